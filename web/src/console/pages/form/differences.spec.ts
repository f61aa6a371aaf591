import { formOf, optionsOf, question } from '../../../../../test/support/forms.js';
import type { FieldKind } from '../../../../../src/registration/form/form.js';
import { differences, reordered } from './differences.js';

describe('two forms', () => {
  const theirs = formOf<FieldKind>(question('a', 'text', { label: { en: 'A', ru: 'А' } }), question('b', 'choice', optionsOf('x', 'y')), question('c', 'date'));

  it('do not differ when they say the same in another order of words', () => {
    expect(differences(theirs, formOf<FieldKind>(question('a', 'text', { label: { ru: 'А', en: 'A', fa: '' } }), question('b', 'choice', optionsOf('x', 'y')), question('c', 'date')))).toEqual([]);
  });

  it('differ by what was added, removed and changed, and by what of it', () => {
    const mine = formOf<FieldKind>(question('a', 'text', { label: { en: 'A!', ru: 'А' }, required: true }), question('b', 'choice', optionsOf('x', 'z')), question('d', 'number'));
    expect(differences(theirs, mine).map(({ how, id, parts }) => `${how} ${id} ${parts.join(' ')}`.trim())).toEqual(['changed a label required', 'changed b options', 'added d', 'removed c']);
  });

  it('differ by the section in which a question stands, and by order', () => {
    const [section] = theirs.sections;
    const [a, b, c] = section?.fields ?? [];
    if (!a || !b || !c) throw new Error('no fields');
    const apart = { sections: [{ ...formOf<FieldKind>(b, a).sections[0], id: 's', title: { en: 'S' }, visibleWhen: [], fields: [b, a] }, { id: 't', title: { en: 'T' }, visibleWhen: [], fields: [c] }] };
    expect(differences(theirs, apart).map(({ what, how, id, parts }) => `${how} ${what} ${id} ${parts.join(' ')}`.trim())).toEqual(['added section t', 'changed field c section']);
    expect(reordered(theirs, apart)).toBe(true);
    expect(reordered(theirs, theirs)).toBe(false);
  });
});
