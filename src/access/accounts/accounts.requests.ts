import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsEmail, IsIn, IsOptional, IsString, IsUUID, Length, ValidateNested } from 'class-validator';
import { IsPlainText } from '../../platform/http/index.js';
import { LOCALES, type Locale } from '../../platform/i18n/index.js';
import type { Grant } from '../actor.js';
import { EVENT_ROLES, WIDE_ROLES, type EventRole } from './accounts.rules.js';

/** A role, for the whole installation (no event) or for one event. */
export class GrantRequest {
  @IsIn([...WIDE_ROLES, ...EVENT_ROLES])
  role!: Grant['role'];

  /** The event, for an organiser or a desk. */
  @IsOptional()
  @IsUUID()
  eventId?: string | null;
}

/** A new account. */
export class CreateAccountRequest {
  @IsEmail()
  email!: string;

  @IsString()
  @IsPlainText()
  @Length(1, 200)
  name!: string;

  /** Language of its screens and messages. */
  @IsOptional()
  @IsIn(LOCALES)
  locale?: Locale;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => GrantRequest)
  grants?: GrantRequest[];
}

/** A change to an account; what is absent stays. */
export class ChangeAccountRequest {
  @IsOptional()
  @IsString()
  @IsPlainText()
  @Length(1, 200)
  name?: string;

  @IsOptional()
  @IsIn(LOCALES)
  locale?: Locale;

  /** True: it can no longer sign in and its keys stop working. */
  @IsOptional()
  @IsBoolean()
  disabled?: boolean;
}

/** Somebody who is to work on an event. An address without an account gets one. */
export class AddStaffRequest {
  @IsEmail()
  email!: string;

  @IsString()
  @IsPlainText()
  @Length(1, 200)
  name!: string;

  @IsOptional()
  @IsIn(LOCALES)
  locale?: Locale;

  @IsIn(EVENT_ROLES)
  role!: EventRole;
}
