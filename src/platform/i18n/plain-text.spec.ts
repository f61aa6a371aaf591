import { isPlainText } from './plain-text.js';

describe('a plain text', () => {
  it.each(['Aigerim Akhmetova', "O'Brien-Smith", 'Ғалымжан Әуезов', 'می‌رسد', 'محمد علی', '李小龍', 'François', 'Đặng', 'Фёдор'])('may be %s', (text) => {
    expect(isPlainText(text)).toBe(true);
  });

  it.each([
    ['a null character', 'Ann\u0000'],
    ['a new line', 'Ann\nBcc: x'],
    ['a right-to-left override', 'Ann\u202Egro.live'],
    ['an isolate', '\u2067Ann\u2069'],
    ['a direction mark', 'Ann\u200f'],
    ['a byte order mark', '\ufeffAnn'],
    ['a line separator', 'Ann\u2028x'],
    ['invisible tags', 'Ann\u{E0041}'],
    ['half a surrogate pair', 'Ann\ud83d'],
    ['a tower of marks', 'A\u0301\u0302\u0303\u0304\u0305nn'],
  ])('has no %s', (_, text) => {
    expect(isPlainText(text)).toBe(false);
  });
});
