import { newId, Sql } from '../../src/platform/database/index.js';
import { deviceHeader, signIn, type ActorHeaders } from '../support/actors.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { anEvent, registrationOpen } from '../support/factories.js';

const DAY = '2026-09-22';

describe('a walk-in', () => {
  let running: TestApplication;
  let sql: Sql;
  let eventId: string;
  beforeAll(async () => {
    running = await startApplication();
    sql = running.app.get(Sql);
  });
  beforeEach(async () => {
    running.clock.set(new Date('2026-09-22T04:00:00Z'));
    eventId = await anEvent(running.app);
  });
  afterAll(() => running.close());

  const post = (path: string, headers: ActorHeaders, payload: object) => running.app.inject({ method: 'POST', url: `/api/v1/${path}`, headers, payload });
  const pairedDesk = () => deviceHeader(running.app, eventId);
  const walkIn = (sequence: number, given: string, more: object = {}): object => ({
    id: newId(),
    sequence,
    deviceTime: '2026-09-22T03:30:00Z',
    day: DAY,
    person: { givenName: given, familyName: 'Newcomer', email: `${given.toLowerCase()}@example.org` },
    category: 'ngo',
    consents: { 'event-management': true },
    locale: 'en',
    ...more,
  });
  const registrations = () => sql.rows<{ status: string; channel: string }>(`SELECT status, channel FROM registration WHERE event_id = $1 ORDER BY created_at, id`, [eventId]);
  const scans = () => sql.rows(`SELECT 1 FROM scan WHERE event_id = $1`, [eventId]);
  const people = (given: string) => sql.rows(`SELECT 1 FROM person WHERE family_name = 'Newcomer' AND given_name = $1`, [given]);
  const noted = () => sql.rows(`SELECT 1 FROM audit WHERE action = 'attendance.walked-in' AND event_id = $1`, [eventId]);
  const withoutMailbox = (given: string): object => ({ person: { givenName: given, familyName: 'Newcomer' } });

  it('is registered, confirmed and checked in, once, however often and over however many connections it is sent', async () => {
    await registrationOpen(running.app, eventId, { capacity: 5 });
    const device = await pairedDesk();
    const form = walkIn(1, 'Dina', withoutMailbox('Dina'));
    const answers = await Promise.all(Array.from({ length: 10 }, () => post('desk/walk-ins', device, form)));
    expect(new Set(answers.map((answer) => `${answer.statusCode} ${answer.json().verdict}`))).toEqual(new Set(['200 ADMITTED']));
    expect(answers.filter((answer) => answer.json().repeated === false)).toHaveLength(1);
    expect(await registrations()).toEqual([{ status: 'confirmed', channel: 'walk-in' }]);
    expect(await scans()).toHaveLength(1);
    expect(await people('Dina')).toHaveLength(1);
    expect(await noted()).toHaveLength(1);
    const organiser = await signIn(running.app, 'organiser', eventId);
    expect((await running.app.inject({ url: `/api/v1/events/${eventId}/attendance`, headers: organiser })).json()).toMatchObject({ counts: { present: 1 }, items: [{ name: 'Dina Newcomer', category: 'ngo' }] });
  });

  it('who is registered already is checked in by that registration', async () => {
    await registrationOpen(running.app, eventId, { capacity: 5 });
    const [one, two] = [await pairedDesk(), await pairedDesk()];
    const answers = await Promise.all([post('desk/walk-ins', one, walkIn(1, 'Erke')), post('desk/walk-ins', two, walkIn(1, 'Erke'))]);
    expect(new Set(answers.map((answer) => answer.json().verdict))).toEqual(new Set(['ADMITTED', 'ALREADY_IN']));
    expect(await registrations()).toHaveLength(1);
  });

  it('takes a seat only when there is one: else waits in line, or is refused where there is no line', async () => {
    await registrationOpen(running.app, eventId, { capacity: 1 });
    const device = await pairedDesk();
    expect((await post('desk/walk-ins', device, walkIn(1, 'First'))).json().verdict).toBe('ADMITTED');
    expect((await post('desk/walk-ins', device, walkIn(2, 'Second'))).json()).toMatchObject({ verdict: 'ON_WAITING_LIST', admits: false });
    await sql.rows(`UPDATE registration_settings SET waiting_list = false WHERE event_id = $1`, [eventId]);
    expect((await post('desk/walk-ins', device, walkIn(3, 'Third'))).json()).toMatchObject({ status: 409, code: 'EVENT_FULL' });
    expect((await registrations()).map(({ status }) => status)).toEqual(['confirmed', 'waitlisted']);
  });

  it('does not take a number that a scan has, nor a form that is not whole', async () => {
    await registrationOpen(running.app, eventId);
    const device = await pairedDesk();
    await post('desk/scans', device, { scans: [{ sequence: 1, deviceTime: '2026-09-22T03:00:00Z', day: DAY, means: 'code', text: 'x' }] });
    expect((await post('desk/walk-ins', device, walkIn(1, 'Late'))).json()).toMatchObject({ status: 409, code: 'SEQUENCE_REUSED' });
    const missing = (await post('desk/walk-ins', device, walkIn(2, 'Half', { person: { givenName: 'Half', email: 'x' }, day: 'today' }))).json();
    expect(missing.errors.map(({ field }: { field: string }) => field)).toEqual(expect.arrayContaining(['day', 'person.familyName', 'person.email']));
  });

  it('without a mailbox is still one person when the device was paired again and sends it under a new number', async () => {
    await registrationOpen(running.app, eventId);
    const [before, after] = [await pairedDesk(), await pairedDesk()];
    const id = newId();
    expect((await post('desk/walk-ins', before, walkIn(7, 'Gulnora', { id, ...withoutMailbox('Gulnora') }))).json()).toMatchObject({ sequence: 7, verdict: 'ADMITTED', repeated: false });
    const again = walkIn(1, 'Gulnora', { id, ...withoutMailbox('Gulnora') });
    const answers = await Promise.all([1, 2, 3].map(() => post('desk/walk-ins', after, again)));
    for (const answer of answers) expect(answer.json()).toMatchObject({ sequence: 1, verdict: 'ADMITTED', repeated: true });
    expect(await people('Gulnora')).toHaveLength(1);
    expect(await registrations()).toHaveLength(1);
    expect(await scans()).toHaveLength(1);
    // Nothing but its id tells the walk-in from somebody else of the same name.
    await post('desk/walk-ins', after, walkIn(2, 'Gulnora', withoutMailbox('Gulnora')));
    expect(await people('Gulnora')).toHaveLength(2);
  });

  it('is one when both pairings of a device send it at the same moment', async () => {
    await registrationOpen(running.app, eventId);
    const desks = [await pairedDesk(), await pairedDesk()];
    const id = newId();
    const answers = await Promise.all(desks.map((desk, place) => post('desk/walk-ins', desk, walkIn(place + 1, 'Halima', { id, ...withoutMailbox('Halima') }))));
    expect(answers.map((answer) => answer.json().verdict)).toEqual(['ADMITTED', 'ADMITTED']);
    expect(await people('Halima')).toHaveLength(1);
    expect(await scans()).toHaveLength(1);
  });

  it('does not take the number of another walk-in, nor the id of one at another event', async () => {
    await registrationOpen(running.app, eventId);
    const device = await pairedDesk();
    const id = newId();
    expect((await post('desk/walk-ins', device, walkIn(1, 'Ilyas', { id }))).json().verdict).toBe('ADMITTED');
    expect((await post('desk/walk-ins', device, walkIn(1, 'Jamila'))).json()).toMatchObject({ status: 409, code: 'SEQUENCE_REUSED' });
    eventId = await anEvent(running.app);
    await registrationOpen(running.app, eventId);
    expect((await post('desk/walk-ins', await pairedDesk(), walkIn(1, 'Ilyas', { id }))).json()).toMatchObject({ status: 409, code: 'SEQUENCE_REUSED' });
    expect(await registrations()).toEqual([]);
  });
});
