import type { Actor } from '../../src/access/index.js';
import { Sql } from '../../src/platform/database/index.js';
import { Refusal } from '../../src/platform/http/index.js';
import { Registrations, type SubmitInput } from '../../src/registration/index.js';
import { LedgerLock } from '../../src/registration/seats/ledger.js';
import { Offering } from '../../src/registration/seats/offering.js';
import { Reconciliation } from '../../src/registration/seats/reconciliation.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';
import { anEvent, aPerson, registrationOpen } from '../support/factories.js';
import { secondApplication } from '../support/second-application.js';

const nobody: Actor = { kind: 'public' };
const system: Actor = { kind: 'system', task: 'test' };

const wish = (eventId: string, n: number, more: Partial<SubmitInput> = {}): SubmitInput => ({
  eventId,
  person: { familyName: `Racer${n}`, givenName: 'Aliya', email: `racer${n}@example.org` },
  category: 'ngo',
  answers: {},
  consents: { 'event-management': true },
  locale: 'en',
  channel: 'public',
  ...more,
});

/** 500 people from 50 callers at once over two applications that know nothing of each other. */
async function rush(one: TestApplication, two: { get(): Registrations }, eventId: string): Promise<void> {
  const doors = [one.app.get(Registrations), two.get()];
  await Promise.all(
    Array.from({ length: 50 }, async (_, caller) => {
      for (let n = caller; n < 500; n += 50) await doors[n % 2]?.submit(nobody, wish(eventId, n));
    }),
  );
}

interface Counted {
  seated: number;
  waiting: number;
  people: number;
  taken: number;
}

const count = async (sql: Sql, eventId: string): Promise<Counted | undefined> => {
  const [found] = await sql.rows<Counted>(
    `SELECT count(*) FILTER (WHERE status = 'submitted')::int AS seated, count(*) FILTER (WHERE status = 'waitlisted')::int AS waiting, count(DISTINCT person_id)::int AS people,
            (SELECT taken FROM ledger WHERE event_id = $1 AND key = 'event') AS taken FROM registration WHERE event_id = $1`,
    [eventId],
  );
  return found;
};

