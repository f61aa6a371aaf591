import type { Locale } from '../../platform/i18n/index.js';

/** Languages in which letters are written. A reader of another language gets the English one, whole: a letter in two languages is read as a mistake. */
export const LETTER_LANGUAGES = ['en', 'ru'] as const;
export type LetterLanguage = (typeof LETTER_LANGUAGES)[number];

export function letterLanguage(locale: Locale): LetterLanguage {
  return locale === 'ru' ? 'ru' : 'en';
}
