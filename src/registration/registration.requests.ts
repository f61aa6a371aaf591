import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsDefined, IsEmail, IsIn, IsISO31661Alpha2, IsObject, IsOptional, IsUUID, Matches, MaxLength, MinLength, ValidateNested } from 'class-validator';
import { IsPersonName, SEXES, type Sex } from '../directory/index.js';
import { IsPlainText } from '../platform/http/index.js';
import { LOCALES, type Locale } from '../platform/i18n/index.js';
import { CATEGORIES, FUNCTIONS } from './categories.js';
import { IsConsents } from './consents.js';
import type { Answers } from './form/form.js';

/** Names in Cyrillic. */
export class CyrillicNamesRequest {
  @IsPersonName()
  @MaxLength(200)
  familyName!: string;

  @IsPersonName()
  @MaxLength(200)
  givenName!: string;
}

/** Names in the script of the person's own language. */
export class NativeNamesRequest extends CyrillicNamesRequest {
  /** BCP 47 tag of that language, such as `fa` or `kk`. */
  @Matches(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/)
  language!: string;
}

/** Who registers, as the form tells of them. */
export class RegisterPersonRequest {
  /** As in the passport, or as the person writes it. */
  @IsPersonName()
  @MaxLength(200)
  familyName!: string;

  @IsPersonName()
  @MaxLength(200)
  givenName!: string;

  /** Where letters go. Several people may read one mailbox. */
  @IsEmail()
  @MaxLength(254)
  email!: string;

  /** Form of address, such as Ms, Dr or H.E. */
  @IsOptional()
  @IsPlainText()
  @MaxLength(60)
  title?: string;

  /** The names in Cyrillic. */
  @IsOptional()
  @ValidateNested()
  @Type(() => CyrillicNamesRequest)
  cyrillic?: CyrillicNamesRequest;

  /** The names in the script of the person's own language. */
  @IsOptional()
  @ValidateNested()
  @Type(() => NativeNamesRequest)
  native?: NativeNamesRequest;

  @IsOptional()
  @IsIn(SEXES)
  sex?: Sex;

  /** ISO 3166-1 alpha-2. */
  @IsOptional()
  @IsISO31661Alpha2()
  stateIso2?: string;

  @IsOptional()
  @IsPlainText()
  @MaxLength(200)
  institution?: string;

  @IsOptional()
  @IsPlainText()
  @MaxLength(200)
  position?: string;
}

/** A registration as it is sent. */
export class RegisterRequest {
  @IsDefined()
  @ValidateNested()
  @Type(() => RegisterPersonRequest)
  person!: RegisterPersonRequest;

  @IsIn(CATEGORIES)
  category!: string;

  /** Answers to the event's own questions, by their ids. */
  @IsOptional()
  @IsObject()
  answers?: Answers;

  /** What the person agrees to, by purpose: `event-management` (needed), `follow-up`, `photos`. */
  @IsConsents()
  consents!: Record<string, boolean>;

  /** The language in which the person reads letters. */
  @IsIn(LOCALES)
  locale!: Locale;
}

/** A registration that staff enter. */
export class EnterRegistrationRequest {
  /** Somebody of the directory; else `person`. */
  @IsOptional()
  @IsUUID()
  personId?: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => RegisterPersonRequest)
  person?: RegisterPersonRequest;

  @IsIn(CATEGORIES)
  category!: string;

  @IsOptional()
  @IsIn(FUNCTIONS)
  function?: string;

  @IsOptional()
  @IsUUID()
  partyId?: string;

  /** Whether the organiser pays for them: they need a funded place of their party too. */
  @IsOptional()
  @IsBoolean()
  funded?: boolean;

  @IsIn(LOCALES)
  locale!: Locale;
}

/** Whether the organiser pays for somebody. */
export class FundedRequest {
  @IsBoolean()
  funded!: boolean;
}

/** Why a registration is not accepted; the person reads it. */
export class RejectRequest {
  @IsPlainText()
  @MinLength(3)
  @MaxLength(500)
  reason!: string;
}

export class WithdrawRequest {
  @IsOptional()
  @IsPlainText()
  @MaxLength(500)
  reason?: string;
}

export class ApproveManyRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  ids!: string[];
}
