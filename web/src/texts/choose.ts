import { isLocale, LOCALES, type Locale } from './texts.js';

/** Which language a reader wants: `?lang=`, else the `lang` cookie, else Accept-Language, else English. */
export function chooseLocale(from: { lang?: unknown; cookie?: string | undefined; accept?: string | undefined }, spoken: readonly Locale[] = LOCALES): Locale {
  const known = (value: unknown): value is Locale => isLocale(value) && spoken.includes(value);
  if (known(from.lang)) return from.lang;
  const cookie = /(?:^|;\s*)lang=([a-z]{2})/.exec(from.cookie ?? '')?.[1];
  if (known(cookie)) return cookie;
  const wanted = (from.accept ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.trim().split(';');
      const quality = options.find((option) => option.trim().startsWith('q='));
      return { primary: tag.slice(0, 2).toLowerCase(), quality: quality ? Number(quality.trim().slice(2)) : 1 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wanted.map(({ primary }) => primary).find(known) ?? 'en';
}

/** Keeps the choice for a year, for every face. */
export function rememberLocale(locale: Locale): void {
  document.cookie = `lang=${locale}; Path=/; Max-Age=31536000; SameSite=Lax`;
}
