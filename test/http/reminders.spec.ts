import { newId, Sql } from '../../src/platform/database/index.js';
import { signIn, type ActorHeaders } from '../support/actors.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';
import { anEvent, aPerson, aRegistration, registrationOpen } from '../support/factories.js';
import { aReminder } from '../support/reminders.js';

describe('reminders through HTTP', () => {
  let running: TestApplication;
  let secretariat: ActorHeaders;
  let eventId: string;
  beforeAll(async () => {
    running = await startApplication();
    secretariat = await signIn(running.app, 'secretariat');
  });
  afterAll(() => running.close());
  beforeEach(async () => {
    running.clock.set(TEST_NOW);
    eventId = await anEvent(running.app);
    await registrationOpen(running.app, eventId);
  });

  const send = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path = '', payload?: object, headers: ActorHeaders = {}) =>
    running.app.inject({ method, url: `/api/v1/events/${eventId}/reminders${path}`, headers: { ...secretariat, ...headers }, ...(payload && { payload }) });
  const eve = (more: object = {}) => ({ anchor: 'event-starts', offsetDays: -1, atTime: '10:00', audience: { who: 'registered', statuses: ['confirmed'] }, letter: 'eve', ...more });
  const actions = async (id: string) => (await running.app.get(Sql).rows<{ action: string }>('SELECT action FROM audit WHERE subject_id = $1 ORDER BY seq', [id])).map(({ action }) => action);

  it('are made, listed with time and number, changed, removed and put back, and all of it is recorded', async () => {
    await aRegistration(running.app, eventId);
    const made = await send('POST', '', eve({ name: 'See you tomorrow' }));
    expect([made.statusCode, made.headers['etag']]).toEqual([201, '"1"']);
    expect(made.json()).toMatchObject({
      name: 'See you tomorrow',
      audience: { who: 'registered', statuses: ['confirmed'], categories: null, partyIds: null },
      tooLateHours: 24,
      enabled: true,
      sent: 0,
      occasions: [{ local: '2026-09-21T10:00', at: '2026-09-21T10:00:00+05:00', zone: 'Asia/Almaty', state: 'ahead', reaches: 1 }],
    });
    const { id } = made.json();
    expect((await send('GET')).json()).toMatchObject({ items: [{ id }], next: null });
    const changed = await send('PUT', `/${id}`, eve({ offsetDays: -2, enabled: false }), { 'if-match': '"1"' });
    expect(changed.json()).toMatchObject({ name: null, offsetDays: -2, enabled: false, version: 2 });
    expect((await send('DELETE', `/${id}`, undefined, { 'if-match': '"2"' })).statusCode).toBe(204);
    expect((await send('GET')).json().items).toEqual([]);
    expect((await send('GET', `/${id}`)).json()).toMatchObject({ code: 'REMINDER_UNKNOWN' });
    const restored = await send('POST', `/${id}/restore`);
    expect([restored.statusCode, restored.json().offsetDays]).toEqual([200, -2]);
    expect((await send('POST', `/${id}/restore`)).json()).toMatchObject({ status: 409, code: 'REMINDER_NOT_REMOVED' });
    expect(await actions(id)).toEqual(['reminder-rule.created', 'reminder-rule.changed', 'reminder-rule.removed', 'reminder-rule.restored']);
  });

  it('are changed by one person at a time: whoever read an older version is told so', async () => {
    const id = await aReminder(running.app, eventId);
    const answers = await Promise.all([send('PUT', `/${id}`, eve({ atTime: '11:00' }), { 'if-match': '"1"' }), send('PUT', `/${id}`, eve({ atTime: '12:00' }), { 'if-match': '"1"' })]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted((one, other) => one - other)).toEqual([200, 412]);
    expect((await send('DELETE', `/${id}`, undefined, { 'if-match': '"1"' })).json()).toMatchObject({ code: 'VERSION_CHANGED' });
    expect((await send('PUT', `/${id}`, eve())).json()).toMatchObject({ code: 'VERSION_NEEDED' });
  });

  it.each<[string, object, string, string]>([
    ['a time that is none', { atTime: '25:00' }, 'atTime', 'isTimeOfDay'],
    ['half a day', { offsetDays: 0.5 }, 'offsetDays', 'isInt'],
    ['a day years away', { offsetDays: -4000 }, 'offsetDays', 'min'],
    ['an anchor that is none', { anchor: 'full-moon' }, 'anchor', 'isIn'],
    ['a letter that is none', { letter: 'love' }, 'letter', 'isIn'],
    ['no people', { audience: undefined }, 'audience', 'isDefined'],
    ['an empty list of categories', { audience: { who: 'registered', statuses: ['confirmed'], categories: [] } }, 'audience.categories', 'arrayMinSize'],
    ['a status that is none', { audience: { who: 'registered', statuses: ['asleep'] } }, 'audience.statuses', 'isIn'],
    ['registered people without a status', { audience: { who: 'registered' } }, 'audience.statuses', 'STATUSES_NEEDED'],
    ['a welcome to the waiting list', { audience: { who: 'registered', statuses: ['waitlisted'] } }, 'audience.statuses', 'STATUS_NOT_FOR_LETTER'],
    ['an answer asked of the confirmed', { letter: 'answer' }, 'letter', 'LETTER_NOT_FOR_THEM'],
    ['a deadline of people who have none', { anchor: 'answer-due' }, 'anchor', 'ANCHOR_NEEDS_INVITED'],
    ['a welcome after the beginning', { offsetDays: 1 }, 'offsetDays', 'REMINDER_POINTLESS'],
    ['a party that is not there', { audience: { who: 'registered', statuses: ['confirmed'], partyIds: ['0199f9a0-0000-7000-8000-000000000000'] } }, 'audience.partyIds', 'PARTY_NOT_KNOWN'],
    ['a name that turns the writing', { name: 'a\u202Eb' }, 'name', 'isPlainText'],
    ['no hours for being late', { tooLateHours: 0 }, 'tooLateHours', 'min'],
    ['a field that is not there', { colour: 'blue' }, 'colour', 'whitelistValidation'],
  ])('refuse %s, in both languages, and are not kept', async (_, change, field, code) => {
    const answer = await send('POST', '', eve(change));
    expect([answer.statusCode, answer.json().errors.find((error: { code: string }) => error.code === code)]).toMatchObject([422, { field }]);
    const russian = await send('POST', '', eve(change), { 'accept-language': 'ru' });
    expect(russian.json().errors[0].detail).toMatch(/[а-я]/);
    expect((await send('GET')).json().items).toEqual([]);
  });

  it('are not changed where the event is over for good', async () => {
    const id = await aReminder(running.app, eventId);
    await running.app.get(Sql).rows(`UPDATE event SET status = 'cancelled' WHERE id = $1`, [eventId]);
    expect((await send('POST', '', eve())).json()).toMatchObject({ code: 'EVENT_IS_FINAL' });
    expect((await send('DELETE', `/${id}`, undefined, { 'if-match': '"1"' })).json()).toMatchObject({ code: 'EVENT_IS_FINAL' });
    expect((await send('GET')).json().items).toHaveLength(1);
  });

  it('are not more than anybody can keep in view', async () => {
    for (let made = 0; made < 40; made += 1) await aReminder(running.app, eventId);
    expect((await send('POST', '', eve())).json()).toMatchObject({ status: 422, code: 'TOO_MANY_REMINDERS' });
  });

  it('belong to their event: another one knows nothing of them', async () => {
    const id = await aReminder(running.app, await anEvent(running.app));
    expect((await send('GET', `/${id}`)).statusCode).toBe(404);
    expect((await send('PUT', `/${id}`, eve(), { 'if-match': '"1"' })).statusCode).toBe(404);
    expect((await send('GET', `/${id}/recipients`)).statusCode).toBe(404);
    expect((await send('GET', `/${newId()}`)).statusCode).toBe(404);
  });

  it('are previewed before they are saved: when, how many, and the letter in its languages', async () => {
    await aRegistration(running.app, eventId);
    const preview = await send('POST', '/preview', eve());
    expect(preview.statusCode).toBe(200);
    const { occasions, letters } = preview.json();
    expect(occasions).toMatchObject([{ local: '2026-09-21T10:00', state: 'ahead', reaches: 1 }]);
    expect(letters.map(({ language }: { language: string }) => language)).toEqual(['en', 'ru']);
    expect(letters[0]).toMatchObject({ subject: expect.stringContaining('We expect you'), text: expect.stringContaining('Dear Ms Akhmetova,') });
    expect(letters[1]).toMatchObject({ subject: expect.stringContaining('Ждём Вас'), text: expect.stringContaining('Уважаемая госпожа Ахметова!') });
    expect((await send('GET')).json().items).toEqual([]);
    expect((await send('POST', '/preview', eve({ offsetDays: 3 }))).json()).toMatchObject({ code: 'REMINDER_POINTLESS' });
  });

  it.each(['answer', 'registration', 'preparation', 'eve', 'thanks'])('show the letter "%s" without a hole or a secret', async (letter) => {
    const asked = { answer: { who: 'unanswered' }, registration: { who: 'registered', statuses: ['draft'] }, thanks: { who: 'attended' } }[letter] ?? { who: 'registered', statuses: ['confirmed'] };
    const anchor = letter === 'thanks' ? { anchor: 'event-ends', offsetDays: 1 } : {};
    const { letters } = (await send('POST', '/preview', eve({ letter, audience: asked, ...anchor }))).json();
    for (const { subject, text } of letters) expect(`${subject} ${text}`).not.toMatch(/\{\{|\{%|undefined|null|: \n/);
    expect(letters[1].text).toMatch(/Уважаемая госпожа Ахметова!/);
  });

  it('name their people to those who may see them, and say who is not reached', async () => {
    const id = await aReminder(running.app, eventId);
    await aRegistration(running.app, eventId, { person_id: await aPerson(running.app, { family_name: 'Abaeva', correspondence_language: 'ru' }), locale: 'ru' });
    await aRegistration(running.app, eventId, { person_id: await aPerson(running.app, { family_name: 'Bekova', email: null }) });
    const first = (await send('GET', `/${id}/recipients?limit=1`)).json();
    expect(first.items).toEqual([expect.objectContaining({ name: 'Aliya Abaeva', language: 'ru', obstacle: null, message: null, category: 'member-state', party: null })]);
    const second = (await send('GET', `/${id}/recipients?limit=1&cursor=${first.next}`)).json();
    expect(second).toMatchObject({ items: [{ name: 'Aliya Bekova', obstacle: 'no-mailbox' }], next: null });
    expect((await send('GET', `/${id}/recipients?cursor=${Buffer.from('["a"]').toString('base64url')}`)).json()).toMatchObject({ code: 'CURSOR_INVALID' });
    const desk = await signIn(running.app, 'desk', eventId);
    expect((await running.app.inject({ url: `/api/v1/events/${eventId}/reminders/${id}/recipients`, headers: desk })).statusCode).toBe(403);
  });
});
