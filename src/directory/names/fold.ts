import { ARABIC, CYRILLIC, LATIN } from './letters.js';

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
  [/\bx/g, 'h'],
  [/x/g, 'ks'],
  [/c(?=[eiy])/g, 's'],
  [/c(?!h)/g, 'k'],
  [/oo|ou/g, 'u'],
  [/y/g, 'i'],
  // 'Aliyev' and 'Алиев', 'Andreyev' and 'Андреев', 'Yelena' and 'Елена'.
  [/(?<=[aeiou])ie/g, 'e'],
  [/\bie/g, 'e'],
  [/ee/g, 'i'],
  // 'Abdullah' and 'Абдулла'.
  [/(?<=[aeiou])h\b/g, ''],
  [/([a-z])\1+/g, '$1'],
];

/** Marks inside a word that some write and some do not: apostrophes, the Uzbek turned comma, hamza above the line. */
const APOSTROPHES = /['’‘ʻʼʹ`´ʾʿ]/g;

/**
 * A name, in Latin, Cyrillic or Arabic script, as one Latin key: lower case, without marks, with the spellings of one sound made equal.
 * 'Ахметов' and 'Akhmetov' both give `ahmetov`; 'Жұмабаева' and 'Zhumabayeva' both give `jumabaeva`. Words are parted by single spaces.
 * For search and for telling whether two spellings are one name; never shown.
 */
export function foldName(text: string): string {
  let folded = '';
  for (const letter of text.normalize('NFC').toLowerCase().replace(APOSTROPHES, '')) folded += CYRILLIC[letter] ?? LATIN[letter] ?? ARABIC[letter] ?? letter;
  folded = folded
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  for (const [spelling, sound] of SOUNDS) folded = folded.replace(spelling, sound);
  return folded.trim();
}
