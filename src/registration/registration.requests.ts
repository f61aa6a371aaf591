import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsDefined, IsEmail, IsIn, IsInt, IsISO31661Alpha2, IsObject, IsOptional, IsUUID, Max, MaxLength, Min, MinLength, ValidateNested } from 'class-validator';
import { IsPersonName, SEXES, type Sex } from '../directory/index.js';
import { IsLocalDateTime, IsPlainText } from '../platform/http/index.js';
import { LOCALES, type Locale } from '../platform/i18n/index.js';
import { CATEGORIES, FUNCTIONS } from './categories.js';
import type { Answers } from './form/form.js';

/** Who registers, as the form tells of them. */
export class RegisterPersonRequest {
  /** As in the passport, or as the person writes it. */
  @IsPersonName()
  familyName!: string;

  @IsPersonName()
  givenName!: string;

  @IsEmail()
  @MaxLength(254)
  email!: string;

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
  @IsObject()
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

  @IsIn(LOCALES)
  locale!: Locale;
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

/** How people come into an event. Wall times are by the clock of its place. */
export class SettingsRequest {
  @IsOptional()
  @IsLocalDateTime()
  opensLocal?: string | null;

  @IsOptional()
  @IsLocalDateTime()
  closesLocal?: string | null;

  @IsBoolean()
  byInvitation!: boolean;

  @IsBoolean()
  needsApproval!: boolean;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(CATEGORIES, { each: true })
  categories!: string[];

  @IsBoolean()
  waitingList!: boolean;

  /** Hours that an offered seat is kept. */
  @IsInt()
  @Min(1)
  @Max(720)
  offerHours!: number;
}
