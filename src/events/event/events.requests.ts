import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { IsLocalDateTime, IsZone } from '../../platform/http/index.js';
import { LocalisedTextResponse } from '../../platform/i18n/index.js';
import { IsCountry, IsLanguage, IsLeftOutOr, IsTexts, IsWebAddress } from '../events.validators.js';
import { EVENT_MODES, type EventMode } from './event.js';

/** Who organises an event: an institution of the directory, or a name. */
export class OrganiserRequest {
  @IsOptional()
  @IsUUID()
  institutionId?: string | null;

  @IsOptional()
  @IsTexts({ max: 200, filled: true })
  name?: LocalisedTextResponse | null;
}

/** What may be told of an event besides what it must have; null clears a field. */
export class EventParticularsRequest {
  @IsOptional()
  @IsTexts({ max: 1_000 })
  theme?: LocalisedTextResponse | null;

  @IsOptional()
  @IsTexts({ max: 120 })
  city?: LocalisedTextResponse | null;

  /** State code of two letters. */
  @IsOptional()
  @IsCountry()
  countryIso2?: string | null;

  @IsOptional()
  @IsTexts({ max: 300 })
  venue?: LocalisedTextResponse | null;

  /** Where the venue is on a map. */
  @IsOptional()
  @IsWebAddress()
  mapUrl?: string | null;

  /** Where those who are not in the room join. For online and hybrid events; never shown to the public. */
  @IsOptional()
  @IsWebAddress()
  joinUrl?: string | null;

  @IsOptional()
  @IsTexts({ max: 300 })
  host?: LocalisedTextResponse | null;

  /** In the order in which they are named. */
  @IsLeftOutOr()
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => OrganiserRequest)
  organisers?: OrganiserRequest[];

  /** Processes that it belongs to; the first one's parties are the ones that are meant. */
  @IsLeftOutOr()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  processIds?: string[];

  /** Language tags; English and Russian when left out. */
  @IsLeftOutOr()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(12)
  @ArrayUnique()
  @IsLanguage({ each: true })
  workingLanguages?: string[];

  /** Seats; null for no limit. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  capacity?: number | null;

  /** What participants must know, in Markdown. */
  @IsOptional()
  @IsTexts({ max: 20_000, lines: true })
  practicalInformation?: LocalisedTextResponse | null;
}

/** A new event, as a draft. */
export class CreateEventRequest extends EventParticularsRequest {
  /** One of `GET /event-kinds`. */
  @IsString()
  @MaxLength(40)
  kind!: string;

  /** A sub-kind of that kind. */
  @IsString()
  @Length(1, 60)
  subKind!: string;

  @IsTexts({ max: 300, filled: true })
  title!: LocalisedTextResponse;

  /** Wall time at the place, `YYYY-MM-DDTHH:mm`. */
  @IsLocalDateTime()
  startsLocal!: string;

  /** Wall time at the place, `YYYY-MM-DDTHH:mm`. */
  @IsLocalDateTime()
  endsLocal!: string;

  /** IANA zone of the place, such as Asia/Almaty. */
  @IsZone()
  zone!: string;

  @IsIn(EVENT_MODES)
  mode!: EventMode;
}

/** A change to an event: what is left out stays. The kind stays for good. */
export class ChangeEventRequest extends EventParticularsRequest {
  @IsLeftOutOr()
  @IsString()
  @Length(1, 60)
  subKind?: string;

  @IsLeftOutOr()
  @IsTexts({ max: 300, filled: true })
  title?: LocalisedTextResponse;

  /** Wall time at the place, `YYYY-MM-DDTHH:mm`. An event that moves as a whole takes its programme along. */
  @IsLeftOutOr()
  @IsLocalDateTime()
  startsLocal?: string;

  @IsLeftOutOr()
  @IsLocalDateTime()
  endsLocal?: string;

  @IsLeftOutOr()
  @IsZone()
  zone?: string;

  @IsLeftOutOr()
  @IsIn(EVENT_MODES)
  mode?: EventMode;
}
