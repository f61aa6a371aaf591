import { DataSource } from 'typeorm';
import type { Actor } from '../../src/access/index.js';
import { EventCopies } from '../../src/events/copy/event-copies.js';
import { EventLife } from '../../src/events/index.js';
import { EventsService } from '../../src/events/event/events.service.js';
import { MessageDecisions } from '../../src/messages/desk/message-decisions.js';
import { Messages } from '../../src/messages/index.js';
import { Clock, type SetClock } from '../../src/platform/clock/index.js';
import { newId, Sql, type Tx } from '../../src/platform/database/index.js';
import { Registrations } from '../../src/registration/index.js';
import { Occasions } from '../../src/reminders/due/occasions.js';
import { ReminderSweep } from '../../src/reminders/due/sweep.js';
import { ReminderPreview } from '../../src/reminders/preview/preview.js';
import { ReminderRules } from '../../src/reminders/rules/rules.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';
import { anEvent, aPerson, aRegistration, insert, registrationOpen } from '../support/factories.js';
import { deliverDue } from '../support/mail.js';
import { aReminder } from '../support/reminders.js';
import { secondApplication } from '../support/second-application.js';
import { SmtpSink } from '../support/smtp-sink.js';

const STAFF: Actor = { kind: 'account', accountId: newId(), name: 'Secretary', grants: [{ role: 'secretariat', eventId: null }], tokenId: null, scopes: null };
/** The day before the test's event, 22 September 2026 in Almaty (UTC+5), at 10:00. */
const EVE = new Date('2026-09-21T05:00:00Z');
const minutes = (count: number): number => count * 60_000;
const after = (instant: Date, ms: number): Date => new Date(instant.getTime() + ms);

class DyingSql extends Sql {
  override transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return super.transaction(async (tx) => {
      await work(tx);
      throw new Error('The process died');
    });
  }
}

