import { readCode } from '../../../../src/attendance/desk-rules/ticket-code.js';

/** What a line that was typed, or that a hand-held reader typed, is meant as. */
export type Typed = { kind: 'ticket'; text: string } | { kind: 'code'; text: string } | { kind: 'name'; text: string };

/** Keys of a Russian keyboard by what stands on them in Latin: a reader that types like a keyboard presses keys, whatever language is chosen. */
const RUSSIAN = 'ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ';
const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>";
const KEYS = new Map(Array.from(RUSSIAN, (letter, place) => [letter, LATIN.charAt(place)]));

const TICKET = /^CV\d+\./;
/** Longer than any name that is typed at a door. */
const NO_NAME = 40;

/**
 * Tells a ticket, a code and a name apart. A code that was mistyped is still a code: the operator should hear that, and not that nobody has this name.
 * One name of eight letters in thirty-two happens to be a possible code, so letters alone are a code only when somebody has it (`isKnown`).
 */
export function readTyped(typed: string, isKnown: (code: string) => boolean): Typed {
  const text = typed.trim();
  const pressed = Array.from(text, (letter) => KEYS.get(letter) ?? letter).join('');
  for (const candidate of [text, pressed]) if (TICKET.test(candidate)) return { kind: 'ticket', text: candidate };
  for (const candidate of [text, pressed]) {
    const code = readCode(candidate);
    if (code !== null && (/\d/.test(candidate) || isKnown(code))) return { kind: 'code', text: candidate };
  }
  if (looksLikeCode(text)) return { kind: 'code', text };
  // An address, a boarding pass: read by a camera or a reader, and no ticket.
  if (text.includes('://') || (text.length > NO_NAME && !text.includes(' '))) return { kind: 'ticket', text };
  return { kind: 'name', text };
}

/** Two groups of four, or seven to nine letters and figures with a figure among them. */
function looksLikeCode(text: string): boolean {
  const bare = text.replace(/[\s\-–—.]/g, '');
  return /^[\p{L}\d]{4}-[\p{L}\d]{4}$/u.test(text) || (/^[\p{L}\d]{7,9}$/u.test(bare) && /\d/.test(bare));
}
