import { Sql } from '../../src/platform/database/index.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { linkHeader, signIn, type ActorHeaders } from '../support/actors.js';
import { anEvent, aPerson, aRegistration, registrationOpen } from '../support/factories.js';

describe('registration through HTTP', () => {
  let running: TestApplication;
  let secretariat: ActorHeaders;
  let eventId: string;
  let slug: string;
  let made = 0;
  beforeAll(async () => {
    running = await startApplication();
    secretariat = await signIn(running.app, 'secretariat');
  });
  afterAll(() => running.close());
  beforeEach(async () => {
    made += 1;
    slug = `open-forum-${made}`;
    eventId = await anEvent(running.app, { slug, capacity: 2 });
    await registrationOpen(running.app, eventId, { capacity: 2 });
  });

  const form = (n: number, more: Record<string, unknown> = {}) => ({
    person: { familyName: `Guest${made}x${n}`, givenName: 'Aliya', email: `guest${made}x${n}@example.org`, institution: 'Ministry of Labour' },
    category: 'ngo',
    answers: {},
    consents: { 'event-management': true, 'follow-up': false, photos: false },
    locale: 'en',
    ...more,
  });
  const register = (n: number, more: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
    running.app.inject({ method: 'POST', url: `/api/v1/public/events/${slug}/registrations`, payload: form(n, more), headers });
  const asStaff = (method: 'GET' | 'POST' | 'PUT', path: string, payload?: object, headers: ActorHeaders = secretariat) =>
    running.app.inject({ method, url: `/api/v1/events/${eventId}${path}`, headers, ...(payload && { payload }) });

  it('answers the public with where they stand and a link to their own page, which shows it', async () => {
    const answer = await register(1);
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({ status: 'submitted', place: null, token: expect.stringMatching(/^[\w-]{43}$/) });
    const own = await running.app.inject({ url: '/api/v1/my/registration', headers: { authorization: `Link ${answer.json().token}` } });
    expect(own.json()).toMatchObject({ status: 'submitted', canWithdraw: true, hasTicket: false, event: { slug } });
  });

  it('leads from sending to approval, a withdrawal, and the offer of the freed seat to the first in line', async () => {
    const [first] = [await register(1), await register(2)];
    const third = await register(3);
    expect(third.json()).toMatchObject({ status: 'waitlisted', place: 1 });
    const approved = await asStaff('POST', `/registrations/${first.json().id}/approve`);
    expect(approved.json()).toMatchObject({ status: 'confirmed', history: [{ to: 'submitted' }, { to: 'approved' }, { to: 'confirmed' }] });
    const withdrawn = await running.app.inject({ method: 'POST', url: '/api/v1/my/registration/withdraw', headers: { authorization: `Link ${first.json().token}` }, payload: { reason: 'Ill' } });
    expect(withdrawn.json()).toMatchObject({ status: 'withdrawn', reason: 'Ill' });
    const accepted = await running.app.inject({ method: 'POST', url: '/api/v1/my/registration/accept-offer', headers: { authorization: `Link ${third.json().token}` } });
    expect(accepted.json()).toMatchObject({ status: 'submitted', offerUntil: null });
    expect((await asStaff('GET', '/seats')).json()).toMatchObject({ rows: [{ key: 'event', capacity: 2, taken: 2 }], waiting: 0, offered: 0 });
  });

  it('finds people in any script and pages through them in order of arrival', async () => {
    await register(1, { person: { familyName: 'Akhmetova', givenName: 'Aigerim', email: `akhmetova${made}@example.org` } });
    await register(2);
    for (const typed of ['Ахметова', 'Aigerim Akhmetova', 'Akhmetova, Aigerim', 'akhm aig']) {
      expect((await asStaff('GET', `/registrations?search=${encodeURIComponent(typed)}`)).json().items).toMatchObject([{ name: 'Aigerim Akhmetova' }]);
    }
    expect((await asStaff('GET', `/registrations?search=${encodeURIComponent('Aigerim Nobody')}`)).json().items).toEqual([]);
    const page = (await asStaff('GET', '/registrations?limit=1')).json();
    const next = (await asStaff('GET', `/registrations?limit=1&cursor=${page.next}`)).json();
    expect([page.items.length, next.items.length, next.next]).toEqual([1, 1, null]);
    expect(page.items[0].id).not.toBe(next.items[0].id);
  });

  it('seals sensitive answers: they are in no table in the clear, not in the list, and in the detail, whose reading is recorded', async () => {
    const { id } = (await register(1, { answers: { dietary: 'no peanuts please', interpretation: 'ru' } })).json();
    const [row] = await running.app.get(Sql).rows<{ all: string }>('SELECT r::text AS all FROM registration r WHERE id = $1', [id]);
    expect(row?.all).toContain('interpretation');
    expect(row?.all).not.toContain('peanuts');
    expect((await asStaff('GET', '/registrations')).body).not.toContain('peanuts');
    expect((await asStaff('GET', `/registrations/${id}`)).json().answers).toContainEqual({ field: 'dietary', label: expect.anything(), value: 'no peanuts please', sensitive: true, fileId: null });
    const audited = await running.app.get(Sql).rows(`SELECT 1 FROM audit WHERE action = 'registration.read-sensitive' AND subject_id = $1`, [id]);
    expect(audited).toHaveLength(1);
  });

  it('approves many, each with its own outcome', async () => {
    const [one, two] = [(await register(1)).json().id, (await register(2)).json().id];
    await asStaff('POST', `/registrations/${two}/reject`, { reason: 'Not this time.' });
    const answer = await asStaff('POST', '/registrations/approve', { ids: [one, two] });
    expect(answer.json().outcomes).toEqual([
      { id: one, status: 'confirmed', refusal: null },
      { id: two, status: null, refusal: 'TRANSITION_NOT_ALLOWED' },
    ]);
  });

  it('keeps settings from being overwritten by one who read an older version', async () => {
    const settings = { byInvitation: false, needsApproval: false, categories: ['ngo'], waitingList: true, offerHours: 24, opensLocal: null, closesLocal: '2026-09-01T18:00' };
    const put = (version: string) => asStaff('PUT', '/registration-settings', settings, { ...secretariat, 'if-match': version });
    expect((await put('"1"')).json()).toMatchObject({ needsApproval: false, version: 2 });
    expect((await put('"1"')).statusCode).toBe(412);
    const raced = await Promise.all([put('"2"'), put('"2"'), put('"2"')]);
    expect(raced.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 412, 412]);
    expect((await register(1)).json()).toMatchObject({ status: 'confirmed' });
  });

  it('keeps what somebody changed on one screen from being overwritten on another', async () => {
    const { token } = (await register(1)).json();
    const own = { authorization: `Link ${token}` };
    const { version } = (await running.app.inject({ url: '/api/v1/my/registration', headers: own })).json();
    const change = (answers: object) => running.app.inject({ method: 'PATCH', url: '/api/v1/my/registration', headers: { ...own, 'if-match': `"${version}"` }, payload: { answers } });
    const answers = await Promise.all([change({ interpretation: 'ru' }), change({ interpretation: 'en' })]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 412]);
    expect((await change({ interpretation: 'none' })).statusCode).toBe(412);
  });

  it.each([
    ['a second registration', { person: { familyName: 'Twice', givenName: 'A', email: 'twice@example.org' } }, 409, 'ALREADY_REGISTERED', 'person.email'],
    ['a category that the event does not take', { category: 'donor' }, 422, 'CATEGORY_NOT_OFFERED', 'category'],
    ['a category that there is not', { category: 'emperor' }, 422, 'INVALID_INPUT', 'category'],
    ['no consent', { consents: { 'event-management': false } }, 422, 'CONSENT_NEEDED', 'consents.event-management'],
    ['an answer that was not offered', { answers: { interpretation: 'fr' } }, 422, 'ANSWER_INVALID', 'answers.interpretation'],
    ['an answer to no question', { answers: { admin: true } }, 422, 'ANSWER_UNKNOWN', 'answers.admin'],
    ['a passport that is asked for and missing', { answers: { visaLetter: 'yes' } }, 422, 'ANSWER_MISSING', 'answers.passport'],
    ['a mailbox that is none', { person: { familyName: 'B', givenName: 'A', email: 'nowhere' } }, 422, 'INVALID_INPUT', 'person.email'],
    ['a field that there is not', { status: 'confirmed' }, 422, 'INVALID_INPUT', 'status'],
  ])('refuses %s, names the field, and changes nothing', async (_, more, status, code, field) => {
    if (code === 'ALREADY_REGISTERED') await register(0, more);
    const before = await running.app.get(Sql).rows('SELECT count(*) AS count FROM registration');
    const answer = await register(1, more);
    expect({ status: answer.statusCode, code: answer.json().code, field: answer.json().errors?.[0].field }).toEqual({ status, code, field });
    expect(await running.app.get(Sql).rows('SELECT count(*) AS count FROM registration')).toEqual(before);
  });

  it('refuses in Russian whoever reads Russian', async () => {
    const answer = await register(1, { category: 'donor' }, { 'accept-language': 'ru' });
    expect(answer.json().detail).toContain('не предусмотрена');
  });

  it('refuses whoever comes after the window has closed', async () => {
    running.clock.set(new Date('2026-09-25T00:00:00Z'));
    expect((await register(1)).json()).toMatchObject({ code: 'REGISTRATION_NOT_OPEN' });
    running.clock.set(new Date('2026-03-03T09:00:00Z'));
  });

  it('opens the own page with no forged, foreign or other link', async () => {
    const { id } = (await register(1)).json();
    const own = (headers: ActorHeaders) => running.app.inject({ url: '/api/v1/my/registration', headers });
    expect((await own({ authorization: `Link ${'A'.repeat(43)}` })).statusCode).toBe(401);
    expect((await own(await linkHeader(running.app, { purpose: 'invitation', subjectId: id, eventId }))).statusCode).toBe(403);
    expect((await own(secretariat)).statusCode).toBe(403);
  });

  it('tells the secretariat what somebody was across events, and no organiser of one event', async () => {
    const personId = await aPerson(running.app, { given_name: 'Often', family_name: 'Seen' });
    const later = await anEvent(running.app, { slug: `later-${made}`, starts_local: '2026-11-02T09:00', ends_local: '2026-11-03T17:00' });
    await aRegistration(running.app, eventId, { person_id: personId, status: 'withdrawn' });
    await aRegistration(running.app, later, { person_id: personId, category: 'expert' });
    const url = `/api/v1/people/${personId}/registrations`;
    const seen = await running.app.inject({ url, headers: secretariat });
    expect(seen.json().items).toMatchObject([
      { eventId: later, startsLocal: '2026-11-02T09:00', category: 'expert', status: 'confirmed' },
      { eventId, status: 'withdrawn' },
    ]);
    expect((await running.app.inject({ url, headers: await signIn(running.app, 'organiser', eventId) })).statusCode).toBe(403);
    const [audited] = await running.app.get(Sql).rows<{ detail: object }>(`SELECT detail FROM audit WHERE action = 'person.history-viewed' AND subject_id = $1`, [personId]);
    expect(audited?.detail).toEqual({ shown: 2 });
  });
});
