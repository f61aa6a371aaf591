import fc from 'fast-check';
import { formOf, limitsOf, optionsOf, question } from '../../../test/support/forms.js';
import { askedForm } from './asked-form.js';
import { divide, FIELD_KINDS, fieldsOf, type AskedKind, type FieldKind, type FormField } from './form.js';
import { languageOptions } from './languages.js';
import { checkAnswers, readAnswers } from './read-answers.js';
import { STANDARD_FORM } from './standard-form.js';

const lists = { countries: [{ value: 'KZ', label: { en: 'Kazakhstan' }, places: null }], languages: languageOptions('en') };
const standard = askedForm(STANDARD_FORM, lists);
const choices = optionsOf('a', 'b');
const upload = '01890000-0000-7000-8000-0000000000ab';

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
    const form = formOf(question('a', 'choice', choices), question('b', 'choice', { ...choices, visibleWhen: [{ field: 'a', is: ['a'] }] }), question('c', 'text', { required: true, visibleWhen: [{ field: 'b', is: ['a'] }] }));
    expect(checkAnswers(form, { a: 'b', b: 'a' })).toEqual([]);
    expect(checkAnswers(form, { a: 'a', b: 'a' })).toEqual([{ field: 'c', code: 'ANSWER_MISSING' }]);
  });

  it('are asked for by category where the form says so', () => {
    const form = formOf(question('outlet', 'text', { required: true, visibleWhen: [{ field: 'category', is: ['media'] }] }));
    expect(checkAnswers(form, {}, { category: 'media' })).toEqual([{ field: 'outlet', code: 'ANSWER_MISSING' }]);
    expect(checkAnswers(form, {}, { category: 'ngo' })).toEqual([]);
    expect(checkAnswers(form, {})).toEqual([]);
  });

  it('are asked for when all conditions hold, of the section and of the question', () => {
    const section = { id: 'visa', title: { en: 'Visa' }, visibleWhen: [{ field: 'category', is: ['media'] }], fields: [question('why', 'text', { required: true, visibleWhen: [{ field: 'visa', is: ['yes'] }] })] };
    const form = askedForm({ sections: [...formOf<FieldKind>(question('visa', 'yes-no')).sections, section] }, lists);
    expect(checkAnswers(form, { visa: 'yes' }, { category: 'media' })).toEqual([{ field: 'why', code: 'ANSWER_MISSING' }]);
    expect(checkAnswers(form, { visa: 'no' }, { category: 'media' })).toEqual([]);
    expect(checkAnswers(form, { visa: 'yes' }, { category: 'ngo' })).toEqual([]);
  });

  it.each<[AskedKind, unknown[], unknown[]]>([
    ['text', ['Ғалымжан', ' spaced '], ['a\nb', 'a\u202eb', 7, {}, ['x']]],
    ['paragraph', ['two\nlines\twith a tab'], ['a\u0000b', 7]],
    ['email', ['a@b.org'], ['a', 'a@b', 'a b@c.org', 'a@b.org\nBcc: c@d.org', `${'x'.repeat(250)}@b.org`]],
    ['phone', ['+7 (727) 123-45-67'], ['call me', '12', '+7\n123456', 123456, '-----', '(....)']],
    ['number', [0, -2.5], ['7', Number.NaN, Infinity, 1e300]],
    ['date', ['2026-02-28', '2024-02-29'], ['2026-02-31', '2026-13-01', '28.02.2026', 20260228]],
    ['choice', ['a'], ['c', 'A', ['a'], true]],
    ['select', ['b'], ['c', ['b']]],
    ['choices', [['a', 'b'], ['b']], [['c'], ['a', 'a'], 'a', [['a']]]],
    ['consent', [true], ['yes', 1]],
    ['file', [upload], ['../../etc/passwd', 'short', 'x'.repeat(65), 7]],
    ['photo', [upload], ['photo.jpg', [upload]]],
  ])('of the kind %s are told from what is none', (kind, good, bad) => {
    const form = formOf(question('q', kind, ['choice', 'choices', 'select'].includes(kind) ? choices : {}));
    for (const value of good) expect({ value, faults: checkAnswers(form, { q: value }) }).toEqual({ value, faults: [] });
    for (const value of bad) expect({ value, faults: checkAnswers(form, { q: value }) }).toEqual({ value, faults: [{ field: 'q', code: 'ANSWER_INVALID' }] });
  });

  it.each<[string, FormField, unknown, unknown, object]>([
    ['a text longer than any may be', question('q', 'text'), 'x'.repeat(300), 'x'.repeat(301), { code: 'ANSWER_TOO_LONG', limit: 300 }],
    ['several lines longer than any may be', question('q', 'paragraph'), 'x'.repeat(4000), 'x'.repeat(4001), { code: 'ANSWER_TOO_LONG', limit: 4000 }],
    ['a text longer than the form says', question('q', 'text', limitsOf({ max: 3 })), 'abc', 'abcd', { code: 'ANSWER_TOO_LONG', limit: 3 }],
    ['a text shorter than the form says', question('q', 'text', limitsOf({ min: 2 })), 'ab', 'a', { code: 'ANSWER_TOO_SHORT', limit: 2 }],
    ['a number below', question('q', 'number', limitsOf({ min: 0 })), 0, -1, { code: 'ANSWER_TOO_LOW', limit: 0 }],
    ['a number above', question('q', 'number', limitsOf({ max: 10 })), 10, 10.5, { code: 'ANSWER_TOO_HIGH', limit: 10 }],
    ['a day before the first', question('q', 'date', limitsOf({ from: '2026-09-22' })), '2026-09-22', '2026-09-21', { code: 'ANSWER_TOO_EARLY', limit: '2026-09-22' }],
    ['a day after the last', question('q', 'date', limitsOf({ to: '2026-09-24' })), '2026-09-24', '2026-09-25', { code: 'ANSWER_TOO_LATE', limit: '2026-09-24' }],
    ['fewer choices than the form says', question('q', 'choices', { ...choices, ...limitsOf({ min: 2 }) }), ['a', 'b'], ['a'], { code: 'ANSWER_TOO_FEW', limit: 2 }],
    ['more choices than the form says', question('q', 'choices', { ...choices, ...limitsOf({ max: 1 }) }), ['b'], ['a', 'b'], { code: 'ANSWER_TOO_MANY', limit: 1 }],
  ])('are refused with the limit for %s', (_, field, within, beyond, fault) => {
    expect(checkAnswers(formOf(field), { q: within })).toEqual([]);
    expect(checkAnswers(formOf(field), { q: beyond })).toEqual([{ field: 'q', ...fault }]);
  });

  it('name a day that is not before another one was answered', () => {
    const form = formOf(question('from', 'date'), question('to', 'date', limitsOf({ notBefore: 'from' })));
    expect(checkAnswers(form, { from: '2026-09-22', to: '2026-09-22' })).toEqual([]);
    expect(checkAnswers(form, { to: '2026-09-01' })).toEqual([]);
    expect(checkAnswers(form, { from: '2026-09-22', to: '2026-09-21' })).toEqual([{ field: 'to', code: 'ANSWER_TOO_EARLY', limit: '2026-09-22' }]);
  });

  it.each([undefined, null, '', '   ', []])('that say nothing (%j) are missing where one is required', (value) => {
    expect(checkAnswers(formOf(question('q', 'choices', { ...choices, required: true })), { q: value })).toEqual([{ field: 'q', code: 'ANSWER_MISSING' }]);
  });

  it('to questions that the form does not have are named', () => {
    expect(checkAnswers(standard, { isAdmin: true })).toEqual([{ field: 'isAdmin', code: 'ANSWER_UNKNOWN' }]);
  });

  it('are divided into what is open and what is sealed, the parts of a question with it', () => {
    expect(divide(STANDARD_FORM, { interpretation: 'ru', dietary: 'halal' })).toEqual({ open: { interpretation: 'ru' }, sealed: { dietary: 'halal' } });
    const form = formOf<FieldKind>(question('passport', 'passport', { sensitive: true }), question('trip', 'travel'));
    expect(divide(form, { 'passport.number': 'N1234567', 'trip.arrival': '2026-09-21' })).toEqual({ open: { 'trip.arrival': '2026-09-21' }, sealed: { 'passport.number': 'N1234567' } });
  });
});

