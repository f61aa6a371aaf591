import { PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { LOCALES, type Locale } from '../../platform/i18n/index.js';
import { IsConsents } from '../consents.js';
import type { Answers } from '../form/form.js';
import { RegisterPersonRequest } from '../registration.requests.js';

/** What a person changes. What is left out stays. */
export class ChangeOwnRequest {
  /** Answers to all questions of the form, by their ids; a question that is left out has no answer. */
  @IsOptional()
  @IsObject()
  answers?: Answers;

  /** Answers by purpose, those that change: `follow-up`, `photos`. */
  @IsOptional()
  @IsConsents()
  consents?: Record<string, boolean>;
}

/** What the directory may not know yet of whoever was nominated. What it knows stays as it is. */
export class CompletedPersonRequest extends PickType(RegisterPersonRequest, ['sex', 'stateIso2', 'institution', 'position'] as const) {}

/** A registration completed by the person who was nominated. */
export class CompleteOwnRequest {
  @IsOptional()
  @ValidateNested()
  @Type(() => CompletedPersonRequest)
  person?: CompletedPersonRequest;

  /** Answers to the event's questions, by their ids. */
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
