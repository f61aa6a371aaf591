import fc from 'fast-check';
import { DataSource } from 'typeorm';
import type { Actor } from '../../src/access/index.js';
import { EventLife } from '../../src/events/index.js';
import { EventsService } from '../../src/events/event/events.service.js';
import { Messages } from '../../src/messages/index.js';
import { instantOf } from '../../src/platform/clock/index.js';
import { newId, rows, Sql, type Tx } from '../../src/platform/database/index.js';
import { Refusal } from '../../src/platform/http/index.js';
import { Registrations } from '../../src/registration/index.js';
import { Occasions } from '../../src/reminders/due/occasions.js';
import { ReminderSweep } from '../../src/reminders/due/sweep.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';
import { anEvent, aPerson, registrationOpen } from '../support/factories.js';
import { deliverDue } from '../support/mail.js';
import { aReminder } from '../support/reminders.js';
import { SmtpSink } from '../support/smtp-sink.js';

const STAFF: Actor = { kind: 'account', accountId: newId(), name: 'Secretary', grants: [{ role: 'secretariat', eventId: null }], tokenId: null, scopes: null };
const ZONE = 'Europe/Zurich';
const HOUR = 3_600_000;

/** What may happen, in hours after the one before. The day before the event is on both sides of the night of 25 October, when clocks go back. */
type Step = { wait: number; what: 'enter' | 'withdraw'; who: number } | { wait: number; what: 'move'; days: number } | { wait: number; what: 'cancel' | 'sweep' | 'die' | 'deliver' | 'until-its-time' };

const wait = fc.constantFrom(0, 0, 0, 1, 3, 7, 24);
const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ wait, what: fc.constantFrom('enter' as const, 'withdraw' as const), who: fc.integer({ min: 0, max: 2 }) }) },
    { weight: 3, arbitrary: fc.record({ wait, what: fc.constant('move' as const), days: fc.constantFrom(-1, 1, 1, 2) }) },
    { weight: 8, arbitrary: fc.record({ wait, what: fc.constantFrom('sweep' as const, 'die' as const, 'deliver' as const, 'until-its-time' as const, 'until-its-time' as const) }) },
    { weight: 1, arbitrary: fc.record({ wait, what: fc.constant('cancel' as const) }) },
  ),
  { minLength: 4, maxLength: 20, size: 'max' },
);

/** Ways in which a person could get a letter twice, or none, that chance seldom finds. */
const at = { wait: 0 } as const;
const KNOWN: [Step[]][] = [
  // Had it, withdrew, came back, and the event moved to another week.
  [[{ ...at, what: 'until-its-time' }, { ...at, what: 'deliver' }, { ...at, what: 'withdraw', who: 0 }, { ...at, what: 'enter', who: 0 }, { ...at, what: 'move', days: 2 }, { ...at, what: 'until-its-time' }]],
  // Written, and the event moved before it left.
  [[{ ...at, what: 'until-its-time' }, { ...at, what: 'sweep' }, { ...at, what: 'move', days: 1 }, { ...at, what: 'deliver' }, { ...at, what: 'until-its-time' }]],
  // Written twice and cut off in between.
  [[{ ...at, what: 'until-its-time' }, { ...at, what: 'die' }, { ...at, what: 'sweep' }, { ...at, what: 'die' }, { ...at, what: 'deliver' }]],
];

class DyingSql extends Sql {
  override transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return super.transaction(async (tx) => {
      await work(tx);
      throw new Error('The process died');
    });
  }
}

/** A plain account of what people must have had, kept beside the system: nothing of its code is used but the clock's rules. */
class Account {
  startsLocal = '2026-10-26T09:00';
  cancelled = false;
  /** Since when each person has been confirmed. */
  readonly confirmed = new Map<number, Date>();
  readonly had = new Set<number>();

  /** 10:00 of the day before. */
  get at(): Date {
    const day = new Date(Date.parse(`${this.startsLocal.slice(0, 10)}T00:00Z`) - 24 * HOUR).toISOString().slice(0, 10);
    return instantOf({ local: `${day}T10:00`, zone: ZONE });
  }

  isTime(now: Date): boolean {
    return !this.cancelled && now >= this.at && now < new Date(this.at.getTime() + 6 * HOUR);
  }

  /** Whoever the rule concerns now and has not had its letter gets it when written and delivered now. */
  deliver(now: Date): void {
    if (!this.isTime(now)) return;
    for (const [who, since] of this.confirmed) if (since <= this.at) this.had.add(who);
  }
}

