import type { Locale } from '../../texts/texts.js';

/** Names of a person, the one that a reader of this language reads first: in Russian the Cyrillic one where there is one, else as the person writes it. */
export function namesFor(locale: Locale, name: string, others: readonly string[]): string[] {
  const cyrillic = locale === 'ru' ? others.find((other) => /\p{Script=Cyrillic}/u.test(other)) : undefined;
  return cyrillic === undefined ? [name, ...others] : [cyrillic, name, ...others.filter((other) => other !== cyrillic)];
}
