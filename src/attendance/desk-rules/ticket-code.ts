/**
 * The code that stands under the QR and can be typed or read out: eight characters of Crockford's base 32 (no I, L, O, U), the last of which checks the
 * others (Luhn modulo 32: every single wrong character is noticed, and nearly every two that changed places). Shown as `K7QX-3M9T`.
 */

export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 8;

/** Letters that a Russian keyboard gives for the Latin ones that look the same. */
const LOOKALIKES: Readonly<Record<string, string>> = { А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H', К: 'K', М: 'M', О: '0', Р: 'P', Т: 'T', Х: 'X', У: 'Y', O: '0', I: '1', L: '1' };

/** A new code out of seven random bytes (35 bits of them are used). */
export function newCode(random: Uint8Array): string {
  const body = Array.from(random.subarray(0, CODE_LENGTH - 1), (byte) => CODE_ALPHABET.charAt(byte % 32)).join('');
  if (body.length !== CODE_LENGTH - 1) throw new Error('A code needs seven random bytes');
  return body + checkCharacter(body);
}

/** The code as it is stored, from what somebody typed: any case, with or without hyphens and spaces, also on a Russian keyboard. Null when it cannot be a code or was mistyped. */
export function readCode(typed: string): string | null {
  const code = Array.from(typed.toUpperCase().replace(/[\s\-–—.]/g, ''), (character) => LOOKALIKES[character] ?? character).join('');
  if (code.length !== CODE_LENGTH || !Array.from(code).every((character) => CODE_ALPHABET.includes(character))) return null;
  return checkCharacter(code.slice(0, -1)) === code.at(-1) ? code : null;
}

/** The code as it is shown: in two groups. */
export function showCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

function checkCharacter(body: string): string {
  const size = CODE_ALPHABET.length;
  const sum = Array.from(body).reverse().reduce((total, character, place) => {
    const addend = CODE_ALPHABET.indexOf(character) * (place % 2 === 0 ? 2 : 1);
    return total + Math.floor(addend / size) + (addend % size);
  }, 0);
  return CODE_ALPHABET.charAt((size - (sum % size)) % size);
}
