import { OmitType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsEmail, IsIn, IsOptional, IsUUID, MaxLength, ValidateIf } from 'class-validator';
import { IsPersonName, PARTY_STATUSES, type PartyStatus } from '../directory/index.js';
import { IsLocalDateTime, IsPlainText } from '../platform/http/index.js';
import { LOCALES, type Locale } from '../platform/i18n/index.js';
import { CATEGORIES, RegisterRequest } from '../registration/index.js';

/** Whom to invite, as what, until when they may answer. */
export class InviteRequest {
  @IsIn(['focal-points', 'people'])
  audience!: 'focal-points' | 'people';

  /** For `focal-points`: parties of these statuses on the event's first day; members and observers when left out. */
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(PARTY_STATUSES, { each: true })
  statuses?: PartyStatus[];

  /** For `people`. */
  @ValidateIf((request: InviteRequest) => request.audience === 'people')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  personIds?: string[];

  @IsIn(CATEGORIES)
  category!: string;

  /** Wall time by the clock of the event's place. */
  @IsOptional()
  @IsLocalDateTime()
  answerBy?: string;
}

/** Accepting is registering; as what was said in the invitation. */
export class AcceptRequest extends OmitType(RegisterRequest, ['category'] as const) {}

export class DeclineRequest {
  @IsOptional()
  @IsPlainText()
  @MaxLength(500)
  reason?: string;
}

/** Who comes instead. */
export class SubstituteRequest {
  @IsPersonName()
  givenName!: string;

  @IsPersonName()
  familyName!: string;

  @IsEmail()
  @MaxLength(254)
  email!: string;

  @IsIn(LOCALES)
  locale!: Locale;
}
