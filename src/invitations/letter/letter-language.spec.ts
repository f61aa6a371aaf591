import { letterLanguage } from './letter-language.js';

describe('the language of a letter', () => {
  it('is the reader’s where letters are written in it, else English', () => {
    expect((['en', 'ru', 'fa'] as const).map(letterLanguage)).toEqual(['en', 'ru', 'en']);
  });
});
