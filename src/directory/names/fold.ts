import { ARABIC, CYRILLIC, LATIN } from './letters.js';

/** A word that is Latin letters without marks already. */
const UNMARKED = /^[a-z0-9]*$/;

const DOUBLED = /([a-z])\1+/g;

/** Latin spellings that stand for one sound, in the order in which they are folded. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/shch|sch/g, 'sh'],
  [/tsch|tch/g, 'ch'],
  [/dzh|dj/g, 'j'],
  [/zh/g, 'j'],
  [/kh/g, 'h'],
  [/gh/g, 'g'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/tz/g, 'ts'],
  [/ck|q/g, 'k'],
  [/w/g, 'v'],
  [/^x/g, 'h'],
  [/x/g, 'ks'],
  [/c(?=[eiy])/g, 's'],
  [/c(?!h)/g, 'k'],
  [/oo|ou/g, 'u'],
  [/y/g, 'i'],
  // 'Aliyev' and 'Алиев', 'Andreyev' and 'Андреев', 'Yelena' and 'Елена'.
  [/(?<=[aeiou])ie/g, 'e'],
  [/^ie/g, 'e'],
  [/ee/g, 'i'],
  // 'Abdullah' and 'Абдулла'.
  [/(?<=[aeiou])h$/g, ''],
  [DOUBLED, '$1'],
];

/** Marks inside a word that some write and some do not: apostrophes, the Uzbek turned comma, hamza above the line. */
const APOSTROPHES = /['’‘ʻʼʹ`´ʾʿ]/g;

/**
 * A name, in Latin, Cyrillic or Arabic script, as one Latin key: lower case, without marks, with the spellings of one sound made equal.
 * 'Ахметов' and 'Akhmetov' both give `ahmetov`; 'Жұмабаева' and 'Zhumabayeva' both give `jumabaeva`. Words are parted by single spaces.
 * For search and for telling whether two spellings are one name; never shown.
 */
export function foldName(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(APOSTROPHES, '')
    .split(/[^\p{L}\p{M}\p{N}ـ]+/u)
    .map((word) => (/\p{Script=Arabic}/u.test(word) ? foldArabic(word) : foldAlphabetic(word)))
    .filter(Boolean)
    .join(' ');
}

/** Arabic letters give their sound at once: between them stand short vowels, so that z and h side by side ('زهرا') are no zh. */
function foldArabic(word: string): string {
  return plain(letterByLetter(word, ARABIC))
    .replace(/(?<=[aeiou])h$/, '')
    .replace(DOUBLED, '$1');
}

function foldAlphabetic(word: string): string {
  const latin = UNMARKED.test(word) ? word : plain(letterByLetter(letterByLetter(word, CYRILLIC), LATIN));
  return SOUNDS.reduce((folded, [spelling, sound]) => folded.replace(spelling, sound), latin);
}

function letterByLetter(word: string, letters: Readonly<Record<string, string>>): string {
  return Array.from(word, (letter) => letters[letter] ?? letter).join('');
}

/** Marks off, and letters that are written in several ways in one. */
function plain(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}
