import fc from 'fast-check';
import { formOf, optionsOf, question } from '../../../../../test/support/forms.js';
import { definitionFaults } from '../../../../../src/registration/form/definition.js';
import { FIELD_KINDS, fieldsOf, type FieldKind, type FormDefinition } from '../../../../../src/registration/form/form.js';
import { added, before, changedField, duplicated, freshField, freshSection, moved, movedTo, ofKind, removed, type Field } from './edits.js';

const form = (...sections: [string, ...string[]][]): FormDefinition => ({ sections: sections.map(([id, ...fields]) => ({ id, title: { en: id }, visibleWhen: [], fields: fields.map((field) => question<FieldKind>(field, 'text')) })) });
const shape = ({ sections }: FormDefinition): string => sections.map(({ id, fields }) => `${id}(${fields.map((field) => field.id).join(' ')})`).join(' ');
const field = (id: string) => ({ what: 'field', id }) as const;
const section = (id: string) => ({ what: 'section', id }) as const;

describe('a form that is being made', () => {
  const two = form(['s', 'a', 'b'], ['t', 'c']);

  it('takes what is added after what is chosen', () => {
    const x = { ...freshField('text'), id: 'x' };
    expect(shape(added(two, { field: x }, field('a')))).toBe('s(a x b) t(c)');
    expect(shape(added(two, { field: x }, section('s')))).toBe('s(a b x) t(c)');
    expect(shape(added(two, { field: x }, null))).toBe('s(a b) t(c x)');
    expect(shape(added(two, { section: { ...freshSection(), id: 'u' } }, field('a')))).toBe('s(a b) u() t(c)');
  });

  it('moves a question over the edge of its section, and nothing over the edge of the form', () => {
    expect(shape(moved(two, field('b'), 1))).toBe('s(a) t(b c)');
    expect(shape(moved(two, field('c'), -1))).toBe('s(a b c) t()');
    expect(shape(moved(two, field('a'), -1))).toBe('s(a b) t(c)');
    expect(shape(moved(two, field('c'), 1))).toBe('s(a b) t(c)');
    expect(shape(moved(two, section('s'), 1))).toBe('t(c) s(a b)');
    expect(shape(moved(two, section('t'), 1))).toBe('s(a b) t(c)');
  });

  it('takes a question where it is dropped', () => {
    expect(shape(movedTo(two, 'a', 't', 1))).toBe('s(b) t(c a)');
    expect(shape(movedTo(two, 'a', 's', 1))).toBe('s(b a) t(c)');
    expect(shape(movedTo(two, 'a', 'nowhere', 0))).toBe('s(a b) t(c)');
  });

  it('knows which questions a condition can ask about', () => {
    expect(before(two, field('c')).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(before(two, section('t')).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(before(two, section('s'))).toEqual([]);
  });

  it('loses what is removed and nothing else', () => {
    expect(shape(removed(two, field('a')))).toBe('s(b) t(c)');
    expect(shape(removed(two, section('s')))).toBe('t(c)');
  });

  it('has a section twice with its own conditions among its own questions', () => {
    const asking = changedField({ sections: formOf<FieldKind>(question('a', 'yes-no'), question('b', 'text')).sections }, 'b', { visibleWhen: [{ field: 'a', is: ['yes'] }] });
    const copy = duplicated(asking, section('s')).form.sections[1];
    expect(copy?.fields[1]?.visibleWhen).toEqual([{ field: copy?.fields[0]?.id, is: ['yes'] }]);
    expect(definitionFaults(duplicated(asking, section('s')).form)).toEqual([]);
  });

  it('keeps of a question that becomes of another kind what fits it, under a name of its own', () => {
    const choice: Field = question('a', 'choice', { ...optionsOf('x', 'y'), label: { en: 'A' }, audience: 'secretariat', required: true });
    expect(ofKind(choice, 'choices')).toMatchObject({ options: choice.options, label: { en: 'A' }, audience: 'secretariat', required: true });
    expect(ofKind(choice, 'passport')).toMatchObject({ options: null, sensitive: true, audience: 'secretariat' });
    expect(ofKind(choice, 'text').id).not.toBe('a');
  });

  it('never loses or doubles a question, however it is moved about', () => {
    const target = fc.constantFrom('a', 'b', 'c', 'd');
    const moves = fc.array(fc.oneof(fc.record({ id: target, by: fc.constantFrom<1 | -1>(1, -1) }), fc.record({ id: target, to: fc.constantFrom('s', 't', 'u'), place: fc.integer({ min: -1, max: 5 }) })));
    fc.assert(
      fc.property(moves, (steps) => {
        const after = steps.reduce((now, one) => ('by' in one ? moved(now, field(one.id), one.by) : movedTo(now, one.id, one.to, one.place)), form(['s', 'a', 'b'], ['t', 'c', 'd'], ['u']));
        expect(fieldsOf(after).map(({ id }) => id).sort()).toEqual(['a', 'b', 'c', 'd']);
      }),
    );
  });

  it.each(FIELD_KINDS)('lacks nothing but words in a new question of the kind %s', (kind) => {
    const codes = definitionFaults(formOf(freshField(kind))).map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(['FORM_LABEL_MISSING']));
  });
});
