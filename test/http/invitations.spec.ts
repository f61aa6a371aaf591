import { foldName } from '../../src/directory/index.js';
import { Sql } from '../../src/platform/database/index.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';
import { linkHeader, signIn, type ActorHeaders } from '../support/actors.js';
import { anEvent, aPerson, insert, registrationOpen } from '../support/factories.js';
import { aProcess, belongsTo } from '../support/process.js';

describe('invitations through HTTP', () => {
  let running: TestApplication;
  let secretariat: ActorHeaders;
  let eventId: string;
  let personId: string;
  let email: string;
  let made = 0;
  beforeAll(async () => {
    running = await startApplication();
    secretariat = await signIn(running.app, 'secretariat');
  });
  afterAll(() => running.close());
  beforeEach(async () => {
    running.clock.set(TEST_NOW);
    made += 1;
    email = `ministry${made}@example.org`;
    eventId = await anEvent(running.app);
    await registrationOpen(running.app, eventId, { by_invitation: true });
    personId = await aPerson(running.app, { family_name: `Akhmetova${made}`, given_name: 'Aigerim', email, search: foldName(`Akhmetova${made} Aigerim`) });
  });

  const asStaff = (method: 'GET' | 'POST' | 'PATCH', path: string, payload?: object, headers: ActorHeaders = secretariat) =>
    running.app.inject({ method, url: `/api/v1/events/${eventId}/invitations${path}`, headers, ...(payload && { payload }) });
  const wish = (more: object = {}) => ({ audience: 'people', personIds: [personId], category: 'member-state', answerBy: '2026-09-01T18:00', ...more });
  const invite = (more: object = {}) => asStaff('POST', '', wish(more));
  const invitationId = async (): Promise<string> => {
    const [found] = await running.app.get(Sql).rows<{ id: string }>('SELECT id FROM invitation WHERE event_id = $1 AND person_id = $2 ORDER BY created_at DESC, id DESC', [eventId, personId]);
    return found?.id ?? '';
  };
  const link = async (expiresAt?: Date) => linkHeader(running.app, { purpose: 'invitation', subjectId: await invitationId(), eventId, ...(expiresAt && { expiresAt }) });
  const my = (method: 'GET' | 'POST', path: string, headers: ActorHeaders, payload?: object) => running.app.inject({ method, url: `/api/v1/my/invitation${path}`, headers, ...(payload && { payload }) });
  const acceptance = (more: object = {}) => ({ person: { familyName: `Akhmetova${made}`, givenName: 'Aigerim', email }, answers: {}, consents: { 'event-management': true }, locale: 'en', ...more });
  const count = async (table: string): Promise<number> => (await running.app.get(Sql).rows(`SELECT 1 FROM ${table} WHERE event_id = $1`, [eventId])).length;

  it('are previewed as they will be sent, and sent once, however often they are asked for', async () => {
    const other = await aPerson(running.app, { email: null });
    const preview = await asStaff('POST', '/preview', wish({ personIds: [personId, other] }));
    expect(preview.statusCode).toBe(200);
    expect(preview.json()).toMatchObject({
      items: [{ personId, name: `Aigerim Akhmetova${made}`, language: 'en', letter: 'invitation-forum', party: null }],
      leftOut: [{ personId: other, reason: 'no-mailbox' }],
    });
    expect(await count('invitation')).toBe(0);
    const answers = await Promise.all([invite(), invite(), invite()]);
    expect(answers.map((answer) => answer.json().invited).toSorted((one: number, another: number) => one - another)).toEqual([0, 0, 1]);
    expect(await count('message')).toBe(1);
  });

  it('go to a list of people with their mailboxes and languages', async () => {
    const list = [{ familyName: 'Bekov', givenName: 'Timur', email: `timur${made}@example.org`, locale: 'ru', stateIso2: 'KZ', institution: 'Министерство труда' }];
    expect((await invite({ audience: 'list', personIds: undefined, list })).json()).toEqual({ invited: 1, leftOut: [] });
    expect((await asStaff('GET', '')).json().items).toMatchObject([{ name: 'Timur Bekov', audience: 'list', status: 'prepared', letter: 'waiting' }]);
  });

  it('change nothing when the link is only opened; accepting registers the person once, although two answers come at once', async () => {
    await invite();
    const mine = await link();
    const before = await running.app.get(Sql).rows('SELECT * FROM invitation WHERE event_id = $1', [eventId]);
    for (let time = 0; time < 3; time += 1) expect((await my('GET', '', mine)).json()).toMatchObject({ standing: 'open', category: 'member-state', answerBy: '2026-09-01T18:00:00+05:00' });
    expect(await running.app.get(Sql).rows('SELECT * FROM invitation WHERE event_id = $1', [eventId])).toEqual(before);
    const both = await Promise.all([my('POST', '/accept', mine, acceptance()), my('POST', '/accept', mine, acceptance())]);
    expect(both.map(({ statusCode }) => statusCode).toSorted((one, other) => one - other)).toEqual([201, 409]);
    const token = both.find(({ statusCode }) => statusCode === 201)?.json().token;
    expect((await running.app.inject({ url: '/api/v1/my/registration', headers: { authorization: `Link ${token}` } })).json()).toMatchObject({ status: 'submitted', category: 'member-state' });
    expect((await my('GET', '', mine)).json()).toMatchObject({ standing: 'accepted' });
    expect(await count('registration')).toBe(1);
  });

  it('can be declined with a reason, which staff read, and not answered again', async () => {
    await invite();
    const mine = await link();
    expect((await my('POST', '/decline', mine, { reason: 'On mission' })).json()).toMatchObject({ standing: 'declined' });
    expect((await my('POST', '/accept', mine, acceptance())).json()).toMatchObject({ code: 'ALREADY_DECLINED' });
    expect((await asStaff('GET', '?status=declined')).json().items).toMatchObject([{ declineReason: 'On mission', answeredThrough: 'link' }]);
  });

  it('pass to whoever is named instead, who gets a letter of their own', async () => {
    await invite();
    const mine = await link();
    const named = { givenName: 'Timur', familyName: 'Insteadov', email: `timur-instead${made}@example.org`, locale: 'ru' };
    expect((await my('POST', '/substitute', mine, named)).json()).toMatchObject({ standing: 'substituted' });
    expect((await my('POST', '/substitute', mine, named)).json()).toMatchObject({ code: 'ALREADY_SUBSTITUTED' });
    expect(await count('message')).toBe(2);
  });

  it('are listed page by page, found by name in any script, counted, and every look is recorded', async () => {
    const { processId, parties } = await aProcess(running.app, { KZ: {}, TM: {} });
    await belongsTo(running.app, eventId, processId);
    await invite({ audience: 'focal-points', personIds: undefined });
    await invite();
    const first = (await asStaff('GET', '?limit=2')).json();
    const rest = (await asStaff('GET', `?limit=2&cursor=${first.next}`)).json();
    expect([first.items.length, rest.items.length, rest.next]).toEqual([2, 1, null]);
    expect((await asStaff('GET', `?search=${encodeURIComponent('Ахметова')}`)).json().items).toMatchObject([{ personId }]);
    expect((await asStaff('GET', `?partyId=${parties['KZ']?.partyId}`)).json().items).toMatchObject([{ personId: parties['KZ']?.principal, party: { ru: 'Казахстан' } }]);
    expect((await asStaff('GET', '/summary')).json()).toMatchObject({ invited: 3, prepared: 3, answered: 0, undelivered: 0, byParty: expect.arrayContaining([expect.objectContaining({ partyId: parties['TM']?.partyId, invited: 1 })]) });
    await running.app.get(Sql).rows(`UPDATE message SET status = 'failed' WHERE event_id = $1 AND person_id = $2`, [eventId, personId]);
    expect((await asStaff('GET', '/summary')).json()).toMatchObject({ undelivered: 1 });
    expect((await asStaff('GET', '?show=undelivered')).json().items).toMatchObject([{ personId, letter: 'failed' }]);
    running.clock.set(new Date('2026-09-01T13:00:00Z'));
    expect((await asStaff('GET', '?show=overdue', undefined, await signIn(running.app, 'secretariat'))).json().items).toHaveLength(3);
    expect((await running.app.get(Sql).rows(`SELECT 1 FROM audit WHERE action = 'invitations.read' AND event_id = $1`, [eventId])).length).toBe(6);
  });

  it('are shown word for word before anybody is asked, to people of the directory and of a list, in the language that was chosen', async () => {
    await running.app.get(Sql).rows(`UPDATE person SET correspondence_language = 'ru', sex = 'female' WHERE id = $1`, [personId]);
    const ahead = (more: object) => asStaff('POST', '/preview/letter', wish(more));
    const own = (await ahead({ personId })).json();
    expect(own).toMatchObject({ name: `Aigerim Akhmetova${made}`, email, language: 'ru', subject: expect.stringMatching(/^Приглашение/) });
    expect(own.text).toContain(`Уважаемая госпожа Akhmetova${made}!`);
    expect(own.text).toContain('1 сентября 2026 г., 18:00 (время: Алматы)');
    expect(own.text).toContain('/invitation/personal-link');
    expect((await ahead({ personId, language: 'en' })).json()).toMatchObject({ language: 'en', subject: expect.stringMatching(/^Invitation/) });
    const list = [
      { familyName: 'Bekov', givenName: 'Timur', email: `timur${made}@example.org`, locale: 'ru' },
      { familyName: 'Bekov', givenName: 'Timur', email: `Timur${made}@example.org`, locale: 'ru' },
    ];
    const listed = { audience: 'list', personIds: undefined, list };
    expect((await asStaff('POST', '/preview', wish(listed))).json()).toMatchObject({ items: [{ line: 0, email: `timur${made}@example.org` }], leftOut: [{ line: 1, reason: 'twice' }] });
    expect((await ahead({ ...listed, line: 0 })).json()).toMatchObject({ name: 'Timur Bekov', language: 'ru' });
    expect((await ahead({ ...listed, line: 1 })).json()).toMatchObject({ status: 409, code: 'LETTER_NOT_WRITTEN' });
    expect((await ahead({})).json()).toMatchObject({ status: 422, errors: [{ field: 'personId' }] });
    expect([await count('invitation'), await count('message')]).toEqual([0, 0]);
    await invite({ language: 'en' });
    expect(await running.app.get(Sql).rows('SELECT locale FROM message WHERE event_id = $1', [eventId])).toEqual([{ locale: 'en' }]);
  });

  it('are opened one by one with their letters and their story, and every look is recorded', async () => {
    await invite();
    const id = await invitationId();
    await asStaff('PATCH', `/${id}`, { answerBy: '2026-09-10T12:00' }, { ...secretariat, 'if-match': '"1"' });
    await asStaff('POST', `/${id}/answer`, { answer: 'substituted', substitute: { givenName: 'Timur', familyName: 'Insteadov', email: `timur-story${made}@example.org`, locale: 'ru' } });
    const opened = (await asStaff('GET', `/${id}`)).json();
    expect(opened).toMatchObject({
      id,
      email,
      status: 'substituted',
      substitute: { name: 'Timur Insteadov' },
      namedBy: null,
      letters: [{ kind: 'invitation-forum', status: 'waiting' }],
      history: [{ what: 'deadline-changed', deadline: '2026-09-10T12:00' }, { what: 'substituted', through: 'staff' }],
    });
    expect((await asStaff('GET', `/${opened.substitute.invitationId}`)).json()).toMatchObject({ namedBy: { invitationId: id }, audience: 'substitute' });
    expect(await running.app.get(Sql).rows(`SELECT 1 FROM audit WHERE action = 'invitation.viewed' AND event_id = $1`, [eventId])).toHaveLength(2);
    expect((await asStaff('GET', `/${personId}`)).json()).toMatchObject({ status: 404, code: 'INVITATION_UNKNOWN' });
  });

  it('are recalled by hand once a day, and only to those whose letter has left and who can still answer', async () => {
    await invite();
    const id = await invitationId();
    const remind = async (headers: ActorHeaders = secretariat) => (await asStaff('POST', `/${id}/remind`, undefined, headers)).json();
    expect(await remind()).toMatchObject({ status: 409, code: 'REMINDER_NOT_OPEN' });
    await running.app.get(Sql).rows(`UPDATE invitation SET status = 'sent' WHERE id = $1`, [id]);
    const answers = await Promise.all([remind(), remind(), remind()]);
    expect(answers.map(({ code }) => String(code ?? 'reminded')).toSorted((one, other) => one.localeCompare(other))).toEqual(['reminded', 'REMINDED_TODAY', 'REMINDED_TODAY']);
    expect(await running.app.get(Sql).rows(`SELECT kind FROM message WHERE event_id = $1 ORDER BY kind`, [eventId])).toEqual([{ kind: 'invitation-forum' }, { kind: 'invitation-still-open' }]);
    await asStaff('POST', `/${id}/cancel`, {});
    expect(await running.app.get(Sql).rows(`SELECT kind, status FROM message WHERE event_id = $1 ORDER BY kind`, [eventId])).toEqual([
      { kind: 'invitation-forum', status: 'cancelled' },
      { kind: 'invitation-still-open', status: 'cancelled' },
      { kind: 'invitation-withdrawn', status: 'waiting' },
    ]);
    expect(await remind()).toMatchObject({ code: 'REMINDER_NOT_OPEN' });
  });

  it('get another deadline from one who has read the newest version', async () => {
    await invite();
    const id = await invitationId();
    const change = (version: string, answerBy: string | null) => asStaff('PATCH', `/${id}`, { answerBy }, { ...secretariat, 'if-match': version });
    expect((await change('"1"', '2026-09-10T12:00')).json()).toMatchObject({ answerByLocal: '2026-09-10T12:00', answerBy: '2026-09-10T07:00:00.000Z', version: 2 });
    expect((await change('"1"', '2026-09-11T12:00')).statusCode).toBe(412);
    expect((await change('"2"', null)).json()).toMatchObject({ answerByLocal: null, version: 3 });
  });

  it('are withdrawn: the link opens nothing any more and the letter does not leave', async () => {
    await invite();
    const mine = await link();
    expect((await asStaff('POST', `/${await invitationId()}/cancel`, { reason: 'Invited by mistake' })).json()).toMatchObject({ status: 'cancelled', letter: 'cancelled' });
    expect((await my('GET', '', mine)).json()).toMatchObject({ code: 'LINK_NOT_VALID' });
    expect((await my('POST', '/decline', mine, {})).json()).toMatchObject({ code: 'LINK_NOT_VALID' });
  });

  it('take answers that came by phone or paper', async () => {
    await invite();
    expect((await asStaff('POST', `/${await invitationId()}/answer`, { answer: 'substituted' })).json()).toMatchObject({ code: 'INVALID_INPUT', errors: [{ field: 'substitute' }] });
    expect((await asStaff('POST', `/${await invitationId()}/answer`, { answer: 'declined', reason: 'By note of 2 March' })).json()).toMatchObject({ status: 'declined', answeredThrough: 'staff', declineReason: 'By note of 2 March' });
    expect((await asStaff('POST', `/${await invitationId()}/answer`, { answer: 'accepted' })).json()).toMatchObject({ status: 'accepted', registrationId: expect.any(String), declineReason: null });
  });

  it('are refused when they come too late, with the event cancelled, and with any link but their own', async () => {
    await invite();
    const mine = await link();
    const soonOver = await link(new Date('2026-03-04T00:00:00Z'));
    running.clock.set(new Date('2026-09-02T00:00:00Z'));
    expect((await my('GET', '', mine)).json()).toMatchObject({ standing: 'expired' });
    expect((await my('POST', '/decline', mine, {})).json()).toMatchObject({ status: 410, code: 'ANSWER_TOO_LATE' });
    expect((await my('POST', '/accept', mine, acceptance())).json()).toMatchObject({ status: 410, code: 'ANSWER_TOO_LATE' });
    expect((await my('GET', '', soonOver)).json()).toMatchObject({ status: 401, code: 'LINK_NOT_VALID' });
    running.clock.set(TEST_NOW);
    expect((await my('GET', '', { authorization: `Link ${'B'.repeat(43)}` })).json()).toMatchObject({ status: 401, code: 'LINK_NOT_VALID' });
    expect((await my('GET', '', await linkHeader(running.app, { purpose: 'registration', subjectId: await invitationId(), eventId }))).json()).toMatchObject({ status: 403, code: 'NOT_ALLOWED' });
    expect((await my('POST', '/decline', { ...mine, 'accept-language': 'ru' }, { reason: 'x'.repeat(501) })).json().detail).toBe('Исправьте отмеченные поля и отправьте ещё раз.');
    const cancelled = await running.app.inject({ method: 'POST', url: `/api/v1/events/${eventId}/status`, headers: secretariat, payload: { to: 'cancelled', reason: 'The host has changed its plans.' } });
    expect(cancelled.statusCode).toBeLessThan(300);
    expect((await my('GET', '', mine)).json()).toMatchObject({ standing: 'cancelled' });
    expect((await my('POST', '/decline', mine, {})).json()).toMatchObject({ code: 'INVITED_EVENT_CANCELLED' });
  });

  it('are invited to by the organiser of the event, and not by that of another, by the desk, or by an invited person', async () => {
    const elsewhere = await anEvent(running.app);
    const attempts = await Promise.all(
      [await signIn(running.app, 'organiser', eventId), await signIn(running.app, 'organiser', elsewhere), await signIn(running.app, 'desk', eventId), await linkHeader(running.app, { purpose: 'invitation', subjectId: eventId, eventId })].map(async (headers) => (await asStaff('POST', '/preview', wish(), headers)).statusCode),
    );
    expect(attempts).toEqual([200, 403, 403, 403]);
  });

  it('of one event are not changed by the address of another', async () => {
    await invite();
    const id = await invitationId();
    const elsewhere = await insert(running.app, 'event', { id: (await running.app.get(Sql).rows<{ id: string }>('SELECT gen_random_uuid() AS id'))[0]?.id, slug: `elsewhere-${made}`, kind: 'forum', sub_kind: 'conference', title: { en: 'E' }, starts_local: '2026-10-01T09:00', ends_local: '2026-10-01T17:00', starts_at: '2026-10-01T04:00Z', ends_at: '2026-10-01T12:00Z', zone: 'Asia/Almaty', mode: 'online', created_at: TEST_NOW });
    for (const path of ['cancel', 'answer']) {
      const answer = await running.app.inject({ method: 'POST', url: `/api/v1/events/${elsewhere}/invitations/${id}/${path}`, headers: secretariat, payload: path === 'answer' ? { answer: 'accepted' } : {} });
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'INVITATION_UNKNOWN']);
    }
  });

  it.each([
    ['an audience that there is not', { audience: 'everybody' }, 422, 'INVALID_INPUT', 'audience'],
    ['people without a person', { personIds: [] }, 422, 'INVALID_INPUT', 'personIds'],
    ['a list without anybody', { audience: 'list', personIds: undefined, list: [] }, 422, 'INVALID_INPUT', 'list'],
    ['somebody in a list without a language', { audience: 'list', personIds: undefined, list: [{ familyName: 'B', givenName: 'A', email: 'a@example.org' }] }, 422, 'INVALID_INPUT', 'list[0].locale'],
    ['somebody who is not in the directory', { personIds: ['01977a3e-0000-7000-8000-0123456789ab'] }, 422, 'INVITED_PERSON_UNKNOWN', 'personIds[0]'],
    ['focal points of no process', { audience: 'focal-points', personIds: undefined }, 422, 'EVENT_WITHOUT_PROCESS', 'audience'],
    ['a category that registration does not offer', { category: 'donor' }, 422, 'CATEGORY_NOT_OFFERED', 'category'],
    ['a deadline that has passed', { answerBy: '2020-01-01T09:00' }, 422, 'DEADLINE_PAST', 'answerBy'],
    ['a deadline after the beginning', { answerBy: '2026-09-22T09:01' }, 422, 'DEADLINE_AFTER_START', 'answerBy'],
    ['a deadline on a day that does not exist', { answerBy: '2026-02-30T09:00' }, 422, 'INVALID_INPUT', 'answerBy'],
  ])('refuse %s', async (_, more, status, code, field) => {
    const answer = await invite(more);
    expect({ status: answer.statusCode, code: answer.json().code, field: answer.json().errors?.[0].field }).toEqual({ status, code, field });
    expect([await count('invitation'), await count('message')]).toEqual([0, 0]);
  });

  it('refuse to go out for a draft or an event that is over, though they can be previewed for a draft', async () => {
    await running.app.get(Sql).rows(`UPDATE event SET status = 'draft' WHERE id = $1`, [eventId]);
    expect((await invite()).json()).toMatchObject({ status: 409, code: 'EVENT_NOT_INVITING' });
    expect((await asStaff('POST', '/preview', wish())).statusCode).toBe(200);
    await running.app.get(Sql).rows(`UPDATE event SET status = 'archived' WHERE id = $1`, [eventId]);
    expect((await invite()).json()).toMatchObject({ status: 409, code: 'EVENT_NOT_INVITING' });
  });
});
