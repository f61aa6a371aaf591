import { foldName } from './fold.js';

/** A name in all the scripts that are known of it. */
export interface NamesInScripts {
  familyName: string;
  givenName: string;
  otherScripts?: { cyrillic?: { family: string; given: string }; native?: { family: string; given: string } };
}

/**
 * What is left of a folded word when all that scripts disagree on is taken off: vowels, v (written as a vowel in Arabic script) and a last f or h.
 * 'Mohammad', 'Мухаммад' and 'محمد' give `mhmd`. A first vowel leaves an `a`, so that short names keep a shape.
 */
export function soundOf(foldedWord: string): string {
  return foldedWord
    .replace(/[fh]$/, '')
    .replace(/^[aeiou]+/, 'A')
    .replace(/[aeiouv]/g, '')
    .replace('A', 'a')
    .replace(/([a-z])\1+/g, '$1');
}

/** Words under which a person is found: every script folded, and the second reading of letters that differ by language (Turkish c, Uzbek x). */
export function searchText(person: NamesInScripts): string {
  return [...new Set(spellings(person).flatMap((spelling) => foldings(spelling).flatMap((folded) => folded.split(' '))))].filter(Boolean).join(' ');
}

/** Sounds of every word of `searchText`; those of one letter tell nothing and are left out. */
export function soundsIn(search: string): string[] {
  return [...new Set(search.split(' ').map(soundOf))].filter((sound) => sound.length > 1);
}

/** A name folded both ways where a Latin letter has two readings: c is k or, in Turkish and Azerbaijani, j; x is ks or, in Uzbek and Azerbaijani, h. */
export function foldings(text: string): string[] {
  const written = text.toLowerCase();
  const other = written.replace(/c(?!h)/g, 'j').replace(/x/g, 'h');
  return other === written ? [foldName(text)] : [...new Set([foldName(text), foldName(other)])];
}

/**
 * Keys of identity: two people with one mailbox and a key in common are one person. Words are sorted, because family and given names are often
 * entered the wrong way round.
 */
export function identityKeys(person: NamesInScripts): string[] {
  return [...new Set(spellings(person).map((spelling) => foldName(spelling).split(' ').toSorted().join(' ')))].filter(Boolean);
}

function spellings(person: NamesInScripts): string[] {
  const { cyrillic, native } = person.otherScripts ?? {};
  return [
    `${person.familyName} ${person.givenName}`,
    ...(cyrillic ? [`${cyrillic.family} ${cyrillic.given}`] : []),
    ...(native ? [`${native.family} ${native.given}`] : []),
  ];
}
