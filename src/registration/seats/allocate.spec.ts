import fc from 'fast-check';
import { allocate, offers, type LedgerRow } from './allocate.js';

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
