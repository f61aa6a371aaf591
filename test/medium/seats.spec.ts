import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '../../src/access/index.js';
import { EventLife } from '../../src/events/index.js';
import { newId, Sql } from '../../src/platform/database/index.js';
import { Refusal } from '../../src/platform/http/index.js';
import { Registrations, type SubmitInput } from '../../src/registration/index.js';
import { LedgerLock } from '../../src/registration/seats/ledger.js';
import { Offering } from '../../src/registration/seats/offering.js';
import { Reconciliation } from '../../src/registration/seats/reconciliation.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';
import { openConnections } from '../support/database.js';
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

  it('are not taken by an offer that has run out, though no sweep has passed yet', async () => {
    const eventId = await open(1);
    const [first, second] = [await registrations.submit(nobody, wish(eventId, 1)), await registrations.submit(nobody, wish(eventId, 2))];
    await registrations.withdraw(nobody, eventId, first.id, null);
    running.clock.set((await registrations.get(second.id)).offerUntil ?? TEST_NOW);
    await expect(registrations.acceptOffer(nobody, eventId, second.id)).rejects.toMatchObject({ code: 'NO_OFFER' });
  });

  it('pass on once, when somebody takes back what they were offered as the time runs out', async () => {
    const eventId = await open(1);
    const first = await registrations.submit(nobody, wish(eventId, 100));
    const line = [];
    for (let n = 101; n < 109; n += 1) line.push(await registrations.submit(nobody, wish(eventId, n)));
    await registrations.withdraw(nobody, eventId, first.id, null);
    await openConnections(sql);
    for (const [place, { id }] of line.slice(0, -1).entries()) {
      running.clock.set((await registrations.get(id)).offerUntil ?? TEST_NOW);
      const [withdrawn, expired] = await Promise.allSettled([registrations.withdraw(nobody, eventId, id, null), running.app.get(Offering).expire()]);
      expect(expired.status).toBe('fulfilled');
      expect(await status(id)).toBe(withdrawn.status === 'fulfilled' ? 'withdrawn' : 'declined');
      expect((await registrations.get(line[place + 1]?.id ?? '')).offerUntil).not.toBeNull();
      expect(await count(sql, eventId)).toMatchObject({ taken: 1 });
    }
    expect(await running.app.get(Reconciliation).differences()).toEqual([]);
  });

  it('are held by nobody at an event that is cancelled, although people register at that moment', async () => {
    const cancelling = { kind: 'account' as const, accountId: newId(), name: 'Staff', grants: [{ role: 'secretariat' as const, eventId: null }], tokenId: null, scopes: null };
    const two = await secondApplication();
    await openConnections(sql);
    for (let round = 0; round < 6; round += 1) {
      const eventId = await open(null);
      const arriving = Array.from({ length: 12 }, async (_, n) => {
        await new Promise((resolve) => setTimeout(resolve, n * 3));
        return [registrations, two.get(Registrations)][n % 2]?.submit(nobody, wish(eventId, n));
      });
      const pause = new Promise((resolve) => setTimeout(resolve, round * 6));
      await Promise.allSettled([...arriving, pause.then(() => running.app.get(EventLife).step(cancelling, eventId, 'cancelled', 'Elections'))]);
      expect(await sql.rows(`SELECT status FROM registration WHERE event_id = $1 AND status <> 'cancelled'`, [eventId])).toEqual([]);
      expect(await count(sql, eventId)).toMatchObject({ taken: 0 });
    }
    await two.close();
  });

  it('are counted once a day, and a difference is told loudly', async () => {
    const eventId = await open(3);
    await registrations.submit(nobody, wish(eventId, 1));
    await sql.rows(`UPDATE ledger SET taken = 2 WHERE event_id = $1`, [eventId]);
    await expect(running.app.get(Reconciliation).sweep()).rejects.toThrow(`event ${eventId}, event: 2 taken, 1 counted`);
    await sql.rows(`UPDATE ledger SET taken = 1 WHERE event_id = $1`, [eventId]);
    await running.app.get(Reconciliation).sweep();
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
  let running: TestApplication;
  let two: INestApplicationContext;
  let sql: Sql;
  beforeAll(async () => {
    const overrides = [[LedgerLock, { clause: '' }]] as const;
    running = await startApplication({ overrides });
    two = await secondApplication({ overrides });
    sql = running.app.get(Sql);
  });
  afterAll(async () => {
    await two.close();
    await running.close();
  });
  beforeEach(() => Promise.all([openConnections(sql), openConnections(two.get(Sql))]));

  it('are not oversold all the same: the constraint has the last word', async () => {
    const eventId = await anEvent(running.app, { capacity: 20 });
    await registrationOpen(running.app, eventId, { capacity: 20 });
    const doors = [running.app.get(Registrations), two.get(Registrations)];
    await Promise.allSettled(Array.from({ length: 80 }, async (_, n) => doors[n % 2]?.submit(nobody, wish(eventId, n))));
    await expect(sql.rows(`UPDATE ledger SET taken = 21 WHERE event_id = $1`, [eventId])).rejects.toThrow('ledger_not_oversold');
    const [ledger] = await sql.rows<{ taken: number }>('SELECT taken FROM ledger WHERE event_id = $1', [eventId]);
    expect(ledger?.taken).toBeLessThanOrEqual(20);
  });

  it('are given once to one person all the same: the unique index has the last word, and says so in words', async () => {
    const doors = [running.app.get(Registrations), two.get(Registrations)];
    const eventId = await anEvent(running.app, {});
    await registrationOpen(running.app, eventId, { capacity: null });
    for (let round = 0; round < 10; round += 1) {
      const person = { id: await aPerson(running.app) };
      const sent = await Promise.allSettled(doors.map((door) => door.submit(system, wish(eventId, 1, { person, channel: 'staff' }))));
      expect(sent.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
      expect(sent.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'ALREADY_REGISTERED' });
    }
  });

  it('are oversold when the constraint is gone too: so the tests above can fail', async () => {
    await sql.rows('ALTER TABLE ledger DROP CONSTRAINT ledger_not_oversold');
    const eventId = await anEvent(running.app, { capacity: 100 });
    await registrationOpen(running.app, eventId, { capacity: 100 });
    await rush(running, { get: () => two.get(Registrations) }, eventId);
    const counted = await count(sql, eventId);
    expect(counted?.seated).toBeGreaterThan(100);
  });
});
