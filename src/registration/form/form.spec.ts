import fc from 'fast-check';
import { askedForm, spokenAnswer } from './asked-form.js';
import { definitionFaults } from './definition.js';
import { checkAnswers, divide, readAnswers, type AskedKind, type FieldKind, type Form, type FormDefinition, type FormField } from './form.js';
import { languageOptions } from './languages.js';
import { STANDARD_FORM } from './standard-form.js';

const lists = { countries: [{ value: 'KZ', label: { en: 'Kazakhstan' } }], languages: languageOptions('en') };
const standard = askedForm(STANDARD_FORM, lists);
const field = <Kind extends FieldKind>(id: string, kind: Kind, more: Partial<FormField<Kind>> = {}): FormField<Kind> => ({ id, kind, label: { en: id }, hint: null, required: false, sensitive: false, options: null, visibleWhen: null, ...more });
const formOf = <Kind extends FieldKind>(...fields: FormField<Kind>[]): Form<Kind> => ({ sections: [{ id: 's', title: { en: 'S' }, fields }] });
const choices = { options: [{ value: 'a', label: { en: 'A', ru: 'А' } }, { value: 'b', label: { en: 'B' } }] };

describe('answers to a form', () => {
  it('may be left out where nothing is required', () => {
    expect(checkAnswers(standard, {})).toEqual([]);
  });

  it('are asked for only where the question is asked', () => {
    expect(checkAnswers(standard, { visaLetter: 'no' })).toEqual([]);
    expect(checkAnswers(standard, { visaLetter: 'yes' })).toEqual([{ field: 'passport', code: 'ANSWER_MISSING' }]);
    expect(checkAnswers(standard, { visaLetter: 'yes', passport: 'N1234567' })).toEqual([]);
  });

  it('to questions that are not asked are not kept, whatever they are', () => {
    expect(readAnswers(standard, { visaLetter: 'no', passport: { $where: 'x'.repeat(10) } })).toEqual({ kept: { visaLetter: 'no' }, faults: [] });
  });

  it('to a question count as none for the questions that hang on it, when it is not asked itself', () => {
    const form = formOf(field('a', 'choice', choices), field('b', 'choice', { ...choices, visibleWhen: { field: 'a', is: ['a'] } }), field('c', 'text', { required: true, visibleWhen: { field: 'b', is: ['a'] } }));
    expect(checkAnswers(form, { a: 'b', b: 'a' })).toEqual([]);
    expect(checkAnswers(form, { a: 'a', b: 'a' })).toEqual([{ field: 'c', code: 'ANSWER_MISSING' }]);
  });

  it('are asked for by category where the form says so', () => {
    const form = formOf(field('outlet', 'text', { required: true, visibleWhen: { field: 'category', is: ['media'] } }));
    expect(checkAnswers(form, {}, { category: 'media' })).toEqual([{ field: 'outlet', code: 'ANSWER_MISSING' }]);
    expect(checkAnswers(form, {}, { category: 'ngo' })).toEqual([]);
    expect(checkAnswers(form, {})).toEqual([]);
  });

  it.each<[AskedKind, unknown[], unknown[]]>([
    ['text', ['Ғалымжан', ' spaced '], ['x'.repeat(301), 'a\nb', 'a\u202eb', 7, {}, ['x']]],
    ['paragraph', ['two\nlines\twith a tab'], ['x'.repeat(4001), 'a\u0000b', 7]],
    ['email', ['a@b.org'], ['a', 'a@b', 'a b@c.org', 'a@b.org\nBcc: c@d.org', `${'x'.repeat(250)}@b.org`]],
    ['phone', ['+7 (727) 123-45-67'], ['call me', '12', '+7\n123456', 123456]],
    ['number', [0, -2.5], ['7', Number.NaN, Infinity, 1e300]],
    ['date', ['2026-02-28', '2024-02-29'], ['2026-02-31', '2026-13-01', '28.02.2026', 20260228]],
    ['choice', ['a'], ['c', 'A', ['a'], true]],
    ['choices', [['a', 'b'], ['b']], [['c'], ['a', 'a'], 'a', [['a']]]],
    ['consent', [true], ['yes', 1]],
  ])('of the kind %s are told from what is none', (kind, good, bad) => {
    const form = formOf(field('q', kind, kind === 'choice' || kind === 'choices' ? choices : {}));
    for (const value of good) expect({ value, faults: checkAnswers(form, { q: value }) }).toEqual({ value, faults: [] });
    for (const value of bad) expect({ value, faults: checkAnswers(form, { q: value }) }).toEqual({ value, faults: [{ field: 'q', code: 'ANSWER_INVALID' }] });
  });

  it.each([undefined, null, '', '   ', []])('that say nothing (%j) are missing where one is required', (value) => {
    expect(checkAnswers(formOf(field('q', 'choices', { ...choices, required: true })), { q: value })).toEqual([{ field: 'q', code: 'ANSWER_MISSING' }]);
  });

  it('to questions that the form does not have are named', () => {
    expect(checkAnswers(standard, { isAdmin: true })).toEqual([{ field: 'isAdmin', code: 'ANSWER_UNKNOWN' }]);
  });

  it('are kept only if they fit, whatever is sent', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('phone', 'languages', 'dietary', 'visaLetter', 'passport', 'interpretation', 'other'), fc.anything()), (sent) => {
        const { kept } = readAnswers(standard, sent);
        expect(checkAnswers(standard, kept).filter(({ code }) => code !== 'ANSWER_MISSING')).toEqual([]);
        expect(readAnswers(standard, kept).kept).toEqual(kept);
      }),
    );
  });

  it('are divided into what is open and what is sealed', () => {
    expect(divide(STANDARD_FORM, { interpretation: 'ru', dietary: 'halal' })).toEqual({ open: { interpretation: 'ru' }, sealed: { dietary: 'halal' } });
  });

  it('are read by the labels of what was chosen', () => {
    const [languages] = askedForm(formOf<FieldKind>(field('l', 'languages')), lists).sections[0]?.fields ?? [];
    if (!languages) throw new Error('no field');
    expect(spokenAnswer(languages, ['fa-AF', 'ru'], (text) => text.ru ?? '')).toBe('Дари, Русский');
    expect(spokenAnswer(field('q', 'text'), 'as typed', (text) => text.en ?? '')).toBe('as typed');
  });
});