describe('answers that anyone might send', () => {
  const kinds = FIELD_KINDS.map((kind) => question(kind, kind, ['choice', 'choices', 'select'].includes(kind) ? choices : {}));
  const everything = askedForm(formOf<FieldKind>(...kinds), lists);
  const ids = fieldsOf(everything).map(({ id }) => id);
  const sensible = fc.constantFrom<unknown>('a', ['a'], ['other'], 'KZ', 'ru', ['ru'], 'yes', true, 7, '2026-09-22', '2026-09-20', 'N1234567', 'a@b.org', '+7 727 123 45 67', upload);
  const sent = fc.dictionary(fc.constantFrom(...ids, 'other'), fc.oneof(sensible, fc.anything()));

  it('are kept only if they fit, and what is kept fits again and stays the same', () => {
    fc.assert(
      fc.property(sent, fc.option(fc.constantFrom('media', 'ngo'), { nil: undefined }), (answers, category) => {
        const { kept } = readAnswers(everything, answers, { category });
        expect(readAnswers(everything, kept, { category })).toEqual({ kept, faults: checkAnswers(everything, kept, { category }).filter(({ code }) => code === 'ANSWER_MISSING') });
      }),
    );
  });

  it('are never both kept and at fault, and each unknown one is named', () => {
    fc.assert(
      fc.property(sent, (answers) => {
        const { kept, faults } = readAnswers(everything, answers);
        for (const { field } of faults) expect(Object.keys(kept)).not.toContain(field);
        expect(faults.filter(({ code }) => code === 'ANSWER_UNKNOWN').map(({ field }) => field)).toEqual(Object.keys(answers).filter((id) => !ids.includes(id)));
      }),
    );
  });

  it('lose nothing when they are divided', () => {
    const definition = formOf<FieldKind>(...kinds.map((field, place) => ({ ...field, sensitive: place % 2 === 0 })));
    fc.assert(
      fc.property(sent, (answers) => {
        const { kept } = readAnswers(everything, answers);
        const { open, sealed } = divide(definition, kept);
        expect({ ...open, ...sealed }).toEqual(kept);
        expect(Object.keys(open).filter((id) => id in sealed)).toEqual([]);
      }),
    );
  });

  it('pass a limit or keep it: no number between is refused, none beyond is taken', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(1000), fc.integer(), (min, span, value) => {
        const field = question('q', 'number', limitsOf({ min, max: min + span }));
        expect(checkAnswers(formOf(field), { q: value }).length === 0).toBe(value >= min && value <= min + span);
      }),
    );
  });
});
