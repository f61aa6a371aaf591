import { OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsDefined, IsEmail, IsIn, IsInt, IsISO31661Alpha2, IsOptional, IsUUID, Max, MaxLength, Min, ValidateIf, ValidateNested } from 'class-validator';
import { IsPersonName, PARTY_STATUSES, type PartyStatus } from '../directory/index.js';
import { IsLocalDateTime, IsPlainText } from '../platform/http/index.js';
import { LOCALES, type Locale } from '../platform/i18n/index.js';
import { CATEGORIES, RegisterRequest } from '../registration/index.js';
import { AUDIENCES, type Audience } from './invitation.js';
import { LETTER_LANGUAGES, type LetterLanguage } from './letter/letter-language.js';

/** Somebody who is invited though the directory may not know them. */
export class ListedPersonRequest {
  @IsPersonName()
  @MaxLength(200)
  familyName!: string;

  @IsPersonName()
  @MaxLength(200)
  givenName!: string;

  @IsEmail()
  @MaxLength(254)
  email!: string;

  /** Language of letters to somebody new; whoever is in the directory is written to in the language that it says. */
  @IsIn(LOCALES)
  locale!: Locale;

  /** ISO 3166-1 alpha-2. */
  @IsOptional()
  @IsISO31661Alpha2()
  stateIso2?: string;

  @IsOptional()
  @IsPlainText()
  @MaxLength(200)
  institution?: string;
}

/** Whom to invite, as what, until when they may answer. */
export class InviteRequest {
  @IsIn(AUDIENCES)
  audience!: Audience;

  /** For `focal-points`: parties of these statuses on the event's first day; members and observers when left out. */
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(PARTY_STATUSES, { each: true })
  statuses?: PartyStatus[];

  /** For `focal-points`: alternates too. */
  @IsOptional()
  @IsBoolean()
  includeAlternates?: boolean;

  /** For `people`. */
  @ValidateIf((request: InviteRequest) => request.audience === 'people' || request.personIds !== undefined)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  personIds?: string[];

  /** For `list`. */
  @ValidateIf((request: InviteRequest) => request.audience === 'list' || request.list !== undefined)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => ListedPersonRequest)
  list?: ListedPersonRequest[];

  /** People who are not invited this time. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1000)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  exclude?: string[];

  @IsIn(CATEGORIES)
  category!: string;

  /** The language of every letter; left out, each reader gets their own. */
  @IsOptional()
  @IsIn(LETTER_LANGUAGES)
  language?: LetterLanguage;

  /** Wall time by the clock of the event's place; without it answers are taken until the event begins. */
  @IsOptional()
  @IsLocalDateTime()
  answerBy?: string | null;
}

/** Whom one is about to invite, and whose letter is to be shown: a person of the directory, or a line of the list. */
export class LetterAheadRequest extends InviteRequest {
  @ValidateIf((request: LetterAheadRequest) => request.line === undefined || request.personId !== undefined)
  @IsUUID()
  personId?: string;

  /** Place in `list`, from 0. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(499)
  line?: number;
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
  @MaxLength(200)
  givenName!: string;

  @IsPersonName()
  @MaxLength(200)
  familyName!: string;

  @IsEmail()
  @MaxLength(254)
  email!: string;

  @IsIn(LOCALES)
  locale!: Locale;
}

/** An answer that reached staff by phone or paper. */
export class RecordAnswerRequest {
  @IsIn(['accepted', 'declined', 'substituted'])
  answer!: 'accepted' | 'declined' | 'substituted';

  /** Why it was declined. */
  @IsOptional()
  @IsPlainText()
  @MaxLength(500)
  reason?: string;

  /** Who comes instead; needed for `substituted`. */
  @ValidateIf((request: RecordAnswerRequest) => request.answer === 'substituted' || request.substitute !== undefined)
  @IsDefined()
  @ValidateNested()
  @Type(() => SubstituteRequest)
  substitute?: SubstituteRequest;
}

/** Withdraws an invitation. */
export class WithdrawInvitationRequest {
  /** Why; staff alone read it. */
  @IsOptional()
  @IsPlainText()
  @MaxLength(500)
  reason?: string;

  /** Whether somebody who has had the letter is told that the invitation stands no more; true when left out. */
  @IsOptional()
  @IsBoolean()
  tell?: boolean;
}

/** Another deadline for one invitation; null for none. */
export class DeadlineRequest {
  @ValidateIf((request: DeadlineRequest) => request.answerBy !== null)
  @IsLocalDateTime()
  answerBy!: string | null;
}