describe('a form that an organiser made', () => {
  const faults = (...fields: FormField<FieldKind>[]) => definitionFaults(formOf(...fields)).map(({ field: at, code }) => `${at} ${code}`);

  it('is sound when it is the standard one', () => {
    expect(definitionFaults(STANDARD_FORM)).toEqual([]);
  });

  it.each<[string, FormField<FieldKind>[], string]>([
    ['a name with a space', [field('a b', 'text')], 'sections[0].fields[0].id FORM_ID_INVALID'],
    ['the name of the category', [field('category', 'text')], 'sections[0].fields[0].id FORM_ID_INVALID'],
    ['a name twice', [field('a', 'text'), field('a', 'date')], 'sections[0].fields[1].id FORM_ID_TWICE'],
    ['no label', [field('a', 'text', { label: { fa: 'نام' } })], 'sections[0].fields[0].label FORM_LABEL_MISSING'],
    ['a choice without answers', [field('a', 'choice')], 'sections[0].fields[0].options FORM_OPTIONS_MISSING'],
    ['answers to a date', [field('a', 'date', choices)], 'sections[0].fields[0].options FORM_OPTIONS_UNASKED'],
    ['an answer twice', [field('a', 'select', { options: [...choices.options, ...choices.options] })], 'sections[0].fields[0].options FORM_OPTION_TWICE'],
    ['a condition on nothing', [field('a', 'text', { visibleWhen: { field: 'x', is: ['y'] } })], 'sections[0].fields[0].visibleWhen FORM_CONDITION_UNKNOWN'],
    ['a condition on itself', [field('a', 'yes-no', { visibleWhen: { field: 'a', is: ['yes'] } })], 'sections[0].fields[0].visibleWhen FORM_CONDITION_UNKNOWN'],
    ['a condition on an answer that there is not', [field('a', 'yes-no'), field('b', 'text', { visibleWhen: { field: 'a', is: ['maybe'] } })], 'sections[0].fields[1].visibleWhen FORM_CONDITION_UNKNOWN'],
  ])('is refused with %s', (_, fields, fault) => {
    expect(faults(...fields)).toEqual([fault]);
  });

  it('may ask by category and by what was answered before', () => {
    expect(faults(field('a', 'yes-no'), field('b', 'text', { visibleWhen: { field: 'a', is: ['yes'] } }), field('c', 'country', { visibleWhen: { field: 'category', is: ['media'] } }))).toEqual([]);
  });

  it('becomes one of a handful of kinds when it is asked', () => {
    const definition: FormDefinition = formOf<FieldKind>(field('a', 'country'), field('b', 'yes-no'), field('c', 'language'), field('d', 'text'));
    expect(askedForm(definition, lists).sections[0]?.fields.map(({ kind, options }) => [kind, options?.[0]?.value ?? null])).toEqual([
      ['select', 'KZ'],
      ['choice', 'yes'],
      ['select', 'ar'],
      ['text', null],
    ]);
  });
});