describe('reminders', () => {
  let running: TestApplication;
  let sink: SmtpSink;
  let sql: Sql;
  let sweep: ReminderSweep;
  let eventId: string;
  beforeAll(async () => {
    sink = await SmtpSink.start();
    running = await startApplication({ env: { SMTP_URL: sink.url, INSTANCE_NAME: 'Secretariat of the Almaty Process' } });
    sql = running.app.get(Sql);
    sweep = running.app.get(ReminderSweep);
  });
  afterAll(async () => {
    await running.close();
    await sink.stop();
  });
  beforeEach(async () => {
    sink.mails.length = 0;
    // Each test has the sweep for itself.
    await sql.rows('UPDATE reminder_rule SET enabled = false');
    running.clock.set(TEST_NOW);
    eventId = await anEvent(running.app, { city: { en: 'Almaty', ru: 'Алматы' }, country_iso2: 'KZ' });
    await registrationOpen(running.app, eventId);
  });

  interface Written {
    person_id: string;
    kind: string;
    status: string;
    status_reason: string | null;
    cause: string;
  }
  const written = () => sql.rows<Written>(`SELECT person_id, kind, status, status_reason, cause FROM message WHERE event_id = $1 AND kind LIKE 'reminder-%' ORDER BY created_at, id`, [eventId]);
  const sent = async () => (await written()).filter(({ status }) => status === 'sent');
  const confirmed = async (columns: Readonly<Record<string, unknown>> = {}): Promise<string> => {
    const personId = (columns['person_id'] as string | undefined) ?? (await aPerson(running.app));
    await aRegistration(running.app, eventId, { person_id: personId, ...columns });
    return personId;
  };
  const invited = async (answerBy: string | null, columns: Readonly<Record<string, unknown>> = {}): Promise<string> => {
    const personId = await aPerson(running.app);
    const [at] = await sql.rows<{ at: Date | null }>(`SELECT $1::timestamp AT TIME ZONE 'Asia/Almaty' AS at`, [answerBy]);
    await insert(running.app, 'invitation', { id: newId(), event_id: eventId, person_id: personId, category: 'member-state', audience: 'people', status: 'sent', answer_by_local: answerBy, answer_by: at?.at ?? null, created_at: TEST_NOW, ...columns });
    return personId;
  };
  const move = async (change: Parameters<EventsService['change']>[3]) => {
    const [event] = await sql.rows<{ version: number }>('SELECT version FROM event WHERE id = $1', [eventId]);
    return running.app.get(EventsService).change(STAFF, eventId, event?.version ?? 0, change);
  };
  const withdraw = async (personId: string) => {
    const live = await running.app.get(Registrations).liveOf(eventId, personId);
    return running.app.get(Registrations).withdraw(STAFF, eventId, live?.id ?? '', null);
  };
  const deliver = () => deliverDue(running.app, eventId);
  /** A sweep whose process dies after it wrote and before it commits. */
  const dyingSweep = () => new ReminderSweep(new DyingSql(running.app.get(DataSource)), running.clock, running.app.get(Occasions), running.app.get(Messages));

  it('are written at their minute, not before, once, although the sweep runs again and again', async () => {
    await aReminder(running.app, eventId);
    const personId = await confirmed();
    running.clock.set(after(EVE, -1));
    expect(await sweep.run()).toBe(0);
    running.clock.set(EVE);
    expect([await sweep.run(), await sweep.run()]).toEqual([1, 0]);
    await deliver();
    expect(await sweep.run()).toBe(0);
    running.clock.set(after(EVE, minutes(600)));
    expect(await sweep.run()).toBe(0);
    expect(await written()).toMatchObject([{ person_id: personId, kind: 'reminder-eve', status: 'sent' }]);
    expect(sink.mails).toHaveLength(1);
  });

  it('are written once by sweeps that run in parallel, in two processes', async () => {
    const rule = await aReminder(running.app, eventId);
    const people = await Promise.all(Array.from({ length: 40 }, () => confirmed()));
    running.clock.set(EVE);
    const second = await secondApplication();
    second.get<Clock, SetClock>(Clock).set(EVE);
    const counts = await Promise.all(Array.from({ length: 8 }, (_, place) => (place % 2 === 0 ? sweep : second.get(ReminderSweep)).run()));
    await second.close();
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(40);
    const found = await written();
    expect(new Set(found.map(({ person_id }) => person_id))).toEqual(new Set(people));
    expect([found.length, found[0]?.cause]).toEqual([40, `reminder:${rule}`]);
  });

  it('leave nothing half done when the process dies before it commits, and are made good by the next sweep', async () => {
    await aReminder(running.app, eventId);
    await Promise.all([confirmed(), confirmed()]);
    running.clock.set(EVE);
    await expect(dyingSweep().run()).rejects.toThrow('The process died');
    expect(await written()).toHaveLength(0);
    expect(await sweep.run()).toBe(2);
  });

  it.each([
    ['is changed', (ruleId: string) => sql.rows('UPDATE reminder_rule SET offset_days = offset_days - 3, version = version + 1 WHERE id = $1', [ruleId])],
    ['is switched off', (ruleId: string) => sql.rows('UPDATE reminder_rule SET enabled = false WHERE id = $1', [ruleId])],
    ['is removed', (ruleId: string) => sql.rows('UPDATE reminder_rule SET removed_at = now() WHERE id = $1', [ruleId])],
    ['loses its event, which is cancelled,', () => sql.rows(`UPDATE event SET status = 'cancelled' WHERE id = $1`, [eventId])],
    ['has an event that is moved', () => sql.rows(`UPDATE event SET starts_local = '2026-09-29T09:00', ends_local = '2026-10-01T17:00' WHERE id = $1`, [eventId])],
  ])('are not written when their rule %s between the sweep’s look at the clock and its writing', async (_what, change) => {
    const ruleId = await aReminder(running.app, eventId);
    await confirmed();
    running.clock.set(EVE);
    const occasions = running.app.get(Occasions);
    const late = Object.assign(Object.create(occasions) as Occasions, {
      due: async () => {
        const due = await occasions.due();
        expect(due).toHaveLength(1);
        await change(ruleId);
        return due;
      },
    });
    expect(await new ReminderSweep(sql, running.clock, late, running.app.get(Messages)).run()).toBe(0);
  });

  it('come too late after a long standstill, and are left out then', async () => {
    await aReminder(running.app, eventId, { too_late_hours: 3 });
    await confirmed();
    running.clock.set(after(EVE, minutes(180)));
    expect(await sweep.run()).toBe(0);
    running.clock.set(after(EVE, minutes(179)));
    expect(await sweep.run()).toBe(1);
    // Written in time, but the mail server was away for too long.
    running.clock.set(after(EVE, minutes(181)));
    await deliver();
    expect(await written()).toMatchObject([{ status: 'cancelled', status_reason: 'not-its-time' }]);
    expect(await sweep.run()).toBe(0);
  });

  it('stay ended when staff have ended them, although their time is not over', async () => {
    await aReminder(running.app, eventId);
    await confirmed();
    running.clock.set(EVE);
    expect(await sweep.run()).toBe(1);
    const [{ id } = { id: '' }] = await sql.rows<{ id: string }>(`UPDATE message SET status = 'unknown' WHERE event_id = $1 AND cause LIKE 'reminder:%' RETURNING id`, [eventId]);
    await running.app.get(MessageDecisions).settle(STAFF, { id, eventId }, 'cancelled');
    expect([await sweep.run(), await sweep.run()]).toEqual([0, 0]);
    expect(await written()).toMatchObject([{ status: 'cancelled' }]);
  });

  it('leave with the letter that their rule has now, once, when the rule was changed while they waited', async () => {
    const rule = await aReminder(running.app, eventId);
    await confirmed();
    running.clock.set(EVE);
    expect(await sweep.run()).toBe(1);
    await sql.rows(`UPDATE reminder_rule SET letter = 'preparation', version = version + 1 WHERE id = $1`, [rule]);
    await deliver();
    expect(sink.mails).toHaveLength(0);
    expect(await sweep.run()).toBe(1);
    await deliver();
    expect(await sweep.run()).toBe(0);
    expect(await sql.rows(`SELECT kind, status FROM message WHERE event_id = $1 AND cause LIKE 'reminder:%'`, [eventId])).toEqual([{ kind: 'reminder-preparation', status: 'sent' }]);
  });

  it.each(['draft', 'cancelled', 'postponed', 'archived'])('are not written for an event that is %s', async (status) => {
    await aReminder(running.app, eventId);
    await confirmed();
    await sql.rows('UPDATE event SET status = $2 WHERE id = $1', [eventId, status]);
    running.clock.set(EVE);
    expect(await sweep.run()).toBe(0);
  });

  it('that were written do not leave once the event is cancelled', async () => {
    await aReminder(running.app, eventId);
    await confirmed();
    running.clock.set(EVE);
    await sweep.run();
    await running.app.get(EventLife).step(STAFF, eventId, 'cancelled', 'The host has changed its plans.');
    expect(await sweep.run()).toBe(0);
    await deliver();
    expect(await written()).toMatchObject([{ status: 'cancelled' }]);
    expect((await Promise.all(sink.mails.map((mail) => mail.parsed()))).map(({ subject }) => subject)).toEqual([expect.stringContaining('Cancelled')]);
  });

  it('follow an event that moves: what was written and not sent waits for the new day, and comes once', async () => {
    await aReminder(running.app, eventId);
    await confirmed();
    running.clock.set(EVE);
    await sweep.run();
    await move({ startsLocal: '2026-09-29T09:00', endsLocal: '2026-10-01T17:00' });
    await deliver();
    expect(await written()).toMatchObject([{ status: 'cancelled' }]);
    expect(await sweep.run()).toBe(0);
    running.clock.set(after(EVE, 7 * 24 * minutes(60)));
    expect([await sweep.run(), await sweep.run()]).toEqual([1, 0]);
    await deliver();
    expect(await written()).toMatchObject([{ status: 'sent' }]);
  });

  it('go out once for a rule, also when the event moves after they went out', async () => {
    await aReminder(running.app, eventId);
    const [old, late] = [await confirmed(), await aPerson(running.app)];
    running.clock.set(EVE);
    await sweep.run();
    await deliver();
    await move({ startsLocal: '2026-09-29T09:00', endsLocal: '2026-10-01T17:00' });
    await confirmed({ person_id: late, created_at: after(EVE, minutes(60)) });
    running.clock.set(after(EVE, 7 * 24 * minutes(60)));
    expect(await sweep.run()).toBe(1);
    await deliver();
    expect((await sent()).map(({ person_id }) => person_id)).toEqual([old, late]);
  });

  it('are not made up for when the event moves so that their time is over, and come at once when they are only a little late', async () => {
    await aReminder(running.app, eventId, { too_late_hours: 12 });
    await aReminder(running.app, eventId, { offset_days: -7, letter: 'preparation', too_late_hours: 6 });
    await confirmed();
    running.clock.set(after(EVE, -2 * 24 * minutes(60)));
    await move({ startsLocal: '2026-09-20T09:00', endsLocal: '2026-09-22T17:00' });
    running.clock.set(new Date('2026-09-19T08:00:00Z'));
    expect(await sweep.run()).toBe(1);
    expect(await written()).toMatchObject([{ kind: 'reminder-eve' }]);
  });

  it('do not leave for whoever withdrew; who registers again before the time has one, and never a second', async () => {
    await aReminder(running.app, eventId);
    const [gone, back, twice] = [await confirmed(), await confirmed(), await confirmed()];
    await withdraw(back);
    await confirmed({ person_id: back, created_at: after(TEST_NOW, minutes(5)) });
    running.clock.set(EVE);
    expect(await sweep.run()).toBe(3);
    await withdraw(gone);
    await deliver();
    running.clock.set(after(EVE, minutes(10)));
    await withdraw(twice);
    await confirmed({ person_id: twice, created_at: after(EVE, minutes(11)) });
    running.clock.set(after(EVE, minutes(20)));
    expect(await sweep.run()).toBe(0);
    await deliver();
    expect(new Set((await sent()).map(({ person_id }) => person_id))).toEqual(new Set([back, twice]));
  });

  it('are not for people who were confirmed after the time: their confirmation has just told them', async () => {
    await aReminder(running.app, eventId);
    const personId = await aPerson(running.app);
    const registrationId = await aRegistration(running.app, eventId, { person_id: personId });
    await insert(running.app, 'registration_history', { id: newId(), registration_id: registrationId, at: after(EVE, 1), actor_kind: 'system', from_status: 'approved', to_status: 'confirmed' });
    running.clock.set(after(EVE, minutes(1)));
    expect(await sweep.run()).toBe(0);
    await sql.rows('UPDATE registration_history SET at = $2 WHERE registration_id = $1', [registrationId, EVE]);
    expect(await sweep.run()).toBe(1);
  });

  it('pick their people by status, category and party, and nobody whom letters do not reach', async () => {
    const party = await insert(running.app, 'party', { id: newId(), process_id: await insert(running.app, 'process', { id: newId(), acronym: `P${newId().slice(-6)}`, name: { en: 'Process' }, working_languages: ['en'], focal_point_title: { en: 'Coordinator' } }), state_iso2: 'KZ' });
    await aReminder(running.app, eventId, { categories: ['member-state', 'expert'], party_ids: [party] });
    const wanted = await confirmed({ party_id: party });
    await confirmed({ party_id: party, category: 'media' });
    await confirmed({});
    await confirmed({ party_id: party, status: 'submitted' });
    await confirmed({ party_id: party, person_id: await aPerson(running.app, { email: null }) });
    const weary = await confirmed({ party_id: party });
    await sql.rows(`INSERT INTO unsubscription (person_id, purpose, since) VALUES ($1, 'reminder', now())`, [weary]);
    running.clock.set(EVE);
    expect(await sweep.run()).toBe(1);
    expect((await written()).map(({ person_id }) => person_id)).toEqual([wanted]);
  });

  it('ask the invited before their own deadline, each in their own language, and not those who have answered meanwhile', async () => {
    await aReminder(running.app, eventId, { anchor: 'answer-due', offset_days: -3, who: 'unanswered', letter: 'answer' });
    const early = await invited('2026-09-08T18:00');
    const russian = await invited('2026-09-08T18:00');
    await sql.rows(`UPDATE person SET correspondence_language = 'ru', family_name = 'Bekova', sex = 'female', other_scripts = '{"cyrillic":{"family":"Бекова","given":"Алия"}}' WHERE id = $1`, [russian]);
    const answered = await invited('2026-09-08T18:00');
    const later = await invited('2026-09-12T18:00');
    await invited('2026-09-08T18:00', { status: 'declined', answered_at: TEST_NOW, answered_through: 'link' });
    running.clock.set(new Date('2026-09-05T05:00:00Z'));
    expect(await sweep.run()).toBe(3);
    await sql.rows(`UPDATE invitation SET status = 'accepted', answered_at = $2, answered_through = 'link' WHERE person_id = $1`, [answered, TEST_NOW]);
    await deliver();
    expect((await sent()).map(({ person_id }) => person_id).toSorted()).toEqual([early, russian].toSorted());
    const letters = await Promise.all(sink.mails.map((mail) => mail.parsed()));
    const english = letters.find(({ subject }) => subject?.startsWith('Your answer is awaited'));
    expect(english?.text).toContain('8 September 2026, 18:00 (Almaty time)');
    expect(english?.text).toMatch(/http:\/\/localhost:3000\/invitation\/[\w-]{43}/);
    const inRussian = letters.find(({ subject }) => subject?.startsWith('Просим ответить'));
    expect(inRussian?.text).toContain('Уважаемая госпожа Бекова!');
    expect(inRussian?.text).toContain('8 сентября 2026 г., 18:00 (время: Алматы)');
    running.clock.set(new Date('2026-09-09T05:00:00Z'));
    expect(await sweep.run()).toBe(1);
    expect((await written()).at(-1)).toMatchObject({ person_id: later });
  });

  it('welcome with a ticket the day before, and open the own page', async () => {
    await aReminder(running.app, eventId);
    await confirmed();
    running.clock.set(EVE);
    await sweep.run();
    await deliver();
    const [letter] = await Promise.all(sink.mails.map((mail) => mail.parsed()));
    expect(letter?.subject).toMatch(/^We expect you: Forum \d+, 22–24 September 2026$/);
    expect(letter?.text).toMatch(/http:\/\/localhost:3000\/registration\/[\w-]{43}/);
    expect(letter?.attachments.map(({ filename }) => filename)).toContain('ticket.png');
    expect(letter?.headers.has('list')).toBe(true);
    const [copy] = await sql.rows<{ body_text: string }>('SELECT body_text FROM message_copy AS copy JOIN message ON message.id = copy.message_id WHERE event_id = $1', [eventId]);
    expect(copy?.body_text).not.toMatch(/registration\/[\w-]{43}/);
  });

  it('thank those who came, after the end; all who were confirmed where no attendance was kept', async () => {
    await aReminder(running.app, eventId, { anchor: 'event-ends', offset_days: 1, who: 'attended', letter: 'thanks' });
    const [came, undone, stayed] = [await confirmed(), await confirmed(), await confirmed()];
    await sql.rows(`UPDATE event SET status = 'held' WHERE id = $1`, [eventId]);
    running.clock.set(new Date('2026-09-25T05:00:00Z'));
    const rules = await running.app.get(ReminderRules).list(eventId);
    expect((await running.app.get(ReminderPreview).view(rules))[0]?.occasions).toMatchObject([{ state: 'now', reaches: 3 }]);
    const device = await insert(running.app, 'desk_device', { id: newId(), event_id: eventId, name: 'Door', created_at: TEST_NOW });
    const scan = async (personId: string, sequence: number, direction: 'in' | 'undo') => {
      const [registration] = await sql.rows<{ id: string }>('SELECT id FROM registration WHERE event_id = $1 AND person_id = $2', [eventId, personId]);
      const at = new Date(`2026-09-22T04:0${sequence}:00Z`);
      await insert(running.app, 'scan', { device_id: device, sequence, event_id: eventId, registration_id: registration?.id, day: '2026-09-22', direction, means: 'qr', device_time: at, received_at: at, verdict: direction === 'in' ? 'ADMITTED' : 'UNDONE' }, 'device_id');
    };
    await scan(came, 1, 'in');
    await scan(undone, 2, 'in');
    await scan(undone, 3, 'undo');
    expect(await sweep.run()).toBe(1);
    await deliver();
    expect((await sent()).map(({ person_id }) => person_id)).toEqual([came]);
    expect(stayed).not.toBe(came);
  });

  it('that are switched off, removed or given another time while they wait do not leave', async () => {
    const rules = running.app.get(ReminderRules);
    const ids = [await aReminder(running.app, eventId), await aReminder(running.app, eventId), await aReminder(running.app, eventId)];
    await confirmed();
    running.clock.set(EVE);
    expect(await sweep.run()).toBe(3);
    const [off, removed, retimed] = await Promise.all(ids.map((id) => rules.get(eventId, id)));
    if (!off || !removed || !retimed) throw new Error('The rules are not there');
    await rules.change(STAFF, eventId, off.id, 1, { ...off, enabled: false });
    await rules.remove(STAFF, eventId, removed.id, 1);
    await rules.change(STAFF, eventId, retimed.id, 1, { ...retimed, atTime: '12:00' });
    await deliver();
    expect((await written()).map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(await sweep.run()).toBe(0);
    await rules.restore(STAFF, eventId, removed.id);
    expect(await sweep.run()).toBe(1);
    running.clock.set(after(EVE, minutes(120)));
    expect(await sweep.run()).toBe(1);
    await deliver();
    expect(new Set((await sent()).map(({ cause }) => cause))).toEqual(new Set([`reminder:${removed.id}`, `reminder:${retimed.id}`]));
  });

  it('come with a new event by its kind, and go with a copy, which keeps what was changed and switched off', async () => {
    const service = running.app.get(EventsService);
    const rules = running.app.get(ReminderRules);
    const made = await service.create(STAFF, { kind: 'meeting', subKind: 'working-group', title: { en: 'Group', ru: 'Группа' }, startsLocal: '2026-10-05T09:00', endsLocal: '2026-10-06T17:00', zone: 'Asia/Almaty', mode: 'in-person', workingLanguages: ['en', 'ru'] });
    const own = await rules.list(made.id);
    expect(own.map(({ letter, offsetDays }) => [letter, offsetDays])).toEqual([['answer', -7], ['answer', -2], ['registration', -2], ['preparation', -7], ['eve', -1], ['thanks', 1]]);
    const [first, second, third] = own;
    if (!first || !second || !third) throw new Error('The rules are not there');
    await rules.change(STAFF, made.id, first.id, 1, { ...first, name: 'To the coordinators', atTime: '09:30', enabled: false });
    await rules.remove(STAFF, made.id, second.id, 1);
    const copy = await running.app.get(EventCopies).copy(STAFF, made.id, { startsLocal: '2027-10-04T09:00' });
    const copied = await rules.list(copy.id);
    expect(copied.map(({ letter, name, atTime, enabled }) => [letter, name, atTime, enabled])).toEqual([
      ['answer', 'To the coordinators', '09:30', false],
      ['registration', null, '10:00', true],
      ['preparation', null, '10:00', true],
      ['eve', null, '10:00', true],
      ['thanks', null, '10:00', true],
    ]);
    expect(copied.some(({ id }) => own.some((one) => one.id === id))).toBe(false);
  });

  it('are previewed as they will go out: the exact people, and those who are left out with the reason', async () => {
    const id = await aReminder(running.app, eventId);
    const reached = await confirmed({ person_id: await aPerson(running.app, { family_name: 'Abaeva' }) });
    const mute = await confirmed({ person_id: await aPerson(running.app, { family_name: 'Bekova', email: null }) });
    const preview = running.app.get(ReminderPreview);
    const rule = await running.app.get(ReminderRules).get(eventId, id);
    expect((await preview.view([rule]))[0]?.occasions).toMatchObject([{ local: '2026-09-21T10:00', at: EVE, state: 'ahead', reaches: 1 }]);
    const before = await preview.recipients(STAFF, rule, { limit: 50 });
    expect(before.items).toMatchObject([
      { personId: reached, name: 'Aliya Abaeva', obstacle: null, message: null },
      { personId: mute, obstacle: 'no-mailbox', message: null },
    ]);
    running.clock.set(EVE);
    await sweep.run();
    await deliver();
    expect((await written()).map(({ person_id }) => person_id)).toEqual(before.items.filter(({ obstacle }) => obstacle === null).map(({ personId }) => personId));
    expect((await preview.recipients(STAFF, rule, { limit: 50 })).items[0]).toMatchObject({ message: 'sent' });
    expect((await preview.view([rule]))[0]).toMatchObject({ sent: 1, occasions: [{ state: 'now', reaches: 0 }] });
    expect(await sql.rows(`SELECT 1 FROM audit WHERE action = 'reminder-rule.recipients-viewed' AND subject_id = $1`, [id])).toHaveLength(2);
    const first = await preview.recipients(STAFF, rule, { limit: 1 });
    expect((await preview.recipients(STAFF, rule, { limit: 1, cursor: first.next ?? '' })).items).toMatchObject([{ personId: mute }]);
  });
});
