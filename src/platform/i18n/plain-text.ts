/** Characters that Persian, Urdu and Indic words are written with, though they show nothing: zero-width non-joiner and joiner. */
const JOINERS = new Set(['\u200c', '\u200d']);

/**
 * True for a text that shows what it holds: no control characters, line separators, unassigned or private characters, no invisible format characters
 * such as bidirectional overrides (which can make a name read as another one: UTR 36), and no letter under a tower of marks.
 */
export function isPlainText(text: string): boolean {
  if (/\p{M}{5}/u.test(text)) return false;
  return Array.from(text).every((character) => JOINERS.has(character) || !/[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u.test(character));
}
