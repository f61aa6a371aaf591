import { formOf, limitsOf, optionsOf, question } from '../../../test/support/forms.js';
import { definitionFaults } from './definition.js';
import type { FieldKind, FormDefinition, FormField } from './form.js';
import { completeDefinition } from './kept-definition.js';
import { STANDARD_FORM } from './standard-form.js';

const faults = (...fields: FormField<FieldKind>[]): string[] => definitionFaults(formOf(...fields)).map(({ field, code }) => `${field} ${code}`);
const first = 'sections[0].fields[0]';
const second = 'sections[0].fields[1]';
const choices = optionsOf('a', 'b');

describe('a form that an organiser made', () => {
  it('is sound when it is the standard one', () => {
    expect(definitionFaults(STANDARD_FORM)).toEqual([]);
  });

  it.each<[string, FormField<FieldKind>[], string]>([
    ['a name with a space', [question('a b', 'text')], `${first}.id FORM_ID_INVALID`],
    ['a name with a point, as the parts of a question have', [question('a.b', 'text')], `${first}.id FORM_ID_INVALID`],
    ['the name of the category', [question('category', 'text')], `${first}.id FORM_ID_INVALID`],
    ['a name twice', [question('a', 'text'), question('a', 'date')], `${second}.id FORM_ID_TWICE`],
    ['no label', [question('a', 'text', { label: { fa: 'نام' } })], `${first}.label FORM_LABEL_MISSING`],
    ['a choice without answers', [question('a', 'choice')], `${first}.options FORM_OPTIONS_MISSING`],
    ['a choice of one', [question('a', 'choices', optionsOf('a'))], `${first}.options FORM_OPTIONS_MISSING`],
    ['answers to a date', [question('a', 'date', choices)], `${first}.options FORM_OPTIONS_UNASKED`],
    ['an answer twice', [question('a', 'select', optionsOf('a', 'b', 'a'))], `${first}.options[2].value FORM_OPTION_TWICE`],
    ['an answer without words', [question('a', 'choice', { options: [...choices.options, { value: 'c', label: {}, places: null }] })], `${first}.options[2].label FORM_LABEL_MISSING`],
    ['places that cannot be counted', [question('a', 'choice', { options: [...choices.options, { value: 'c', label: { en: 'C' }, places: 5 }], sensitive: true })], `${first}.options[2].places FORM_PLACES_UNCOUNTED`],
    ['a condition on nothing', [question('a', 'text', { visibleWhen: [{ field: 'x', is: ['y'] }] })], `${first}.visibleWhen[0] FORM_CONDITION_UNKNOWN`],
    ['a condition on itself', [question('a', 'yes-no', { visibleWhen: [{ field: 'a', is: ['yes'] }] })], `${first}.visibleWhen[0] FORM_CONDITION_UNKNOWN`],
    ['a condition on an answer that there is not', [question('a', 'yes-no'), question('b', 'text', { visibleWhen: [{ field: 'a', is: ['maybe'] }] })], `${second}.visibleWhen[0] FORM_CONDITION_UNKNOWN`],
    ['a condition on a category that there is not', [question('a', 'text', { visibleWhen: [{ field: 'category', is: ['press'] }] })], `${first}.visibleWhen[0] FORM_CONDITION_UNKNOWN`],
    ['a condition on what is typed', [question('a', 'text'), question('b', 'text', { visibleWhen: [{ field: 'a', is: ['x'] }] })], `${second}.visibleWhen[0] FORM_CONDITION_UNKNOWN`],
    ['a limit that the kind does not know', [question('a', 'yes-no', limitsOf({ max: 1 }))], `${first}.limits.max FORM_LIMIT_UNFIT`],
    ['a text longer than any may be', [question('a', 'text', limitsOf({ max: 301 }))], `${first}.limits.max FORM_LIMIT_UNFIT`],
    ['half a character', [question('a', 'paragraph', limitsOf({ min: 0.5 }))], `${first}.limits.min FORM_LIMIT_UNFIT`],
    ['more choices than there are', [question('a', 'choices', { ...choices, ...limitsOf({ min: 3 }) })], `${first}.limits.min FORM_LIMIT_UNFIT`],
    ['a day that is none', [question('a', 'date', limitsOf({ from: '2026-02-31' }))], `${first}.limits.from FORM_LIMIT_UNFIT`],
    ['a day before one that is not asked', [question('a', 'date', limitsOf({ notBefore: 'b' })), question('b', 'date')], `${first}.limits.notBefore FORM_LIMIT_UNFIT`],
    ['numbers the wrong way round', [question('a', 'number', limitsOf({ min: 5, max: 4 }))], `${first}.limits.max FORM_LIMITS_REVERSED`],
    ['days the wrong way round', [question('a', 'date', limitsOf({ from: '2026-09-24', to: '2026-09-22' }))], `${first}.limits.to FORM_LIMITS_REVERSED`],
    ['a passport that is not sealed', [question('a', 'passport')], `${first}.sensitive FORM_MUST_BE_SENSITIVE`],
    ['food that is not sealed', [question('a', 'dietary')], `${first}.sensitive FORM_MUST_BE_SENSITIVE`],
  ])('is refused with %s', (_, fields, fault) => {
    expect(faults(...fields)).toEqual([fault]);
  });

  it('is told of everything at once', () => {
    expect(faults(question('a', 'choice'), question('a', 'passport', { label: {} }))).toEqual([`${first}.options FORM_OPTIONS_MISSING`, `${second}.id FORM_ID_TWICE`, `${second}.label FORM_LABEL_MISSING`, `${second}.sensitive FORM_MUST_BE_SENSITIVE`]);
  });

  it('may ask a section by what was answered in one before, and not by what comes in it', () => {
    const section = (id: string, is: string): FormDefinition['sections'][number] => ({ id, title: { en: id }, visibleWhen: [{ field: 'a', is: [is] }], fields: [] });
    const asking: FormDefinition = { sections: [...formOf<FieldKind>(question('a', 'yes-no')).sections, section('later', 'yes')] };
    expect(definitionFaults(asking)).toEqual([]);
    expect(definitionFaults({ sections: [section('early', 'yes'), ...formOf<FieldKind>(question('a', 'yes-no')).sections] })).toEqual([{ field: 'sections[0].visibleWhen[0]', code: 'FORM_CONDITION_UNKNOWN' }]);
  });

  it('may ask by category and by what was answered before', () => {
    expect(faults(question('a', 'yes-no'), question('b', 'text', { visibleWhen: [{ field: 'a', is: ['yes'] }, { field: 'category', is: ['ngo'] }] }), question('c', 'country', { visibleWhen: [{ field: 'category', is: ['media'] }] }))).toEqual([]);
  });

  it('may limit what can be limited', () => {
    expect(
      faults(
        question('a', 'text', limitsOf({ min: 2, max: 300 })),
        question('b', 'number', limitsOf({ min: -5, max: 5 })),
        question('c', 'choices', { ...choices, ...limitsOf({ min: 1, max: 2 }) }),
        question('d', 'date', limitsOf({ from: '2026-09-22', to: '2026-09-22' })),
        question('e', 'date', limitsOf({ notBefore: 'd' })),
      ),
    ).toEqual([]);
  });
});

describe('a form that was kept before there was more to say', () => {
  it('reads as one that says nothing more', () => {
    const old = { id: 'a', kind: 'choice', label: { en: 'a' }, hint: null, required: true, sensitive: false, options: [{ value: 'a', label: { en: 'A' } }, { value: 'b', label: { en: 'B' } }] } as const;
    const sections = [{ id: 's', title: { en: 'S' }, fields: [{ ...old, visibleWhen: null }, { ...old, id: 'b', label: { en: 'b' }, visibleWhen: { field: 'a', is: ['b'] } }] }];
    expect(completeDefinition({ sections })).toEqual(formOf(question('a', 'choice', { ...choices, required: true }), question('b', 'choice', { ...choices, required: true, visibleWhen: [{ field: 'a', is: ['b'] }] })));
  });

  it('and one that was kept now reads as it is', () => {
    const now = formOf<FieldKind>(question('a', 'number', { ...limitsOf({ min: 1 }), audience: 'secretariat', keptDays: 90, reapprove: true, visibleWhen: [{ field: 'category', is: ['ngo'] }] }));
    expect(completeDefinition(now)).toEqual(now);
  });
});
