import { IsEmail, IsIn, IsString, MaxLength, ValidateBy, buildMessage, type ValidationOptions } from 'class-validator';
import { LOCALES, type Locale } from '../../platform/i18n/index.js';
import type { DraftContent } from './drafts.js';

/** What a draft may hold at most. */
const MOST = { names: 200, values: 100, letters: 60_000 };

/** A form as it is filled in so far. */
export class DraftRequest implements DraftContent {
  /** The step at which the person stands. */
  @IsString()
  @MaxLength(80)
  at!: string;

  /** What is filled in, by the names of the fields: `person.givenName`, `answers.dietary`. Not checked against the form: it is not sent yet. */
  @IsFilledIn()
  values!: Record<string, string[]>;
}

/** A form that is to be gone on with later, by a link that is sent to this mailbox. */
export class LaterRequest extends DraftRequest {
  @IsEmail()
  @MaxLength(254)
  email!: string;

  /** Language of the letter. */
  @IsIn(LOCALES)
  locale!: Locale;
}

/** The field holds lists of texts by name, not too many and not too long. */
function IsFilledIn(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy({ name: 'isFilledIn', validator: { validate: isFilledIn, defaultMessage: buildMessage((each) => `${each}$property must hold lists of texts by the names of fields, ${MOST.letters} letters at most`, options) } }, options);
}

function isFilledIn(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries: [string, unknown][] = Object.entries(value);
  const isSound = ([name, given]: [string, unknown]): boolean => name.length <= 100 && Array.isArray(given) && given.length <= MOST.values && given.every((one) => typeof one === 'string' && !one.includes('\0'));
  return entries.length <= MOST.names && entries.every(isSound) && JSON.stringify(value).length <= MOST.letters;
}
