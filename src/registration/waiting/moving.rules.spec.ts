import fc from 'fast-check';
import { places, type LedgerRow } from '../seats/allocate.js';
import { moveTo } from './moving.rules.js';

const full = (key: string): LedgerRow => ({ key, capacity: 1, taken: 1 });
const ledger = [{ key: 'event', capacity: 100, taken: 3 }, full('party:kz'), full('party:kg')];
const one = (id: string, party: string, rank: number) => ({ id, keys: ['event', `party:${party}`], rank: String(rank) });
const line = [one('a', 'kz', 1), one('b', 'kg', 2), one('c', 'kz', 3), one('d', 'kz', 4), one('e', 'kg', 5)];

describe('a move in the line', () => {
  it('to the head goes right before whoever is the head of one’s own line', () => {
    expect(moveTo(ledger, line, 'd', 1)).toEqual({ after: null, before: '1' });
    expect(moveTo(ledger, line, 'e', 1)).toEqual({ after: '1', before: '2' });
  });

  it('to a place goes right before whoever has it, and beyond the last behind them', () => {
    expect(moveTo(ledger, line, 'd', 2)).toEqual({ after: '2', before: '3' });
    expect(moveTo(ledger, line, 'a', 9)).toEqual({ after: '4', before: '5' });
  });

  it('to where one stands already is none, nor is one of somebody who does not wait', () => {
    expect(moveTo(ledger, line, 'c', 2)).toBeNull();
    expect(moveTo(ledger, line, 'd', 3)).toBeNull();
    expect(moveTo(ledger, line, 'd', 30)).toBeNull();
    expect(moveTo(ledger, line, 'nobody', 1)).toBeNull();
    expect(moveTo(ledger, [one('a', 'kz', 1)], 'a', 4)).toBeNull();
  });

  it('gives the place that was asked for, and keeps the order of all others', () => {
    const party = fc.constantFrom('kz', 'kg');
    fc.assert(
      fc.property(fc.array(party, { minLength: 1, maxLength: 12 }), fc.nat(11), fc.integer({ min: 1, max: 13 }), (parties, who, place) => {
        const before = parties.map((name, index) => one(String(index), name, index));
        const me = before[who % before.length];
        if (!me) return;
        const between = moveTo(ledger, before, me.id, place);
        const rank = between === null ? Number(me.rank) : between.after === null ? Number(between.before) - 1 : between.before === null ? Number(between.after) + 0.5 : (Number(between.after) + Number(between.before)) / 2;
        const after = before.map((each) => (each === me ? { ...each, rank: String(rank) } : each)).toSorted((a, b) => Number(a.rank) - Number(b.rank));
        expect(after.filter(({ id }) => id !== me.id)).toEqual(before.filter((each) => each !== me));
        const mine = before.filter(({ keys }) => keys[1] === me.keys[1]).length;
        expect(places(ledger, after)[after.findIndex(({ id }) => id === me.id)]?.place).toBe(Math.min(place, mine));
      }),
    );
  });
});
