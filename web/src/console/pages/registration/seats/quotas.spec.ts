import { changed, changeOf, isReadable, keyOfFault, textOf, type Quota, type Quotas } from './quotas.js';

const quota = (key: string, more: Partial<Quota> = {}): Quota => ({ key, own: false, capacity: null, taken: 0, waiting: 0, ...more });
const read: Quotas = {
  event: quota('event'),
  delegation: { seats: 4, funded: null },
  parties: [
    { partyId: 'kz', name: {}, stateIso2: 'KZ', seats: quota('party:kz', { own: true, capacity: 6 }), funded: quota('funded:kz') },
    { partyId: 'kg', name: {}, stateIso2: 'KG', seats: quota('party:kg', { capacity: 4 }), funded: quota('funded:kg', { own: true }) },
  ],
  categories: [{ category: 'ngo', seats: quota('category:ngo') }],
  sessions: [],
  version: 3,
};

describe('quotas that are typed', () => {
  it('are sent with those that were not touched, and what follows the others is left out', () => {
    expect(changeOf(read, {})).toEqual({ delegation: { seats: 4, funded: null }, rows: [{ key: 'party:kz', capacity: 6 }, { key: 'funded:kg', capacity: null }] });
    expect(changeOf(read, { 'party:kz': ' ', 'party:kg': '-', 'category:ngo': '10', 'every.funded': '2' })).toEqual({
      delegation: { seats: 4, funded: 2 },
      rows: [{ key: 'party:kg', capacity: null }, { key: 'funded:kg', capacity: null }, { key: 'category:ngo', capacity: 10 }],
    });
  });

  it('are a change only where they differ from what is saved', () => {
    expect(changed(read, { 'party:kz': '6', 'party:kg': '', 'every.seats': '5', 'category:ngo': '' })).toEqual(['every.seats']);
    expect(textOf(read, {}, 'every.seats')).toBe('4');
  });

  it('are numbers, nothing, or a dash', () => {
    expect(['', '0', '12', '-', '–', ' 7 '].every(isReadable)).toBe(true);
    expect(['four', '-1', '2.5', '1e3'].some(isReadable)).toBe(false);
  });

  it('show a fault at the field that it belongs to', () => {
    const sent = changeOf(read, {});
    expect(keyOfFault('rows[1].capacity', sent)).toBe('funded:kg');
    expect(keyOfFault('delegation.seats', sent)).toBe('every.seats');
    expect(keyOfFault('If-Match', sent)).toBeNull();
  });
});
