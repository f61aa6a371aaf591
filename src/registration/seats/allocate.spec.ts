import fc from 'fast-check';
import { allocate, offers, places, type LedgerRow } from './allocate.js';

const fresh = { nextArrival: 1, groups: [] };
const event = (capacity: number | null, taken = 0): LedgerRow => ({ key: 'event', capacity, taken });
const ask = (...keys: string[]) => ({ keys, mayWait: true });

describe('the allocation of seats', () => {
  it('seats in order of arrival until all seats are taken; the others wait in order', () => {
    const { decisions } = allocate([event(2)], [ask('event'), ask('event'), ask('event'), ask('event')], fresh);
    expect(decisions).toEqual([
      { kind: 'seated', arrival: 1 },
      { kind: 'seated', arrival: 2 },
      { kind: 'waitlisted', arrival: 3, place: 1 },
      { kind: 'waitlisted', arrival: 4, place: 2 },
    ]);
  });

  it('takes all the keys that a request needs, or none', () => {
    const { decisions, taken } = allocate([event(10), { key: 'party:kz', capacity: 1, taken: 1 }], [ask('event', 'party:kz')], fresh);
    expect(decisions[0]).toMatchObject({ kind: 'waitlisted' });
    expect(taken.get('event')).toBe(0);
  });

  it('lets nobody pass those who wait, even when a seat is free', () => {
    const { decisions } = allocate([event(3, 2)], [ask('event')], { nextArrival: 9, groups: [{ keys: ['event'], count: 1 }] });
    expect(decisions).toEqual([{ kind: 'waitlisted', arrival: 9, place: 2 }]);
  });

  it('lets those who wait for a full quota hold up nobody else', () => {
    const kyrgyz = { key: 'party:kg', capacity: 4, taken: 0 };
    const kazakh = { key: 'party:kz', capacity: 4, taken: 4 };
    const line = { nextArrival: 9, groups: [{ keys: ['event', 'party:kz'], count: 3 }] };
    const { decisions } = allocate([event(100, 4), kyrgyz, kazakh], [ask('event', 'party:kg'), ask('event', 'party:kz'), ask('event')], line);
    expect(decisions).toEqual([
      { kind: 'seated', arrival: 9 },
      { kind: 'waitlisted', arrival: 10, place: 4 },
      { kind: 'seated', arrival: 11 },
    ]);
  });

  it('tells whoever waits for a full delegation their place among those who wait for it', () => {
    const full = { key: 'party:kz', capacity: 4, taken: 4 };
    const line = { nextArrival: 9, groups: [{ keys: ['event', 'category:ngo'], count: 30 }, { keys: ['event', 'party:kz'], count: 2 }] };
    expect(allocate([event(100, 40), { key: 'category:ngo', capacity: 5, taken: 5 }, full], [ask('event', 'party:kz')], line).decisions).toEqual([{ kind: 'waitlisted', arrival: 9, place: 3 }]);
  });

  it('tells whoever waits for several things the place that is furthest back, and what for', () => {
    const line = [['event'], ['event', 'party:kz'], ['event'], ['event', 'party:kz'], ['event', 'party:kg']].map((keys) => ({ keys }));
    const full = (key: string) => ({ key, capacity: 1, taken: 1 });
    expect(places([full('event'), full('party:kz'), { key: 'party:kg', capacity: 9, taken: 0 }], line)).toEqual([
      { place: 1, key: 'event' },
      { place: 2, key: 'event' },
      { place: 3, key: 'event' },
      { place: 4, key: 'event' },
      { place: 5, key: 'event' },
    ]);
    expect(places([event(100, 3), full('party:kz'), full('party:kg')], line.filter(({ keys }) => keys.length === 2))).toEqual([
      { place: 1, key: 'party:kz' },
      { place: 2, key: 'party:kz' },
      { place: 1, key: 'party:kg' },
    ]);
  });

  it('refuses whoever would not wait, and names what is full', () => {
    const { decisions } = allocate([event(0)], [{ keys: ['event'], mayWait: false }], fresh);
    expect(decisions).toEqual([{ kind: 'refused', key: 'event', capacity: 0 }]);
  });

  it('counts people without a limit too', () => {
    expect(allocate([event(null, 4)], [ask('event')], fresh).taken.get('event')).toBe(5);
  });

  const key: fc.Arbitrary<string> = fc.constantFrom('event', 'party:kz', 'party:kg', 'category:ngo');
  const ledger = fc.uniqueArray(
    fc.tuple(key, fc.option(fc.nat(6), { nil: null }), fc.nat(6)).map(([name, capacity, taken]): LedgerRow => ({ key: name, capacity, taken: capacity === null ? taken : Math.min(taken, capacity) })),
    { selector: (row) => row.key },
  );
  const requests = fc.array(fc.record({ keys: fc.uniqueArray(key), mayWait: fc.boolean() }), { maxLength: 40 });

  it('never takes more than there is, counts exactly those whom it seats, and gives every arrival number once and in order', () => {
    fc.assert(
      fc.property(ledger, requests, (rows, asked) => {
        const { decisions, taken, nextArrival } = allocate(rows, asked, fresh);
        for (const row of rows) {
          const seated = decisions.filter((decision, index) => decision.kind === 'seated' && asked[index]?.keys.includes(row.key)).length;
          expect(taken.get(row.key)).toBe(row.taken + seated);
          if (row.capacity !== null) expect(taken.get(row.key)).toBeLessThanOrEqual(row.capacity);
        }
        const arrivals = decisions.flatMap((decision) => (decision.kind === 'refused' ? [] : [decision.arrival]));
        expect(arrivals).toEqual(arrivals.map((_, index) => index + 1));
        expect(nextArrival).toBe(arrivals.length + 1);
      }),
    );
  });

  it('keeps the order of arrival inside every quota: whoever is seated had nobody waiting before them under the same keys', () => {
    fc.assert(
      fc.property(ledger, requests, (rows, asked) => {
        const { decisions } = allocate(rows, asked, fresh);
        decisions.forEach((decision, later) => {
          if (decision.kind !== 'seated') return;
          const keys = asked[later]?.keys ?? [];
          const passed = decisions.slice(0, later).some((earlier, index) => earlier.kind === 'waitlisted' && asked[index]?.keys.every((key) => keys.includes(key)));
          expect(passed).toBe(false);
        });
      }),
    );
  });

  it('decides the same in one batch as in many', () => {
    fc.assert(
      fc.property(ledger, requests, fc.nat(40), (rows, asked, cut) => {
        const whole = allocate(rows, asked, fresh);
        const first = allocate(rows, asked.slice(0, cut), fresh);
        const waiting = first.decisions.flatMap((decision, index) => (decision.kind === 'waitlisted' ? [{ keys: asked[index]?.keys ?? [], count: 1 }] : []));
        const between = rows.map((row) => ({ ...row, taken: first.taken.get(row.key) ?? 0 }));
        const second = allocate(between, asked.slice(cut), { nextArrival: first.nextArrival, groups: waiting });
        expect([...first.decisions, ...second.decisions]).toEqual(whole.decisions);
      }),
    );
  });

  it('gives nobody a place that is not behind all who came earlier with the same keys, nor one beyond the end of the line', () => {
    fc.assert(
      fc.property(ledger, requests, (rows, asked) => {
        const { decisions, taken } = allocate(rows, asked, fresh);
        const line = decisions.flatMap((decision, index) => (decision.kind === 'waitlisted' ? [{ keys: asked[index]?.keys ?? [] }] : []));
        const now = places(rows.map((row) => ({ ...row, taken: taken.get(row.key) ?? 0 })), line);
        for (const [index, one] of line.entries()) {
          const earlier = line.slice(0, index).findLastIndex(({ keys }) => String(keys) === String(one.keys));
          if (earlier >= 0) expect(now[index]?.place).toBeGreaterThan(now[earlier]?.place ?? 0);
          expect(now[index]?.place).toBeLessThanOrEqual(index + 1);
        }
      }),
    );
  });

  it('offers free seats from the head of the line and never more than there are', () => {
    fc.assert(
      fc.property(ledger, fc.array(fc.record({ keys: fc.uniqueArray(key) }), { maxLength: 30 }), (rows, line) => {
        const chosen = offers(rows, line);
        for (const row of rows) {
          const more = chosen.filter(({ keys }) => keys.includes(row.key)).length;
          if (row.capacity !== null) expect(row.taken + more).toBeLessThanOrEqual(row.capacity);
        }
        const sameKey = line.filter(({ keys }) => keys.length === 1 && keys[0] === 'event');
        const chosenOfKey = sameKey.filter((one) => chosen.includes(one));
        expect(chosenOfKey).toEqual(sameKey.slice(0, chosenOfKey.length));
      }),
    );
  });
});
