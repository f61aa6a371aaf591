import { CODE_ALPHABET, newCode, readCode, showCode } from '../../../../src/attendance/desk-rules/ticket-code.js';
import { readTyped as read } from './reading.js';

const code = newCode(Uint8Array.of(1, 9, 30, 4, 22, 17, 8));
const readTyped = (typed: string) => read(typed, () => false);
const ticket = `CV1.${'Qq-_'.repeat(11)}.${'Zx09'.repeat(21)}`;

/** What comes of keys that are pressed while a Russian keyboard is chosen. */
function onRussianKeys(text: string): string {
  const latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>";
  const russian = 'йцукенгшщзхъфывапролджэячсмитьбюЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ';
  return Array.from(text, (letter) => (latin.includes(letter) ? russian.charAt(latin.indexOf(letter)) : letter)).join('');
}

describe('a line that was typed at the desk', () => {
  it.each([ticket, `  ${ticket}\n`, onRussianKeys(ticket)])('is a ticket, on whatever keyboard a reader types it: %#', (typed) => {
    expect(readTyped(typed)).toEqual({ kind: 'ticket', text: ticket });
  });

  it.each([code, showCode(code), code.toLowerCase(), ` ${code.slice(0, 4)} ${code.slice(4)} `])('is a code, however it is written: %s', (typed) => {
    expect(readTyped(typed).kind).toBe('code');
  });

  it('is a code when a reader types one on a Russian keyboard', () => {
    expect(readTyped(onRussianKeys('K7QX').concat(onRussianKeys(code.slice(4)))).kind).toBe('code');
    expect(readTyped(onRussianKeys(code))).toEqual({ kind: 'code', text: code });
  });

  it('is a code when it was mistyped, so that the operator hears that and not that nobody has this name', () => {
    const wrong = CODE_ALPHABET.charAt((CODE_ALPHABET.indexOf(code.charAt(7)) + 1) % 32);
    expect(readTyped(code.slice(0, 7) + wrong).kind).toBe('code');
    expect(readTyped('K7QX-3M9').kind).toBe('code');
    expect(readTyped('ABCD-EFGH').kind).toBe('code');
  });

  it('is a name although it could be a code, unless somebody has that code', () => {
    const name = Array.from('BCDEFGHJKMNPQRSTVWXYZ', (last) => `Akhmeta${last}`).find((one) => readCode(one) !== null) ?? '';
    expect(readTyped(name)).toEqual({ kind: 'name', text: name });
    expect(read(name, (known) => known === name.toUpperCase()).kind).toBe('code');
  });

  it.each(['https://example.org/x', 'M1DESMARAIS/LUC'.padEnd(60, 'X')])('is no name when it was read from something else: %s', (typed) => {
    expect(readTyped(typed).kind).toBe('ticket');
  });

  it.each(['Ахметова', 'akhm', 'Ó', 'Aigerim Akhmetova', 'Мухаммад-Али', 'Абдурахмон', 'زهرا رحیمی', 'Maximili', 'Jo'])('is a name: %s', (typed) => {
    expect(readTyped(typed)).toEqual({ kind: 'name', text: typed });
  });
});
