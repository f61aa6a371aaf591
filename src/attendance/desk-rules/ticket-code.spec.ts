import fc from 'fast-check';
import { CODE_ALPHABET, newCode, readCode, showCode } from './ticket-code.js';

const codes = fc.uint8Array({ minLength: 7, maxLength: 7 }).map(newCode);

describe('a typed code', () => {
  it('is read back as it is shown, in any case, with or without its hyphen', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
        expect(readCode(showCode(code))).toBe(code);
        expect(readCode(` ${code.toLowerCase().slice(0, 3)} ${code.slice(3)} `)).toBe(code);
      }),
    );
  });

  it('is known to be mistyped when any one character is wrong', () => {
    fc.assert(
      fc.property(codes, fc.nat(7), fc.integer({ min: 1, max: 31 }), (code, place, step) => {
        const wrong = CODE_ALPHABET.charAt((CODE_ALPHABET.indexOf(code.charAt(place)) + step) % 32);
        expect(readCode(code.slice(0, place) + wrong + code.slice(place + 1))).toBeNull();
      }),
    );
  });

  it('is known to be mistyped when two neighbours changed places, but for one pair', () => {
    fc.assert(
      fc.property(codes, fc.nat(6), (code, place) => {
        const [a, b] = [code.charAt(place), code.charAt(place + 1)];
        fc.pre(a !== b && !['0Z', 'Z0'].includes(a + b));
        expect(readCode(code.slice(0, place) + b + a + code.slice(place + 2))).toBeNull();
      }),
    );
  });

  it('may be typed on a Russian keyboard and with letters for the digits they resemble', () => {
    const code = newCode(Uint8Array.from([20, 27, 22, 8, 0, 1, 12]));
    expect(code.slice(0, 7)).toBe('MVP801C');
    const typed = code.replace('M', 'М').replace('P', 'Р').replace('0', 'O').replace('1', 'l').replace('C', 'С');
    expect(readCode(typed)).toBe(code);
  });

  it.each(['', 'ABC', 'UUUUUUUU', 'K7QX-3M9T-1', 'это не код'])('is not %j', (typed) => expect(readCode(typed)).toBeNull());
});
