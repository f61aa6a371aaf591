import type { Locale } from '../../index.js';

/** A text in some languages, while it is being written. */
export type Texts = Partial<Record<Locale, string>>;

/** Languages that a text is asked for in: English and Russian always, Persian when the event works in it or the text has it already. */
export function languagesFor(workingLanguages: readonly string[], ...texts: readonly (Texts | undefined)[]): Locale[] {
  const persian = workingLanguages.includes('fa') || texts.some((text) => text?.fa !== undefined && text.fa !== '');
  return persian ? ['en', 'ru', 'fa'] : ['en', 'ru'];
}

/** Trimmed, without languages in which nothing is written. */
export function tidyTexts(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).map(([language, words]) => [language, words.trim()] as const).filter(([, words]) => words !== ''));
}
