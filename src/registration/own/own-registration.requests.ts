import { IsObject, IsOptional } from 'class-validator';
import { IsConsents } from '../consents.js';
import type { Answers } from '../form/form.js';

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
