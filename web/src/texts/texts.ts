import type { ReactNode } from 'react';

export const LOCALES = ['en', 'ru', 'fa'] as const;
export type Locale = (typeof LOCALES)[number];

/** The languages in their own words. */
export const LANGUAGE_NAMES: Record<Locale, string> = { en: 'English', ru: 'Русский', fa: 'فارسی' };

export function isLocale(value: unknown): value is Locale {
  return typeof value === 'string' && (LOCALES as readonly string[]).includes(value);
}

export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'fa' ? 'rtl' : 'ltr';
}

/** A text, or one per plural category of CLDR (`one`, `few`, `many`, `other`), chosen by the value `count`. `{name}` marks a value. */
export type Entry = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
export type Dictionary = Readonly<Record<string, Entry>>;

export type Values = Readonly<Record<string, string | number>>;

/** Says a text of a dictionary in its language. */
export interface Translate<Key extends string> {
  (key: Key, values?: Values): string;
  /** With elements as values: `t.rich('spoken-by', { name: <bdi>…</bdi> })`. */
  rich(key: Key, values: Readonly<Record<string, ReactNode>>): ReactNode[];
  /** True when there is such a text; for keys that come as data. */
  has(key: string): key is Key;
  readonly locale: Locale;
}

const numbers = new Map<Locale, Intl.NumberFormat>();
const plurals = new Map<Locale, Intl.PluralRules>();

function kept<T>(cache: Map<Locale, T>, locale: Locale, make: () => T): T {
  const found = cache.get(locale);
  if (found) return found;
  const made = make();
  cache.set(locale, made);
  return made;
}

/** A number in the writing of the language. */
export function numberIn(locale: Locale, value: number): string {
  return kept(numbers, locale, () => new Intl.NumberFormat(locale)).format(value);
}

/** The form of an entry that fits `count`; a missing category falls back to `other`. */
export function formFor(entry: Entry, locale: Locale, count: number | undefined): string {
  if (typeof entry === 'string') return entry;
  const category = count === undefined ? 'other' : kept(plurals, locale, () => new Intl.PluralRules(locale)).select(count);
  return entry[category] ?? entry.other ?? '';
}

/** Makes the voice of one language. `more` are dictionaries looked into after the first (the words of the trade). */
export function translator<Key extends string>(locale: Locale, ...dictionaries: readonly Dictionary[]): Translate<Key> {
  const find = (key: string): Entry => {
    for (const dictionary of dictionaries) {
      const entry = dictionary[key];
      if (entry !== undefined) return entry;
    }
    return key;
  };
  const formOf = (key: string, count: unknown): string => formFor(find(key), locale, typeof count === 'number' ? count : undefined);
  const written = (value: string | number): string => (typeof value === 'number' ? numberIn(locale, value) : value);
  const say = (key: Key, values?: Values): string =>
    formOf(key, values?.['count']).replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values?.[name];
      return value === undefined ? whole : written(value);
    });
  return Object.assign(say, {
    locale,
    has: (key: string): key is Key => dictionaries.some((dictionary) => key in dictionary),
    rich: (key: Key, values: Readonly<Record<string, ReactNode>>): ReactNode[] =>
      formOf(key, values['count'])
        .split(/\{(\w+)\}/)
        .map((part, place) => {
          if (place % 2 === 0) return part;
          const value = values[part];
          return typeof value === 'number' ? numberIn(locale, value) : value;
        }),
  });
}

/** A text per language as the API keeps it: titles, themes, labels. */
export type LocalisedText = Readonly<Partial<Record<Locale, string>>>;

const fallback: Record<Locale, readonly Locale[]> = { en: ['en', 'ru', 'fa'], ru: ['ru', 'en', 'fa'], fa: ['fa', 'en', 'ru'] };

/** The text in the wanted language or, by the stated fallback, in another, and which language that is (for `lang` and `dir`). */
export function textIn(text: LocalisedText | null | undefined, locale: Locale): { text: string; locale: Locale } {
  for (const candidate of fallback[locale]) {
    const found = text?.[candidate];
    if (found) return { text: found, locale: candidate };
  }
  return { text: '', locale };
}
