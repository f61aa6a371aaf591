import fc from 'fast-check';
import type { QuotaRow } from '../seats/ledger.js';
import { defaultsFor, planQuotas, type PlannedWith, type QuotaPlan, type WantedQuotas } from './quotas.rules.js';

const row = (key: string, capacity: number | null, taken = 0, byDefault = false): QuotaRow => ({ key, capacity, taken, byDefault });
const none = { seats: null, funded: null };
const known = new Set(['party:kz', 'party:kg', 'funded:kz', 'funded:kg', 'category:ngo', 'session:s1']);
const at = (ledger: QuotaRow[], held: Record<string, number> = {}): PlannedWith => ({ ledger, held: new Map([...ledger.map(({ key, taken }) => [key, taken] as const), ...Object.entries(held)]), known });
const want = (rows: WantedQuotas['rows'], delegation: Partial<WantedQuotas['delegation']> = {}): WantedQuotas => ({ delegation: { ...none, ...delegation }, rows });

describe('the plan of quotas', () => {
  it('adds what is new, limits what is there, and touches nothing that stays', () => {
    const plan = planQuotas(want([{ key: 'party:kz', capacity: 4 }, { key: 'category:ngo', capacity: 9 }, { key: 'party:kg', capacity: 2 }]), at([row('event', 100), row('party:kz', 3, 3), row('category:ngo', 9)]));
    expect(plan).toEqual({ added: [{ key: 'party:kg', capacity: 2, byDefault: false }], limited: [{ key: 'party:kz', capacity: 4, byDefault: false }], dropped: [] });
  });

  it('gives every delegation that has somebody there what every delegation gets, but those with a number of their own', () => {
    const plan = planQuotas(want([{ key: 'party:kz', capacity: 6 }], { seats: 4, funded: 2 }), at([row('event', null, 5)], { 'party:kz': 5, 'party:kg': 0, 'funded:kg': 1 }));
    expect(plan).toMatchObject({
      added: [
        { key: 'party:kz', capacity: 6, byDefault: false },
        { key: 'party:kg', capacity: 4, byDefault: true },
        { key: 'funded:kg', capacity: 2, byDefault: true },
      ],
    });
  });

  it('lets a delegation whose own number is taken away follow the others again, and takes a limit off where there is none', () => {
    expect(planQuotas(want([], { seats: 4 }), at([row('party:kz', 6, 3)]))).toMatchObject({ limited: [{ key: 'party:kz', capacity: 4, byDefault: true }] });
    expect(planQuotas(want([]), at([row('category:ngo', 6, 3)]))).toMatchObject({ limited: [{ key: 'category:ngo', capacity: null, byDefault: false }] });
  });

  it('says how many are taken when a number is too low, and at which field', () => {
    expect(planQuotas(want([{ key: 'party:kg', capacity: 9 }, { key: 'party:kz', capacity: 2 }]), at([row('party:kz', 4, 3)]))).toEqual({ code: 'QUOTA_BELOW_TAKEN', field: 'rows[1].capacity', key: 'party:kz', taken: 3 });
    expect(planQuotas(want([], { seats: 4 }), at([], { 'party:kz': 5 }))).toEqual({ code: 'DEFAULT_BELOW_TAKEN', field: 'delegation.seats', key: 'party:kz', taken: 5 });
    expect(planQuotas(want([], { funded: 0 }), at([], { 'funded:kz': 1 }))).toMatchObject({ code: 'DEFAULT_BELOW_TAKEN', field: 'delegation.funded' });
  });

  it('ends the sign-up of a session only while nobody has signed up', () => {
    expect(planQuotas(want([]), at([row('session:s1', 9)]))).toMatchObject({ dropped: ['session:s1'] });
    expect(planQuotas(want([]), at([row('session:s1', 9, 2)]))).toMatchObject({ code: 'SESSION_HAS_PEOPLE', taken: 2 });
  });

  it.each([
    ['QUOTA_UNKNOWN', [{ key: 'party:nowhere', capacity: 1 }], 'rows[0].key'],
    ['QUOTA_TWICE', [{ key: 'party:kz', capacity: 1 }, { key: 'party:kz', capacity: 2 }], 'rows[1].key'],
    ['CATEGORY_WITHOUT_SEATS', [{ key: 'category:support-staff', capacity: 1 }], 'rows[0].key'],
    ['SESSION_LIMIT_NEEDED', [{ key: 'session:s1', capacity: null }], 'rows[0].capacity'],
  ])('refuses %s and names the field', (code, rows, field) => {
    expect(planQuotas(want(rows), at([]))).toEqual({ code, field });
  });

  const key = fc.constantFrom('party:kz', 'party:kg', 'funded:kz', 'category:ngo', 'session:s1');
  const limit = fc.option(fc.nat(6), { nil: null });
  const ledger = fc.uniqueArray(fc.record({ key, capacity: fc.constant(null), taken: fc.nat(6), byDefault: fc.boolean() }), { selector: (one) => one.key });
  const wanted = fc.record({ delegation: fc.record({ seats: limit, funded: limit }), rows: fc.uniqueArray(fc.record({ key, capacity: limit }), { selector: (one) => one.key }) });
  const isPlan = (plan: ReturnType<typeof planQuotas>): plan is QuotaPlan => !('code' in plan);

  it('never leaves a row with fewer seats than are taken, and says the same when it is asked for again', () => {
    fc.assert(
      fc.property(ledger, wanted, (rows, asked) => {
        const plan = planQuotas(asked, at(rows));
        if (!isPlan(plan)) return;
        const after = [...rows.filter((one) => !plan.dropped.includes(one.key)).map((one) => ({ ...one, ...plan.limited.find((limited) => limited.key === one.key) })), ...plan.added.map((one) => ({ ...one, taken: 0 }))];
        for (const one of after) if (one.capacity !== null) expect(one.taken).toBeLessThanOrEqual(one.capacity);
        expect(planQuotas(asked, at(after))).toEqual({ added: [], limited: [], dropped: [] });
      }),
    );
  });
});

describe('rows that people bring with them', () => {
  it('are made for delegations that have none, where every delegation gets a number', () => {
    const of = { delegationSeats: 4, delegationFunded: null };
    expect(defaultsFor(['event', 'category:ngo', 'party:kz', 'funded:kz', 'party:kg', 'party:kz'], of, [row('party:kg', 9)])).toEqual([{ key: 'party:kz', capacity: 4, byDefault: true }]);
  });
});