describe('a reminder, whatever happens to people, event and process', () => {
  let running: TestApplication;
  let sink: SmtpSink;
  let sql: Sql;
  beforeAll(async () => {
    sink = await SmtpSink.start();
    running = await startApplication({ env: { SMTP_URL: sink.url } });
    sql = running.app.get(Sql);
  });
  afterAll(async () => {
    await running.close();
    await sink.stop();
  });

  /** Lives through the steps twice, in the system and in the account; answers what people have had by each. */
  async function live(told: readonly Step[]): Promise<{ expected: number[]; received: Map<number, number> }> {
    let now = new Date('2026-10-24T21:00:00Z');
    running.clock.set(TEST_NOW);
    await sql.rows('UPDATE reminder_rule SET enabled = false');
    const account = new Account();
    const eventId = await anEvent(running.app, { zone: ZONE, starts_local: account.startsLocal, ends_local: '2026-10-27T17:00' });
    await registrationOpen(running.app, eventId, { needs_approval: false });
    await aReminder(running.app, eventId, { letter: 'preparation', too_late_hours: 6 });
    const people = await Promise.all([aPerson(running.app), aPerson(running.app), aPerson(running.app)]);
    const sweep = running.app.get(ReminderSweep);
    const dying = new ReminderSweep(new DyingSql(running.app.get(DataSource)), running.clock, running.app.get(Occasions), running.app.get(Messages));
    const may = async (work: Promise<unknown>): Promise<boolean> => work.then(() => true, (error: unknown) => { if (error instanceof Refusal) return false; throw error; });

    const take = async (step: Step): Promise<void> => {
      now = new Date(now.getTime() + step.wait * HOUR);
      running.clock.set(now);
      switch (step.what) {
        case 'enter':
          if (await may(running.app.get(Registrations).submit(STAFF, { eventId, person: { id: people[step.who] ?? '' }, category: 'expert', answers: {}, consents: {}, locale: 'en', channel: 'staff' }))) account.confirmed.set(step.who, now);
          return;
        case 'withdraw': {
          const registration = await running.app.get(Registrations).liveOf(eventId, people[step.who] ?? '');
          if (registration && (await may(running.app.get(Registrations).withdraw(STAFF, eventId, registration.id, null)))) account.confirmed.delete(step.who);
          return;
        }
        case 'move': {
          const moved = (local: string): string => new Date(Date.parse(`${local}:00Z`) + step.days * 24 * HOUR).toISOString().slice(0, 16);
          const [event] = await sql.rows<{ version: number; ends: string }>(`SELECT version, to_char(ends_local, 'YYYY-MM-DD"T"HH24:MI') AS ends FROM event WHERE id = $1`, [eventId]);
          const startsLocal = moved(account.startsLocal);
          if (await may(running.app.get(EventsService).change(STAFF, eventId, event?.version ?? 0, { startsLocal, endsLocal: moved(event?.ends ?? '') }))) account.startsLocal = startsLocal;
          return;
        }
        case 'cancel':
          if (await may(running.app.get(EventLife).step(STAFF, eventId, 'cancelled', 'Off'))) {
            account.cancelled = true;
            account.confirmed.clear();
          }
          return;
        case 'sweep':
          await Promise.all([sweep.run(), sweep.run()]);
          return;
        case 'die':
          await dying.run().catch((error: unknown) => { if (!(error instanceof Error) || error.message !== 'The process died') throw error; });
          return;
        case 'deliver':
          await sweep.run();
          // The other letters of a registration are not what this is about, and their tickets take long to draw.
          await sql.rows(`DELETE FROM message WHERE event_id = $1 AND kind NOT LIKE 'reminder-%'`, [eventId]);
          await deliverDue(running.app, eventId);
          account.deliver(now);
          return;
        case 'until-its-time':
          now = new Date(Math.max(now.getTime(), account.at.getTime()));
          return;
      }
    };
    await take({ wait: 0, what: 'enter', who: 0 });
    await take({ wait: 0, what: 'enter', who: 1 });
    for (const step of told) await take(step);
    // At last a worker comes back: while there is still time, everybody whom it concerned has it then.
    await take({ wait: 0, what: 'deliver' });
    const sent = await rows<{ person_id: string }>(sql.manager, `SELECT person_id FROM message WHERE event_id = $1 AND kind = 'reminder-preparation' AND status = 'sent'`, [eventId]);
    const left = await rows<{ person_id: string }>(sql.manager, `SELECT person_id FROM message_attempt JOIN message ON message.id = message_attempt.message_id WHERE event_id = $1 AND kind = 'reminder-preparation' AND outcome = 'sent'`, [eventId]);
    expect(left).toHaveLength(sent.length);
    const received = new Map<number, number>();
    for (const { person_id } of sent) received.set(people.indexOf(person_id), (received.get(people.indexOf(person_id)) ?? 0) + 1);
    return { expected: [...account.had].toSorted((a, b) => a - b), received };
  }

  it('has reached each person at most once, and exactly once when it concerned them at its time', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (told) => {
        const { expected, received } = await live(told);
        expect([...received].toSorted(([a], [b]) => a - b)).toEqual(expected.map((who) => [who, 1]));
      }),
      { numRuns: 60, examples: KNOWN },
    );
  }, 240_000);
});
