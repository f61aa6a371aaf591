import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { chooseLocale } from './choose.js';
import { formFor, translator, type Dictionary, type Locale } from './texts.js';

const WEB = join(process.cwd(), 'web/src');

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}

const files = filesUnder(WEB);
const folders = [...new Set(files.filter((file) => /\/texts\/\w+\.json$/.test(file)).map((file) => dirname(file)))];
const sources = files.filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.spec.ts') && !file.endsWith('.d.ts'));

function read(folder: string, locale: Locale): Dictionary | null {
  const file = join(folder, `${locale}.json`);
  return files.includes(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Dictionary) : null;
}

const forms = (dictionary: Dictionary, key: string): string[] => {
  const entry = dictionary[key];
  return entry === undefined ? [] : typeof entry === 'string' ? [entry] : Object.values(entry);
};
const marksOf = (dictionary: Dictionary, key: string): string[] => [...new Set(forms(dictionary, key).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '')))].sort();

/** Keys written out, and beginnings of keys that are put together (`status.${…}`), in the sources around a folder of texts. */
function usedIn(folder: string): (key: string) => boolean {
  const home = dirname(folder);
  const near = sources.filter((file) => file.startsWith(`${home}/`)).map((file) => readFileSync(file, 'utf8'));
  // The words of the trade are named by statuses and kinds that come as data.
  if (relative(WEB, home) === 'trade') return () => true;
  const text = near.join('\n');
  const beginnings = [...text.matchAll(/[`'"]([\w.-]+[.-])\$\{/g)].map((found) => found[1] ?? '');
  return (key) => ["'", '"', '`'].some((quote) => text.includes(`${quote}${key}${quote}`)) || beginnings.some((beginning) => key.startsWith(beginning));
}

describe.each(folders.map((folder) => [relative(WEB, folder), folder] as const))('texts in %s', (_, folder) => {
  const english = read(folder, 'en') ?? {};
  const others = (['ru', 'fa'] as const).flatMap((locale) => {
    const dictionary = read(folder, locale);
    return dictionary ? [{ locale, dictionary }] : [];
  });

  it('are there in Russian', () => {
    expect(others.map(({ locale }) => locale)).toContain('ru');
  });

  it.each(others)('have the same keys in $locale as in English', ({ dictionary }) => {
    expect(Object.keys(dictionary).sort()).toEqual(Object.keys(english).sort());
  });

  it.each(others)('take the same values in $locale as in English', ({ dictionary }) => {
    const apart = Object.keys(english).filter((key) => String(marksOf(english, key)) !== String(marksOf(dictionary, key)));
    expect(apart).toEqual([]);
  });

  it.each([{ locale: 'en' as Locale, dictionary: english }, ...others])('have every plural form that $locale needs', ({ locale, dictionary }) => {
    const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const lacking = Object.entries(dictionary).filter(([, entry]) => typeof entry !== 'string' && needed.some((category) => entry[category] === undefined));
    expect(lacking.map(([key]) => key)).toEqual([]);
  });

  it.each([{ locale: 'en' as Locale, dictionary: english }, ...others])('leave no text empty in $locale', ({ dictionary }) => {
    expect(Object.keys(dictionary).filter((key) => forms(dictionary, key).some((text) => text.trim() === ''))).toEqual([]);
  });

  it('are all used', () => {
    const used = usedIn(folder);
    expect(Object.keys(english).filter((key) => !used(key))).toEqual([]);
  });
});

describe('a translator', () => {
  const letters = { one: '{count} письмо', few: '{count} письма', many: '{count} писем', other: '{count} письма' };

  it.each([
    [1, '1 письмо'],
    [3, '3 письма'],
    [11, '11 писем'],
    [21, '21 письмо'],
    [34, '34 письма'],
    [100, '100 писем'],
  ])('counts letters in Russian: %d', (count, said) => {
    expect(translator('ru', { letters })('letters', { count })).toBe(said);
  });

  it('writes numbers as the language does', () => {
    expect(translator('fa', { seats: '{n} صندلی' })('seats', { n: 120 })).toBe('۱۲۰ صندلی');
  });

  it('says a key that it lacks from the next dictionary, and else the key', () => {
    const t = translator('ru', { a: 'А' }, { a: 'A', b: 'B' });
    expect([t('a'), t('b'), t('c')]).toEqual(['А', 'B', 'c']);
  });

  it('takes the form for others when a form is missing', () => {
    expect(formFor({ other: 'x' }, 'ru', 1)).toBe('x');
  });
});

describe('the choice of a language', () => {
  it('goes by the address, then the cookie, then the browser, then English', () => {
    expect(chooseLocale({ lang: 'fa', cookie: 'lang=ru', accept: 'en' })).toBe('fa');
    expect(chooseLocale({ lang: 'xx', cookie: 'a=b; lang=ru', accept: 'en' })).toBe('ru');
    expect(chooseLocale({ accept: 'de-DE,de;q=0.9,ru;q=0.8,en;q=0.7' })).toBe('ru');
    expect(chooseLocale({})).toBe('en');
  });

  it('stays with the languages that a face speaks', () => {
    expect(chooseLocale({ cookie: 'lang=fa', accept: 'fa,ru;q=0.5' }, ['en', 'ru'])).toBe('ru');
  });
});
