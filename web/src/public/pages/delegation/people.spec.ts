import { moved, nomineesOf, pathToField } from './people.js';

describe('people as the form tells of them', () => {
  it('are somebody sent before by id alone, or somebody new with what was typed', () => {
    const sent = new URLSearchParams({ rows: '2', 'p0.function': 'head', 'p0.personId': 'id-1', 'p0.familyName': 'ignored', 'p1.function': 'expert', 'p1.familyName': ' Bekov ', 'p1.givenName': 'Timur', 'p1.email': 'office@example.org', 'p1.cyrillic.familyName': 'Беков', 'p1.locale': 'ru' });
    expect(nomineesOf(sent).people).toEqual([
      { function: 'head', personId: 'id-1' },
      { function: 'expert', person: { familyName: 'Bekov', givenName: 'Timur', email: 'office@example.org', title: undefined, cyrillic: { familyName: 'Беков', givenName: '' }, sex: undefined, position: undefined, locale: 'ru' } },
    ]);
  });

  it('are at least one and at most fifty', () => {
    expect(nomineesOf(new URLSearchParams()).rows).toHaveLength(1);
    expect(nomineesOf(new URLSearchParams({ rows: '9999' })).rows).toHaveLength(50);
  });
});

it.each([
  ['people[2].person.email', 'p2.email'],
  ['people[2].email', 'p2.email'],
  ['people[1].person.cyrillic.familyName', 'p1.cyrillic.familyName'],
  ['person.email', 'p0.email'],
  ['people[0].function', 'p0.function'],
  ['people[0].personId', 'p0.personId'],
  ['If-Match', null],
])('a fault at %s is shown at %s', (path, field) => {
  expect(pathToField(path)).toBe(field);
});

describe('the order', () => {
  const people = ['a', 'b', 'c'].map((registrationId) => ({ registrationId, function: 'delegate' as const }));
  const ids = (order: readonly { registrationId: string }[]): string => order.map(({ registrationId }) => registrationId).join('');

  it('changes by one place, and not beyond its ends', () => {
    expect(ids(moved(people, 'b', { by: -1 }))).toBe('bac');
    expect(ids(moved(people, 'b', { by: 1 }))).toBe('acb');
    expect(ids(moved(people, 'a', { by: -1 }))).toBe('abc');
    expect(ids(moved(people, 'c', { by: 1 }))).toBe('abc');
  });

  it('stays when somebody gets another function', () => {
    expect(moved(people, 'b', { to: 'adviser' })).toEqual([people[0], { registrationId: 'b', function: 'adviser' }, people[2]]);
  });
});
