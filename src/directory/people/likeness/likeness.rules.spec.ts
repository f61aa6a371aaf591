import { likenessOf, type InCommon, type Likeness } from './likeness.rules.js';

const inCommon = (more: Partial<InCommon>): InCommon => ({ name: false, word: false, birthDate: null, mailbox: false, ...more });

describe('two entries of the directory', () => {
  it.each<[string, Partial<InCommon>, Likeness | null]>([
    ['nothing in common', {}, null],
    ['the mailbox alone, which an office may share', { mailbox: true }, 'hint'],
    ['the mailbox and a family name, as relatives and namesakes in one office have', { mailbox: true, word: true }, 'hint'],
    ['the day of birth alone', { birthDate: true }, null],
    ['the day of birth and a word of the name', { birthDate: true, word: true }, 'possible'],
    ['the day of birth, a word of the name and the mailbox', { birthDate: true, word: true, mailbox: true }, 'likely'],
    ['the name', { name: true, word: true }, 'possible'],
    ['the name and the mailbox', { name: true, word: true, mailbox: true }, 'likely'],
    ['the name and the day of birth', { name: true, word: true, birthDate: true }, 'likely'],
    ['the name and different days of birth', { name: true, word: true, birthDate: false }, 'hint'],
    ['the name and the mailbox and different days of birth, as a father and a son may', { name: true, word: true, birthDate: false, mailbox: true }, 'hint'],
    ['a word of the name', { word: true }, null],
  ])('with %s look like one human as much as that tells', (_, more, likeness) => {
    expect(likenessOf(inCommon(more))).toBe(likeness);
  });
});
