/** Languages that Convoke speaks. Persian covers the public face; where a text is missing the fallback is stated below. */
export const LOCALES = ['en', 'ru', 'fa'] as const;
export type Locale = (typeof LOCALES)[number];

/** A text per language, as titles, themes and labels are kept: `{ en: 'Regional forum', ru: 'Региональный форум' }`. */
export type LocalisedText = Partial<Record<Locale, string>>;

const fallback: Record<Locale, readonly Locale[]> = {
  en: ['en', 'ru', 'fa'],
  ru: ['ru', 'en', 'fa'],
  fa: ['fa', 'en', 'ru'],
};

/** The text in the wanted language, else by the stated fallback (English before Russian), else an empty string. */
export function textIn(text: LocalisedText, locale: Locale): string {
  for (const candidate of fallback[locale]) {
    const found = text[candidate];
    if (found) return found;
  }
  return '';
}

export function isLocale(value: unknown): value is Locale {
  return typeof value === 'string' && (LOCALES as readonly string[]).includes(value);
}

/** Writing direction of a language, for `dir` attributes in pages and mail. */
export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'fa' ? 'rtl' : 'ltr';
}

/** The first language of an Accept-Language header that Convoke speaks; English when there is none. */
export function negotiateLocale(acceptLanguage: string | undefined): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.trim().split(';');
      const quality = options.find((option) => option.trim().startsWith('q='));
      return { primary: tag.slice(0, 2).toLowerCase(), quality: quality ? Number(quality.trim().slice(2)) : 1 };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  return wanted.map(({ primary }) => primary).find(isLocale) ?? 'en';
}

/** Puts named values into a text: `fill('{n} seats', { n: 4 })` gives `4 seats`. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}
