import type { Actor } from '../../src/access/index.js';
import { EventCopies } from '../../src/events/copy/event-copies.js';
import { Sql } from '../../src/platform/database/index.js';
import { differenceLine, Reconciliation, Registrations, Standings, type SubmitInput, type Submitted } from '../../src/registration/index.js';
import { Funding } from '../../src/registration/quotas/funding.js';
import { Quotas } from '../../src/registration/quotas/quotas.js';
import type { WantedQuotas } from '../../src/registration/quotas/quotas.rules.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';
import { anEvent, registrationOpen } from '../support/factories.js';
import { partiesOf } from '../support/parties.js';

const system: Actor = { kind: 'system', task: 'test' };

describe('quotas', () => {
  let running: TestApplication;
  let sql: Sql;
  let registrations: Registrations;
  let quotas: Quotas;
  let kz: string;
  let kg: string;
  let processId: string;
  let eventId: string;
  let people = 0;
  beforeAll(async () => {
    running = await startApplication();
    sql = running.app.get(Sql);
    registrations = running.app.get(Registrations);
    quotas = running.app.get(Quotas);
    const made = await partiesOf(running.app, ['KZ', 'KG']);
    [kz = '', kg = ''] = made.parties;
    ({ processId } = made);
  });
  afterAll(() => running.close());
  beforeEach(async () => {
    running.clock.set(TEST_NOW);
    eventId = await anEvent(running.app, { capacity: 100 });
    await registrationOpen(running.app, eventId, { capacity: 100, categories: ['member-state', 'ngo', 'support-staff'] });
    await sql.rows('INSERT INTO event_process (event_id, process_id, place) VALUES ($1, $2, 0)', [eventId, processId]);
  });
  afterEach(async () => {
    const found = await running.app.get(Reconciliation).differences();
    if (found.length > 0) throw new Error(`Seats do not add up: ${found.map(differenceLine).join('; ')}`);
  });

  const come = (partyId: string | null, more: Partial<SubmitInput> = {}): Promise<Submitted> => {
    people += 1;
    const person = { familyName: `Delegate${people}`, givenName: 'Aliya', email: `delegate${people}@example.org` };
    return registrations.submit(system, { eventId, person, category: 'member-state', partyId, answers: {}, consents: {}, locale: 'en', channel: 'staff', ...more });
  };
  const set = async (rows: WantedQuotas['rows'], delegation: Partial<WantedQuotas['delegation']> = {}): Promise<void> => {
    const version = await quotas.version(sql.manager, eventId);
    await quotas.change(system, eventId, version, { delegation: { seats: null, funded: null, ...delegation }, rows });
  };
  const ledger = async (): Promise<Record<string, [number | null, number]>> => {
    const found = await sql.rows<{ key: string; capacity: number | null; taken: number }>('SELECT key, capacity, taken FROM ledger WHERE event_id = $1', [eventId]);
    return Object.fromEntries(found.map(({ key, capacity, taken }) => [key, [capacity, taken]]));
  };
  const statuses = async (made: readonly Submitted[]): Promise<string[]> => Promise.all(made.map(async ({ id }) => (await registrations.get(id)).status));
  const offered = async (id: string): Promise<boolean> => (await registrations.get(id)).offerUntil !== null;
  const codes = (settled: readonly PromiseSettledResult<unknown>[]): string[] => settled.map((one) => (one.status === 'fulfilled' ? 'done' : String((one.reason as { code: unknown }).code)));

  it('count whoever came before they were given, who from then on holds a seat of them', async () => {
    const first = await come(kz);
    await come(kz);
    await come(kg);
    await set([{ key: `party:${kz}`, capacity: 2 }, { key: 'category:member-state', capacity: 9 }]);
    expect(await ledger()).toMatchObject({ [`party:${kz}`]: [2, 2], 'category:member-state': [9, 3] });
    expect((await registrations.get(first.id)).seats.toSorted()).toEqual(['category:member-state', 'event', `party:${kz}`]);
    expect(await come(kz)).toMatchObject({ status: 'waitlisted', place: 1 });
    expect(await come(kg)).toMatchObject({ status: 'confirmed' });
    await registrations.withdraw(system, eventId, first.id, null);
    expect(await ledger()).toMatchObject({ event: [100, 4], [`party:${kz}`]: [2, 2] });
  });

  it('are refused with the number when they are lower than what is taken, for one delegation and for all, and nothing changes', async () => {
    for (let n = 0; n < 3; n += 1) await come(kz);
    await expect(set([{ key: `party:${kz}`, capacity: 2 }])).rejects.toMatchObject({ code: 'QUOTA_BELOW_TAKEN', details: { field: 'rows[0].capacity', params: { taken: 3 } } });
    await expect(set([], { seats: 2 })).rejects.toMatchObject({ code: 'DEFAULT_BELOW_TAKEN', details: { field: 'delegation.seats', params: { taken: 3, partyEn: 'Kazakhstan', partyRu: 'Казахстан' } } });
    expect(await ledger()).toEqual({ event: [100, 3] });
    await set([{ key: `party:${kz}`, capacity: 3 }], { seats: 2 });
    expect(await ledger()).toEqual({ event: [100, 3], [`party:${kz}`]: [3, 3] });
  });

  it('of every delegation are typed once, also for delegations that come later, and one can have a number of its own', async () => {
    await set([{ key: `party:${kg}`, capacity: 1 }], { seats: 2 });
    const [kazakhs, kyrgyz] = [await Promise.all([come(kz), come(kz), come(kz)]), await Promise.all([come(kg), come(kg)])];
    expect((await statuses(kazakhs)).toSorted()).toEqual(['confirmed', 'confirmed', 'waitlisted']);
    expect((await statuses(kyrgyz)).toSorted()).toEqual(['confirmed', 'waitlisted']);
    expect((await running.app.get(Standings).delegations(eventId, [kz, kg])).get(kz)?.seats).toEqual({ key: `party:${kz}`, own: false, capacity: 2, taken: 2, waiting: 1 });
    await set([], { seats: 3 });
    const waited = [...kazakhs, ...kyrgyz].filter(({ status }) => status === 'waitlisted');
    expect(await Promise.all(waited.map(({ id }) => offered(id)))).toEqual([true, true]);
  });

  it('that are raised make offers at once, to the head of each line, and the place that one is told is the place in one’s own line', async () => {
    await set([{ key: `party:${kz}`, capacity: 1 }, { key: `party:${kg}`, capacity: 1 }]);
    await come(kz);
    await come(kg);
    const waiting = [await come(kz), await come(kg), await come(kz), await come(kg)];
    expect(waiting.map(({ place }) => place)).toEqual([1, 1, 2, 2]);
    await set([{ key: `party:${kz}`, capacity: 1 }, { key: `party:${kg}`, capacity: 2 }]);
    expect(await Promise.all(waiting.map(({ id }) => offered(id)))).toEqual([false, true, false, false]);
    expect([...(await registrations.places(eventId)).values()]).toEqual([{ place: 1, key: `party:${kz}` }, { place: 2, key: `party:${kz}` }, { place: 1, key: `party:${kg}` }]);
  });

  it('count nobody who comes with somebody else', async () => {
    await set([{ key: `party:${kz}`, capacity: 1 }]);
    expect(await statuses([await come(kz, { category: 'support-staff', funded: true }), await come(kz), await come(kz, { category: 'support-staff' })])).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect(await ledger()).toMatchObject({ event: [100, 1], [`party:${kz}`]: [1, 1] });
  });

  it('hold while people register in great numbers and the quota is raised and lowered meanwhile', async () => {
    await set([], { seats: 3 });
    const coming = Promise.all(Array.from({ length: 40 }, (_, n) => come(n % 2 === 0 ? kz : kg)));
    const changing: string[] = [];
    for (const seats of [8, 2, 12, 5, 30, 9]) changing.push(...codes(await Promise.allSettled([set([{ key: `party:${kz}`, capacity: seats }], { seats })])));
    await coming;
    const { [`party:${kz}`]: kazakh = [0, 0], [`party:${kg}`]: kyrgyz = [0, 0] } = await ledger();
    // Nobody waits while there is a seat, and nobody sits where there is none.
    for (const [capacity, taken] of [kazakh, kyrgyz]) expect(taken).toBe(Math.min(20, capacity ?? 0));
    expect(changing).toContain('done');
  });

  it('that are given while people register count each of them, whoever was first', async () => {
    for (let round = 0; round < 5; round += 1) {
      const coming = Promise.all(Array.from({ length: 6 }, () => come(kz)));
      await Promise.allSettled([set([{ key: `category:member-state`, capacity: 90 }], { funded: round }), coming]);
    }
    expect((await ledger())['category:member-state']).toEqual([90, 30]);
  });

  it('may be changed by one of two who read the same version', async () => {
    const version = await quotas.version(sql.manager, eventId);
    const both = await Promise.allSettled([4, 5].map((seats) => quotas.change(system, eventId, version, { delegation: { seats, funded: null }, rows: [] })));
    expect(codes(both).toSorted()).toEqual(['VERSION_CHANGED', 'done']);
  });

  it('go with a copy of the event, with nobody in them', async () => {
    await set([{ key: `party:${kz}`, capacity: 6 }, { key: 'category:ngo', capacity: 10 }], { seats: 4, funded: 2 });
    await come(kz);
    const copy = await running.app.get(EventCopies).copy(system, eventId, { startsLocal: '2027-09-21T09:00' });
    const copied = await sql.rows('SELECT key, capacity, taken FROM ledger WHERE event_id = $1 ORDER BY key', [copy.id]);
    expect(copied).toEqual([
      { key: 'category:ngo', capacity: 10, taken: 0 },
      { key: 'event', capacity: 100, taken: 0 },
      { key: `party:${kz}`, capacity: 6, taken: 0 },
    ]);
    expect((await running.app.get(Standings).delegations(copy.id, [kg])).get(kg)).toMatchObject({ seats: { capacity: 4 }, funded: { capacity: 2 } });
  });

  describe('of funded places', () => {
    const fund = (id: string, funded = true): Promise<void> => running.app.get(Funding).set(system, eventId, id, funded);

    it('are given to as many as there are when ten are chosen at once, and the others are refused with the number', async () => {
      await set([], { funded: 3 });
      const made = await Promise.all(Array.from({ length: 10 }, () => come(kz)));
      const settled = await Promise.allSettled(made.map(({ id }) => fund(id)));
      expect(codes(settled).filter((code) => code === 'done')).toHaveLength(3);
      expect(codes(settled).filter((code) => code === 'FUNDED_FULL')).toHaveLength(7);
      expect((await ledger())[`funded:${kz}`]).toEqual([3, 3]);
    });

    it('are waited for by whoever needs one, while others of the delegation are seated; one that is given back is offered', async () => {
      await set([], { seats: 9, funded: 1 });
      const [first, second, third] = [await come(kz, { funded: true }), await come(kz, { funded: true }), await come(kz)];
      expect([first.status, second.status, third.status]).toEqual(['confirmed', 'waitlisted', 'confirmed']);
      await fund(first.id, false);
      await fund(first.id, false);
      expect(await offered(second.id)).toBe(true);
      await expect(fund(first.id)).rejects.toMatchObject({ code: 'FUNDED_FULL', details: { params: { capacity: 1 } } });
      expect(await ledger()).toMatchObject({ event: [100, 3], [`party:${kz}`]: [9, 3], [`funded:${kz}`]: [1, 1] });
    });

    it('seat whoever waited for one and can do without', async () => {
      await set([], { funded: 0 });
      const waiting = await come(kz, { funded: true });
      expect(waiting.status).toBe('waitlisted');
      await fund(waiting.id, false);
      expect(await offered(waiting.id)).toBe(true);
    });

    it('are for delegations alone, and for people who take part', async () => {
      const [alone, gone] = [await come(null, { category: 'ngo' }), await come(kz)];
      await registrations.withdraw(system, eventId, gone.id, null);
      await expect(fund(alone.id)).rejects.toMatchObject({ code: 'FUNDED_NEEDS_PARTY' });
      await expect(fund(gone.id)).rejects.toMatchObject({ code: 'REGISTRATION_SETTLED' });
    });
  });
});
