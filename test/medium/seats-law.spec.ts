import type { INestApplicationContext } from '@nestjs/common';
import fc from 'fast-check';
import type { Actor } from '../../src/access/index.js';
import { EventsService } from '../../src/events/event/events.service.js';
import { Events } from '../../src/events/index.js';
import { Clock } from '../../src/platform/clock/index.js';
import { Sql } from '../../src/platform/database/index.js';
import { Refusal } from '../../src/platform/http/index.js';
import { differenceLine, Reconciliation, Registrations } from '../../src/registration/index.js';
import { Quotas } from '../../src/registration/quotas/quotas.js';
import { offers, type LedgerRow } from '../../src/registration/seats/allocate.js';
import { Offering } from '../../src/registration/seats/offering.js';
import { waitingLine } from '../../src/registration/seats/waiting-line.js';
import { WaitingList } from '../../src/registration/waiting/waiting-list.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';
import { anEvent, aPerson, registrationOpen } from '../support/factories.js';
import { partiesOf } from '../support/parties.js';
import { secondApplication } from '../support/second-application.js';

const system: Actor = { kind: 'system', task: 'test' };

/** How long random programmes are run, in milliseconds. */
const TIME = 10_000;

/** Something that somebody does; which registration it is done to is chosen among all that there are. */
type Action =
  | { does: 'register'; who: number; party: number; funded: boolean; channel: 'public' | 'staff' }
  | { does: 'approve' | 'reject' | 'withdraw' | 'accept'; which: number }
  | { does: 'move'; which: number; place: number }
  | { does: 'expire' }
  | { does: 'resize'; capacity: number | null }
  | { does: 'allot'; every: number | null; first: number | null; category: number | null; funded: number | null };

/** One event, and the doors to it. */
interface Real {
  eventId: string;
  doors: readonly INestApplicationContext[];
}

