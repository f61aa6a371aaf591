import { readFileSync } from 'node:fs';
import { translator, type Dictionary } from '../../texts/texts.js';
import type { PublicKey } from '../languages/keys.js';
import { checkQuestions } from './check.js';
import type { Question } from './steps.js';

const english = JSON.parse(readFileSync('web/src/public/texts/en.json', 'utf8')) as Dictionary;
const t = translator<PublicKey>('en', english);
const question = (kind: Question['kind'], more: Partial<Question> = {}): Question => ({ name: 'it', kind, label: 'It', needed: true, ...more });
const faults = (asked: Question, ...given: string[]): string[] => checkQuestions([asked], given.length > 0 ? { it: given } : {}, t).map(({ text }) => text);

describe('what is typed into a form', () => {
  it.each([
    [question('text'), '“It” is needed'],
    [question('choice', { options: [{ value: 'a', label: 'A' }] }), 'Choose an answer: “It”'],
    [question('consent'), 'We cannot register you without this consent'],
  ])('is missed where it is needed, in words that fit the question', (asked, said) => {
    expect(faults(asked)).toEqual([said]);
  });

  it('may be left out where it is not needed', () => {
    expect(faults(question('text', { needed: false }))).toEqual([]);
    expect(faults(question('consent', { needed: false }))).toEqual([]);
  });

  it.each([
    [question('email'), 'name@', 'Write the address like name@example.org'],
    [question('phone'), 'call me', '“It” must be a telephone number, such as +7 727 123 45 67'],
    [question('number'), 'many', '“It” must be a number'],
    [question('date'), '31.12.2026', '“It” must be a date'],
    [question('choice', { options: [{ value: 'a', label: 'A' }] }), 'b', 'Choose an answer: “It”'],
    [question('text', { maxLength: 3 }), 'four', '“It” is too long: at most 3 characters'],
    [question('text'), 'x'.repeat(301), '“It” is too long: at most 300 characters'],
  ])('is refused with the way out', (asked, given, said) => {
    expect(faults(asked, given)).toEqual([said]);
  });

  it('is taken when it is right', () => {
    expect(faults(question('email'), 'a.b@example.org')).toEqual([]);
    expect(faults(question('choices', { options: [{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }] }), 'a', 'b')).toEqual([]);
    expect(faults(question('number'), '7')).toEqual([]);
    expect(faults(question('consent'), 'yes')).toEqual([]);
  });
});
