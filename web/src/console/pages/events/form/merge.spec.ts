import { BLANK, changeOf, creationOf, same } from './draft.js';
import { merge } from './merge.js';

const base = { ...BLANK, title: { en: 'Forum', ru: 'Форум' }, capacity: '40', theme: { en: 'Borders' } };

describe('a draft on top of what somebody else saved', () => {
  it('takes over what only the other changed, and keeps what only I changed', () => {
    const merged = merge(base, { ...base, capacity: '50' }, { ...base, theme: { en: 'Pathways' } });
    expect(merged).toEqual({ draft: { ...base, capacity: '50', theme: { en: 'Pathways' } }, conflicts: [], taken: ['theme'] });
  });

  it('names what both changed and keeps mine until I say otherwise', () => {
    const merged = merge(base, { ...base, capacity: '50' }, { ...base, capacity: '60' });
    expect(merged).toEqual({ draft: { ...base, capacity: '50' }, conflicts: ['capacity'], taken: [] });
  });

  it('sees no conflict where both came to the same, whatever the order of languages', () => {
    const merged = merge(base, { ...base, title: { ru: 'Форум', en: 'The forum' } }, { ...base, title: { en: 'The forum', ru: 'Форум' } });
    expect(merged.conflicts).toEqual([]);
  });
});

describe('a change', () => {
  it('names what differs alone', () => {
    expect(changeOf(base, base)).toBeNull();
    expect(changeOf(base, { ...base, capacity: '' })).toEqual({ capacity: null });
    expect(changeOf(base, { ...base, title: { en: ' Forum ', ru: 'Форум' } })).toBeNull();
  });

  it('clears the place of an event that becomes one online, and the address of one that is in person', () => {
    const there = { ...base, city: { en: 'Almaty' }, joinUrl: 'https://example.org/room' };
    expect(creationOf({ ...there, mode: 'online' })).toMatchObject({ city: null, joinUrl: 'https://example.org/room' });
    expect(creationOf({ ...there, mode: 'in-person' })).toMatchObject({ city: { en: 'Almaty' }, joinUrl: null });
  });
});

it('compares without regard to empty languages', () => {
  expect(same({ en: 'a', ru: '' }, { en: 'a' })).toBe(true);
  expect(same(['a', 'b'], ['b', 'a'])).toBe(false);
});