describe('seats, whatever happens and in whatever order', () => {
  let running: TestApplication;
  let second: INestApplicationContext;
  let sql: Sql;
  let parties: string[];
  let people: string[];
  beforeAll(async () => {
    running = await startApplication();
    second = await secondApplication({ overrides: [[Clock, running.clock]] });
    sql = running.app.get(Sql);
    ({ parties } = await partiesOf(running.app, ['KZ', 'KG']));
    people = await Promise.all(Array.from({ length: 12 }, () => aPerson(running.app)));
  });
  afterAll(async () => {
    await second.close();
    await running.close();
  });

  const registrationAt = async (eventId: string, which: number): Promise<string | null> => {
    const found = await sql.rows<{ id: string }>('SELECT id FROM registration WHERE event_id = $1 ORDER BY id', [eventId]);
    return found[which % Math.max(1, found.length)]?.id ?? null;
  };

  async function register({ eventId }: Real, door: INestApplicationContext, { who, party, funded, channel }: Extract<Action, { does: 'register' }>): Promise<void> {
    const partyId = parties[party] ?? null;
    await door.get(Registrations).submit(system, { eventId, person: { id: people[who] ?? '' }, category: partyId === null ? 'ngo' : 'member-state', partyId, funded: funded && partyId !== null, answers: {}, consents: { 'event-management': true }, locale: 'en', channel });
  }

  async function change({ eventId }: Real, door: INestApplicationContext, action: Extract<Action, { does: 'resize' | 'allot' }>): Promise<void> {
    if (action.does === 'resize') {
      const { version } = await door.get(Events).get(eventId);
      await door.get(EventsService).change(system, eventId, version, { capacity: action.capacity });
      return;
    }
    const rows = [...(action.first === null ? [] : [{ key: `party:${parties[0]}`, capacity: action.first }]), ...(action.category === null ? [] : [{ key: 'category:member-state', capacity: action.category }])];
    await door.get(Quotas).change(system, eventId, await door.get(Quotas).version(sql.manager, eventId), { delegation: { seats: action.every, funded: action.funded }, rows });
  }

  async function act(real: Real, door: INestApplicationContext, action: Action): Promise<void> {
    const { eventId } = real;
    if (action.does === 'register') return register(real, door, action);
    if (action.does === 'resize' || action.does === 'allot') return change(real, door, action);
    if (action.does === 'expire') {
      running.clock.set(new Date(running.clock.now().getTime() + 49 * 3_600_000));
      return door.get(Offering).expire();
    }
    const id = await registrationAt(eventId, action.which);
    if (id === null) return;
    if (action.does === 'move') return door.get(WaitingList).move(system, eventId, id, { place: action.place, reason: 'Asked for by the host' });
    const registrations = door.get(Registrations);
    if (action.does === 'approve') await registrations.approve(system, eventId, id);
    if (action.does === 'reject') await registrations.reject(system, eventId, id, 'Not this time.');
    if (action.does === 'withdraw') await registrations.withdraw(system, eventId, id, null);
    if (action.does === 'accept') await registrations.acceptOffer(system, eventId, id);
  }

  /** What must hold after every step; what does not, in words. */
  async function broken({ eventId }: Real): Promise<string[]> {
    const ledger = await sql.rows<LedgerRow>('SELECT key, capacity, taken FROM ledger WHERE event_id = $1', [eventId]);
    const differences = await running.app.get(Reconciliation).differences(eventId);
    const passed = await sql.rows<{ text: string }>(
      `SELECT format('%s waits, and %s who came later has a seat', w.arrival, s.arrival) AS text FROM registration w JOIN registration s ON s.event_id = w.event_id
          AND s.category = w.category AND s.party_id IS NOT DISTINCT FROM w.party_id AND s.funded = w.funded AND s.seats <> '{}' AND s.arrival > w.arrival
        WHERE w.event_id = $1 AND w.status = 'waitlisted' AND w.offer_until IS NULL AND w.line_rank IS NULL AND s.line_rank IS NULL`,
      [eventId],
    );
    const twice = await sql.rows<{ text: string }>(
      `SELECT 'a person has two live registrations' AS text FROM registration WHERE event_id = $1 AND status NOT IN ('declined', 'rejected', 'withdrawn', 'cancelled') GROUP BY person_id HAVING count(*) > 1
       UNION ALL SELECT 'two arrived under one number' FROM registration WHERE event_id = $1 GROUP BY arrival HAVING count(*) > 1`,
      [eventId],
    );
    const idle = offers(ledger, await waitingLine(sql.manager, eventId));
    return [
      ...ledger.flatMap(({ key, capacity, taken }) => (capacity !== null && taken > capacity ? [`${key}: ${taken} of ${capacity} taken`] : [])),
      ...differences.map(differenceLine),
      ...[...passed, ...twice].map(({ text }) => text),
      ...idle.map(() => 'a seat is free that somebody waits for'),
    ];
  }

  /** Several clients who act at the same moment, through two processes. A refusal is an answer; anything else is a fault. */
  class AtOnce implements fc.AsyncCommand<object, Real> {
    constructor(private readonly actions: readonly Action[]) {}

    check(): boolean {
      return true;
    }

    async run(_: object, real: Real): Promise<void> {
      const settled = await Promise.allSettled(this.actions.map((action, client) => act(real, real.doors[client % 2] ?? running.app, action)));
      for (const one of settled) if (one.status === 'rejected' && !(one.reason instanceof Refusal)) throw one.reason;
      const found = await broken(real);
      if (found.length > 0) throw new Error(found.join('; '));
    }

    toString(): string {
      return JSON.stringify(this.actions);
    }
  }

  const few = fc.option(fc.nat(4), { nil: null });
  const which = fc.nat(20);
  const action: fc.Arbitrary<Action> = fc.oneof(
    { weight: 6, arbitrary: fc.record({ does: fc.constant('register' as const), who: fc.nat(11), party: fc.nat(2), funded: fc.boolean(), channel: fc.constantFrom('public' as const, 'staff' as const) }) },
    { weight: 5, arbitrary: fc.record({ does: fc.constantFrom('approve' as const, 'reject' as const, 'withdraw' as const, 'accept' as const), which }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('move' as const), which, place: fc.integer({ min: 1, max: 4 }) }) },
    { weight: 1, arbitrary: fc.constant({ does: 'expire' as const }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('resize' as const), capacity: fc.option(fc.nat(8), { nil: null }) }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('allot' as const), every: few, first: few, category: few, funded: few }) },
  );
  const programme = fc.commands([fc.array(action, { minLength: 1, maxLength: 6 }).map((actions) => new AtOnce(actions))], { maxCommands: 20, size: 'max' });

  it('are never more than there are, add up, go by order of arrival inside every quota, are kept free from nobody who waits, and one to a person', async () => {
    let programmes = 0;
    await fc.assert(
      fc.asyncProperty(programme, async (commands) => {
        programmes += 1;
        running.clock.set(TEST_NOW);
        await fc.asyncModelRun(async () => {
          const eventId = await anEvent(running.app, { capacity: 5 });
          await registrationOpen(running.app, eventId, { capacity: 5 });
          return { model: {}, real: { eventId, doors: [running.app, second] } };
        }, commands);
      }),
      { numRuns: 1_000, interruptAfterTimeLimit: TIME, markInterruptAsFailure: false },
    );
    expect(programmes).toBeGreaterThan(2);
  }, 120_000);
});
