import { formOf, optionsOf, question } from '../../../test/support/forms.js';
import { askedForm, spokenAnswer } from './asked-form.js';
import { fieldsOf, type FieldKind, type FormField } from './form.js';
import { languageOptions } from './languages.js';
import { checkAnswers } from './read-answers.js';

const lists = { countries: [{ value: 'KZ', label: { en: 'Kazakhstan' }, places: null }], languages: languageOptions('en') };
const asked = (...fields: FormField<FieldKind>[]): FormField[] => fieldsOf(askedForm(formOf<FieldKind>(...fields), lists));

describe('a form, when it is asked', () => {
  it('becomes one of a handful of kinds', () => {
    expect(asked(question('a', 'country'), question('b', 'yes-no'), question('c', 'language'), question('d', 'text')).map(({ kind, options }) => [kind, options?.[0]?.value ?? null])).toEqual([
      ['select', 'KZ'],
      ['choice', 'yes'],
      ['select', 'ar'],
      ['text', null],
    ]);
  });

  it('asks for a passport by its number, State and last day', () => {
    const fields = asked(question('passport', 'passport', { label: { en: 'Passport', ru: 'Паспорт' }, required: true, sensitive: true }));
    expect(fields.map(({ id, label, required, sensitive }) => ({ id, label, required, sensitive }))).toEqual([
      { id: 'passport.number', label: { en: 'Passport: number', ru: 'Паспорт: номер' }, required: true, sensitive: true },
      { id: 'passport.country', label: { en: 'Passport: State that issued it', ru: 'Паспорт: государство выдачи' }, required: true, sensitive: true },
      { id: 'passport.expiry', label: { en: 'Passport: valid until', ru: 'Паспорт: действителен до' }, required: true, sensitive: true },
    ]);
    const form = askedForm(formOf<FieldKind>(question('passport', 'passport', { required: true, sensitive: true })), lists);
    expect(checkAnswers(form, { 'passport.number': 'N12', 'passport.country': 'XX' })).toEqual([
      { field: 'passport.number', code: 'ANSWER_TOO_SHORT', limit: 5 },
      { field: 'passport.country', code: 'ANSWER_INVALID' },
      { field: 'passport.expiry', code: 'ANSWER_MISSING' },
    ]);
    expect(checkAnswers(form, { 'passport.number': 'N1234567', 'passport.country': 'KZ', 'passport.expiry': '2030-01-31' })).toEqual([]);
  });

  it('asks for words where something else is chosen', () => {
    const form = askedForm(formOf<FieldKind>(question('food', 'dietary', { sensitive: true }), question('access', 'accessibility', { sensitive: true })), lists);
    expect(checkAnswers(form, { food: ['halal'], access: ['step-free', 'captions'] })).toEqual([]);
    expect(checkAnswers(form, { food: ['halal', 'other'] })).toEqual([{ field: 'food.other', code: 'ANSWER_MISSING' }]);
  });

  it('lets nobody leave before they arrive', () => {
    const form = askedForm(formOf<FieldKind>(question('trip', 'travel', { required: true })), lists);
    expect(checkAnswers(form, { 'trip.arrival': '2026-09-21', 'trip.departure': '2026-09-25' })).toEqual([]);
    expect(checkAnswers(form, { 'trip.arrival': '2026-09-21', 'trip.departure': '2026-09-20' })).toEqual([{ field: 'trip.departure', code: 'ANSWER_TOO_EARLY', limit: '2026-09-21' }]);
    expect(checkAnswers(form, {}).map(({ field }) => field)).toEqual(['trip.arrival', 'trip.departure']);
  });

  it('keeps who reads, how long and what needs approval again for every part', () => {
    const fields = asked(question('trip', 'travel', { audience: 'secretariat', keptDays: 30, reapprove: true, visibleWhen: [{ field: 'category', is: ['ngo'] }] }));
    expect(new Set(fields.map(({ audience, keptDays, reapprove, visibleWhen }) => JSON.stringify({ audience, keptDays, reapprove, visibleWhen })))).toEqual(
      new Set([JSON.stringify({ audience: 'secretariat', keptDays: 30, reapprove: true, visibleWhen: [{ field: 'category', is: ['ngo'] }] })]),
    );
  });
});

describe('an answer', () => {
  it('is read by the labels of what was chosen', () => {
    const [languages] = asked(question('l', 'languages'));
    if (!languages) throw new Error('no field');
    expect(spokenAnswer(languages, ['fa-AF', 'ru'], (text) => text.ru ?? '')).toBe('Дари, Русский');
    expect(spokenAnswer(question('q', 'text'), 'as typed', (text) => text.en ?? '')).toBe('as typed');
    expect(spokenAnswer(question('q', 'choice', optionsOf('a', 'b')), 'gone', (text) => text.en ?? '')).toBe('gone');
  });
});
