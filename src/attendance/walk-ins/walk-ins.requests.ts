import { Type } from 'class-transformer';
import { IsDefined, IsEmail, IsIn, IsInt, IsISO8601, IsOptional, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { IsPersonName, SEXES, type Sex } from '../../directory/index.js';
import { IsCalendarDate, IsPlainText } from '../../platform/http/index.js';
import { LOCALES, type Locale } from '../../platform/i18n/index.js';
import { CATEGORIES, IsConsents } from '../../registration/index.js';

/** Who stands at the door without a registration. */
export class WalkInPersonRequest {
  @IsPersonName()
  @MaxLength(200)
  familyName!: string;

  @IsPersonName()
  @MaxLength(200)
  givenName!: string;

  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  email?: string;

  @IsOptional()
  @IsIn(SEXES)
  sex?: Sex;

  @IsOptional()
  @IsPlainText()
  @MaxLength(200)
  institution?: string;
}

/** A registration at the door, with the check-in that follows it. */
export class WalkInRequest {
  /** Made on the device: names this walk-in for ever, also when the device was paired again and sends it under another number. */
  @IsUUID()
  id!: string;

  /** Counts up on the device together with its scans. */
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  sequence!: number;

  /** When, by the device's clock (RFC 3339). */
  @IsISO8601({ strict: true, strictSeparator: true })
  deviceTime!: string;

  /** What must be added to the device's clock to get the server's, in milliseconds. */
  @IsOptional()
  @IsInt()
  @Min(-1e13)
  @Max(1e13)
  clockOffsetMs?: number;

  /** The event day (YYYY-MM-DD). */
  @IsCalendarDate()
  day!: string;

  @IsOptional()
  @IsUUID()
  sessionId?: string | null;

  @IsDefined()
  @ValidateNested()
  @Type(() => WalkInPersonRequest)
  person!: WalkInPersonRequest;

  @IsIn(CATEGORIES)
  category!: string;

  @IsOptional()
  @IsUUID()
  partyId?: string;

  /** What the person agrees to, by purpose: `event-management`, `follow-up`, `photos`. */
  @IsOptional()
  @IsConsents()
  consents?: Record<string, boolean>;

  /** The language in which the person reads letters. */
  @IsIn(LOCALES)
  locale!: Locale;
}
