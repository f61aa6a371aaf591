import { fill, type Locale } from '../i18n/index.js';

/** Why something was not done, in both working languages; `{name}` is filled from the parameters of the refusal. */
export interface RefusalText {
  /** HTTP status: 403 may not, 404 is not there, 409 conflicts with the present state, 410 no longer valid, 422 cannot be meant so. */
  status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 415 | 422 | 428 | 429;
  en: string;
  ru: string;
}

/** What a refusal may name besides its code. */
export interface RefusalDetails {
  /** Path of the field at fault in the request: `sessions[2].startsLocal`. */
  field?: string;
  /** Values for the placeholders of the text; given to the client too. Never personal data. */
  params?: Readonly<Record<string, string | number>>;
  /** Other fields of the same request at fault, each with its own code and path. */
  also?: readonly Refusal[];
}

/** A use case that was refused for a reason of the trade. Becomes an RFC 9457 problem with this code. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly text: RefusalText,
    readonly details: RefusalDetails = {},
  ) {
    super(`${code}: ${fill(text.en, details.params ?? {})}`);
    this.name = 'Refusal';
  }

  /** The sentence for the person, in their language; Russian and English are complete, others read English. */
  sentence(locale: Locale): string {
    return fill(locale === 'ru' ? this.text.ru : this.text.en, this.details.params ?? {});
  }
}

/**
 * The refusals of a feature as one table: a code without a status or without a language does not compile.
 * ```ts
 * export const refuse = refusals({ EVENT_FULL: { status: 409, en: 'All {capacity} seats are taken.', ru: 'Все места ({capacity}) заняты.' } });
 * throw refuse('EVENT_FULL', { params: { capacity } });
 * ```
 */
export function refusals<const Table extends Record<string, RefusalText>>(table: Table) {
  return (code: keyof Table & string, details: RefusalDetails = {}): Refusal => new Refusal(code, table[code] as RefusalText, details);
}
