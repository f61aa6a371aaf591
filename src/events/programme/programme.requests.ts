import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { IsLocalDateTime, IsPlainText } from '../../platform/http/index.js';
import { LocalisedTextResponse } from '../../platform/i18n/index.js';
import { IsLeftOutOr, IsTexts } from '../events.validators.js';
import { SESSION_KINDS, SPEAKER_ROLES, type SessionKind, type SpeakerRole } from './session.js';

/** Somebody who appears in a session: a person of the directory, or a name. */
export class SpeakerRequest {
  /** `speaker` when left out. */
  @IsLeftOutOr()
  @IsIn(SPEAKER_ROLES)
  role?: SpeakerRole;

  @IsOptional()
  @IsUUID()
  personId?: string | null;

  /** For whoever is not in the directory. */
  @IsOptional()
  @IsString()
  @IsPlainText()
  @MaxLength(200)
  name?: string | null;

  @IsOptional()
  @IsString()
  @IsPlainText()
  @MaxLength(200)
  affiliation?: string | null;
}

/** What may be told of a session besides what it must have; null clears a field. */
export class SessionParticularsRequest {
  @IsOptional()
  @IsTexts({ max: 5_000, lines: true })
  description?: LocalisedTextResponse | null;

  @IsOptional()
  @IsUUID()
  roomId?: string | null;

  @IsOptional()
  @IsUUID()
  trackId?: string | null;

  /** Whether attendance of it counts towards a certificate; by the kind of session when left out. */
  @IsLeftOutOr()
  @IsBoolean()
  counts?: boolean;

  /** In the order in which they are named. */
  @IsLeftOutOr()
  @IsArray()
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => SpeakerRequest)
  speakers?: SpeakerRequest[];
}

/** A new item of the programme. */
export class SessionRequest extends SessionParticularsRequest {
  @IsIn(SESSION_KINDS)
  kind!: SessionKind;

  @IsTexts({ max: 300, filled: true })
  title!: LocalisedTextResponse;

  /** Wall time at the place of the event, `YYYY-MM-DDTHH:mm`. */
  @IsLocalDateTime()
  startsLocal!: string;

  @IsLocalDateTime()
  endsLocal!: string;
}

/** A change to an item of the programme: what is left out stays. */
export class ChangeSessionRequest extends SessionParticularsRequest {
  @IsLeftOutOr()
  @IsIn(SESSION_KINDS)
  kind?: SessionKind;

  @IsLeftOutOr()
  @IsTexts({ max: 300, filled: true })
  title?: LocalisedTextResponse;

  @IsLeftOutOr()
  @IsLocalDateTime()
  startsLocal?: string;

  @IsLeftOutOr()
  @IsLocalDateTime()
  endsLocal?: string;
}

/** A room in which sessions are held. */
export class RoomRequest {
  @IsTexts({ max: 120, filled: true })
  name!: LocalisedTextResponse;

  /** People that it holds. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  capacity?: number | null;
}

/** A change to a room: what is left out stays. */
export class ChangeRoomRequest {
  @IsLeftOutOr()
  @IsTexts({ max: 120, filled: true })
  name?: LocalisedTextResponse;

  /** People that it holds; null when nobody counted. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  capacity?: number | null;
}