describe('seats', () => {
  let running: TestApplication;
  let sql: Sql;
  let registrations: Registrations;
  beforeAll(async () => {
    running = await startApplication();
    sql = running.app.get(Sql);
    registrations = running.app.get(Registrations);
  });
  afterAll(() => running.close());
  beforeEach(() => running.clock.set(TEST_NOW));

  const open = async (capacity: number | null, more: Record<string, unknown> = {}) => {
    const eventId = await anEvent(running.app, { capacity });
    await registrationOpen(running.app, eventId, { capacity, ...more });
    return eventId;
  };
  const status = async (id: string) => (await registrations.get(id)).status;

  it('are given to exactly as many as there are when 500 people come at once through two processes; the others wait in order of arrival and nobody is lost', async () => {
    const eventId = await open(100);
    const two = await secondApplication();
    try {
      await rush(running, { get: () => two.get(Registrations) }, eventId);
    } finally {
      await two.close();
    }
    expect(await count(sql, eventId)).toEqual({ seated: 100, waiting: 400, people: 500, taken: 100 });
    const order = await sql.rows<{ arrival: string; status: string }>('SELECT arrival, status FROM registration WHERE event_id = $1 ORDER BY arrival', [eventId]);
    expect(order.map(({ arrival }) => Number(arrival))).toEqual(Array.from({ length: 500 }, (_, index) => index + 1));
    expect(order.slice(0, 100).every((row) => row.status === 'submitted')).toBe(true);
    expect(await running.app.get(Reconciliation).differences()).toEqual([]);
  });

  it('are given once to one person, although they send the form ten times at once', async () => {
    const eventId = await open(10);
    const sent = await Promise.allSettled(Array.from({ length: 10 }, () => registrations.submit(nobody, wish(eventId, 1000))));
    expect(sent.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    const refused = sent.flatMap((one) => (one.status === 'rejected' && one.reason instanceof Refusal ? [one.reason.code] : []));
    expect(refused).toEqual(Array.from({ length: 9 }, () => 'ALREADY_REGISTERED'));
    expect(await count(sql, eventId)).toMatchObject({ seated: 1, taken: 1 });
  });

  it('pass to the head of the line when they are given back, once, by way of an offer with a deadline', async () => {
    const eventId = await open(1);
    const [first, second, third] = [await registrations.submit(nobody, wish(eventId, 1)), await registrations.submit(nobody, wish(eventId, 2)), await registrations.submit(nobody, wish(eventId, 3))];
    await registrations.withdraw(nobody, eventId, first.id, null);
    expect((await registrations.get(second.id)).offerUntil).toEqual(new Date(TEST_NOW.getTime() + 48 * 3_600_000));
    expect((await registrations.get(third.id)).offerUntil).toBeNull();
    await registrations.acceptOffer(nobody, eventId, second.id);
    expect(await status(second.id)).toBe('submitted');
    await expect(registrations.acceptOffer(nobody, eventId, second.id)).rejects.toMatchObject({ code: 'NO_OFFER' });
    expect(await count(sql, eventId)).toMatchObject({ taken: 1 });
    const letters = await sql.rows(`SELECT kind FROM message WHERE event_id = $1 AND kind = 'seat-offered'`, [eventId]);
    expect(letters).toHaveLength(1);
  });

  it('pass on when an offer is not answered in time, although the sweep runs in two places at once', async () => {
    const eventId = await open(1);
    const [first, second, third] = [await registrations.submit(nobody, wish(eventId, 1)), await registrations.submit(nobody, wish(eventId, 2)), await registrations.submit(nobody, wish(eventId, 3))];
    await registrations.reject(system, eventId, first.id, 'Not this time.');
    running.clock.set(new Date(TEST_NOW.getTime() + 49 * 3_600_000));
    await Promise.all([running.app.get(Offering).expire(), running.app.get(Offering).expire()]);
    expect(await status(second.id)).toBe('declined');
    expect((await registrations.get(third.id)).offerUntil).not.toBeNull();
    expect(await count(sql, eventId)).toMatchObject({ taken: 1 });
    expect(await running.app.get(Reconciliation).differences()).toEqual([]);
  });

  it('are not passed to a newcomer while somebody waits', async () => {
    const eventId = await open(1);
    const first = await registrations.submit(nobody, wish(eventId, 1));
    await registrations.submit(nobody, wish(eventId, 2));
    const [late] = await Promise.all([registrations.submit(nobody, wish(eventId, 3)), registrations.withdraw(nobody, eventId, first.id, null)]);
    expect(late.status).toBe('waitlisted');
  });

  it('are refused with the number where nobody may wait', async () => {
    const eventId = await open(1, { waiting_list: false });
    await registrations.submit(nobody, wish(eventId, 1));
    await expect(registrations.submit(nobody, wish(eventId, 2))).rejects.toMatchObject({ code: 'EVENT_FULL', details: { params: { capacity: 1 } } });
  });

  it('are free again for one who withdrew and comes back', async () => {
    const eventId = await open(5);
    const first = await registrations.submit(nobody, wish(eventId, 1));
    await registrations.withdraw(nobody, eventId, first.id, null);
    const again = await registrations.submit(nobody, wish(eventId, 1));
    expect(again.personId).toBe(first.personId);
    expect(await count(sql, eventId)).toMatchObject({ taken: 1 });
  });

  it('stay right when approvals, rejections and withdrawals race each other', async () => {
    const eventId = await open(3);
    const made = await Promise.all(Array.from({ length: 8 }, (_, n) => registrations.submit(nobody, wish(eventId, n))));
    await Promise.allSettled(
      made.flatMap(({ id }) => [registrations.approve(system, eventId, id), registrations.reject(system, eventId, id, 'Not this time.'), registrations.withdraw(nobody, eventId, id, null)]),
    );
    expect(await running.app.get(Reconciliation).differences()).toEqual([]);
    const [over] = await sql.rows<{ over: number }>('SELECT count(*)::int AS over FROM ledger WHERE taken > capacity');
    expect(over?.over).toBe(0);
  });

  it('are given by staff to somebody who waits, as long as one is kept for them or free, and never twice', async () => {
    const eventId = await open(1);
    const [first, second, third] = [await registrations.submit(nobody, wish(eventId, 1)), await registrations.submit(nobody, wish(eventId, 2)), await registrations.submit(nobody, wish(eventId, 3))];
    await expect(registrations.approve(system, eventId, second.id)).rejects.toMatchObject({ code: 'EVENT_FULL' });
    await registrations.withdraw(nobody, eventId, first.id, null);
    await expect(registrations.approve(system, eventId, third.id)).rejects.toMatchObject({ code: 'EVENT_FULL' });
    expect((await registrations.approve(system, eventId, second.id)).status).toBe('confirmed');
    running.clock.set(new Date('2026-09-22T04:00:00Z'));
    await registrations.withdraw(nobody, eventId, second.id, null);
    const at = await Promise.allSettled([registrations.approve(system, eventId, third.id), registrations.submit(system, wish(eventId, 4, { channel: 'walk-in' }))]);
    expect(at.filter((one) => one.status === 'fulfilled' && one.value.status === 'confirmed')).toHaveLength(1);
    expect(await count(sql, eventId)).toMatchObject({ taken: 1 });
    expect(await running.app.get(Reconciliation).differences()).toEqual([]);
  });

  it('count nobody who comes with somebody else', async () => {
    const eventId = await anEvent(running.app, { capacity: 1 });
    await registrationOpen(running.app, eventId, { capacity: 1, categories: ['ngo', 'support-staff'] });
    await registrations.submit(nobody, wish(eventId, 1, { category: 'support-staff', person: { id: await aPerson(running.app) } }));
    expect((await registrations.submit(nobody, wish(eventId, 2))).status).toBe('submitted');
  });
});

describe('seats without the lock', () => {
  it('are oversold: so the test above can fail', async () => {
    const running = await startApplication({ overrides: [[LedgerLock, { clause: '' }]] });
    try {
      const sql = running.app.get(Sql);
      // The constraint is the second guard; without the lock it would refuse instead of overselling.
      await sql.rows('ALTER TABLE ledger DROP CONSTRAINT ledger_not_oversold');
      const eventId = await anEvent(running.app, { capacity: 100 });
      await registrationOpen(running.app, eventId, { capacity: 100 });
      const two = await secondApplication({ overrides: [[LedgerLock, { clause: '' }]] });
      try {
        await rush(running, { get: () => two.get(Registrations) }, eventId);
      } finally {
        await two.close();
      }
      const counted = await count(sql, eventId);
      expect(counted?.seated).toBeGreaterThan(100);
    } finally {
      await running.close();
    }
  });
});
