import { textIn, type LocalisedText } from '../../platform/i18n/index.js';

/** Characters of a slug before the year. */
const LONGEST = 60;

/** Russian and Kazakh letters as addresses of web pages write them. */
const LETTERS: Readonly<Record<string, string>> = {
  а: 'a', ә: 'a', б: 'b', в: 'v', г: 'g', ғ: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'i', к: 'k', қ: 'k', л: 'l', м: 'm', н: 'n', ң: 'n', о: 'o', ө: 'o', п: 'p', р: 'r',
  с: 's', т: 't', у: 'u', ұ: 'u', ү: 'u', ф: 'f', х: 'kh', һ: 'h', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', і: 'i', ь: '', э: 'e', ю: 'yu', я: 'ya',
};

/**
 * The beginning of an event's public address, from its title (English where there is one) and the year in which it begins: `regional-forum-safe-pathways-2026`.
 * A title in a script that is not spelt here gives the kind of event.
 */
export function slugOf(event: { title: LocalisedText; kind: string; startsLocal: string }): string {
  const year = event.startsLocal.slice(0, 4);
  const words = spelt(textIn(event.title, 'en')) || spelt(textIn(event.title, 'ru')) || event.kind;
  const cut = words.length > LONGEST ? words.slice(0, LONGEST + 1).replace(/-[^-]*$/, '').slice(0, LONGEST) : words;
  return cut.split('-').includes(year) ? cut : `${cut}-${year}`;
}

/** The first of `base`, `base-2`, `base-3` … that is free. */
export function freeSlug(base: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(slug)) return slug;
  }
}

function spelt(text: string): string {
  return Array.from(text.normalize('NFC').toLowerCase(), (letter) => LETTERS[letter] ?? letter)
    .join('')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’‘ʻʼ`]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
