import { changedSince, columnsTaken } from './merge.rules.js';

describe('a merge of two people', () => {
  it('makes anew what a person is found by when a name is taken, and not otherwise', () => {
    expect(columnsTaken(['email', 'birthDate'])).toEqual(['email', 'birth_date']);
    expect(columnsTaken(['givenName'])).toEqual(['given_name', 'search', 'sounds', 'name_keys']);
    expect(columnsTaken([])).toEqual([]);
  });

  it('can be undone in what is as the merge left it, and names the fields that are not', () => {
    const set = { email: 'a@example.org', languages: ['ru'], search: 'a' };
    expect(changedSince(set, { email: 'a@example.org', languages: ['ru'], search: 'b', phone: '+7 727 1' })).toEqual([]);
    expect(changedSince(set, { email: 'b@example.org', languages: ['ru', 'kk'] })).toEqual(['email', 'languages']);
    expect(changedSince({ birth_date: null }, {})).toEqual([]);
  });
});
