import { foldName } from '../../../../src/directory/names/fold.js';
import type { RosterPerson } from './roster.js';
import { findPeople } from './search.js';

const person = (...names: string[]): RosterPerson => ({
  registrationId: names.join(),
  code: '',
  name: names[0] ?? '',
  otherNames: names.slice(1),
  search: names.map(foldName).join(' '),
  category: 'member-state',
  partyId: null,
  party: null,
  status: 'confirmed',
});
const people = [person('Aigerim Akhmetova', 'Айгерім Ахметова'), person('Zahra Rahimi', 'زهرا رحیمی'), person('Алексей Юсупов')];
const found = (typed: string): string[] => findPeople(people, typed).map(({ name }) => name);

describe('the search at the desk', () => {
  it.each([
    ['ахмет', 'Aigerim Akhmetova'],
    ['AKHM aig', 'Aigerim Akhmetova'],
    ['زهرا', 'Zahra Rahimi'],
    ['zahra', 'Zahra Rahimi'],
    ['захра', 'Zahra Rahimi'],
    ['yusup', 'Алексей Юсупов'],
    ['alexey', 'Алексей Юсупов'],
  ])('finds by the beginning of a name in another script: %s', (typed, name) => {
    expect(found(typed)).toEqual([name]);
  });

  it('wants every word, finds nobody by the middle of a name, and everybody by nothing', () => {
    expect(found('Aigerim Rahimi')).toEqual([]);
    expect(found('metova')).toEqual([]);
    expect(found('  ')).toHaveLength(3);
  });
});
