import { newId, Sql } from '../../src/platform/database/index.js';
import { linkHeader, signIn, type ActorHeaders } from '../support/actors.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';
import { anEvent, aPerson, aRegistration, insert, registrationOpen } from '../support/factories.js';

describe('what is kept about a person', () => {
  let running: TestApplication;
  let eventId: string;
  let registrationId: string;
  let mine: ActorHeaders;
  let others: ActorHeaders;
  let secretariat: ActorHeaders;
  let letterId: string;
  beforeAll(async () => {
    running = await startApplication();
    secretariat = await signIn(running.app, 'secretariat');
  });
  afterAll(() => running.close());
  beforeEach(async () => {
    eventId = await anEvent(running.app);
    await registrationOpen(running.app, eventId);
    const personId = await aPerson(running.app);
    registrationId = await aRegistration(running.app, eventId, { person_id: personId });
    mine = await linkHeader(running.app, { purpose: 'registration', subjectId: registrationId, eventId });
    others = await linkHeader(running.app, { purpose: 'registration', subjectId: await aRegistration(running.app, eventId), eventId });
    letterId = await insert(running.app, 'message', { id: newId(), kind: 'registration-confirmed', dedupe_key: `test:${newId()}`, event_id: eventId, person_id: personId, cause: 'test', due_at: TEST_NOW, status: 'sent', message_id: `<${newId()}@test>`, sent_at: TEST_NOW, sent_locale: 'en', created_at: TEST_NOW });
    await insert(running.app, 'message_copy', { message_id: letterId, recipient: { name: 'A', address: 'a@example.org' }, subject: 'Confirmed', body_text: 'Your seat is confirmed.', body_html: '<p>x</p>' }, 'message_id');
  });

  const get = (path: string, headers: ActorHeaders = mine) => running.app.inject({ url: `/api/v1/my/registration/${path}`, headers });
  const ask = (payload: object, headers: ActorHeaders = mine) => running.app.inject({ method: 'POST', url: '/api/v1/my/registration/requests', headers, payload });

  it('is told to them: the story, the letters, and all of it in one piece', async () => {
    const change = await running.app.inject({ method: 'PATCH', url: '/api/v1/my/registration', headers: { ...mine, 'if-match': '"1"' }, payload: { answers: { dietary: 'no peanuts' }, consents: { photos: true } } });
    expect(change.statusCode).toBe(200);
    const records = (await get('records')).json();
    expect(records).toMatchObject({ letters: [{ id: letterId, subject: 'Confirmed' }], requests: [] });
    expect(records.history.map(({ change: what }: { change: string }) => what)).toEqual(expect.arrayContaining(['answers', 'consents']));
    expect((await get(`letters/${letterId}`)).json()).toMatchObject({ subject: 'Confirmed', text: 'Your seat is confirmed.' });
    expect((await get('data')).json()).toMatchObject({ answersAsGiven: { dietary: 'no peanuts' }, letters: [{ text: 'Your seat is confirmed.' }], registration: { status: 'confirmed' } });
  });

  it('is told to nobody else: neither their letters nor their data', async () => {
    expect((await get(`letters/${letterId}`, others)).json()).toMatchObject({ status: 404, code: 'LETTER_UNKNOWN' });
    const seen = await Promise.all(['records', 'data'].map(async (path) => (await get(path, others)).body));
    expect(seen.join('')).not.toContain('Your seat is confirmed.');
    expect(seen.join('')).not.toContain(letterId);
    expect((await get('data', await linkHeader(running.app, { purpose: 'invitation', subjectId: registrationId, eventId }))).statusCode).toBe(403);
  });

  it('is corrected or erased on their request, which is sealed, stands on Today and is settled once', async () => {
    await ask({ kind: 'correction', words: 'My name is spelt Aigerim' });
    const again = await ask({ kind: 'correction', words: 'My name is spelt Aygerim' });
    expect(again.json().requests).toEqual([{ kind: 'correction', words: 'My name is spelt Aygerim', askedAt: expect.any(String), settledAt: null }]);
    const [row] = await running.app.get(Sql).rows<{ all: string }>('SELECT d::text AS all FROM data_request d WHERE registration_id = $1', [registrationId]);
    expect(row?.all).not.toContain(Buffer.from('Aygerim').toString('hex'));
    const lines = async () => (await running.app.inject({ url: '/api/v1/today', headers: secretariat })).json().items.filter((line: { code: string; eventId: string }) => line.code === 'registration.data-requests' && line.eventId === eventId);
    expect(await lines()).toMatchObject([{ params: { count: 1 } }]);
    const open = await running.app.inject({ url: `/api/v1/events/${eventId}/data-requests`, headers: secretariat });
    const [request] = open.json().items;
    expect(request).toMatchObject({ registrationId, kind: 'correction', words: 'My name is spelt Aygerim' });
    const settle = () => running.app.inject({ method: 'POST', url: `/api/v1/events/${eventId}/data-requests/${request.id}/settle`, headers: secretariat });
    expect((await Promise.all([settle(), settle()])).map(({ statusCode }) => statusCode)).toEqual([204, 204]);
    expect(await running.app.get(Sql).rows(`SELECT 1 FROM audit WHERE action = 'data-request.settled' AND subject_id = $1`, [request.id])).toHaveLength(1);
    expect([await lines(), (await get('records')).json().requests[0].settledAt]).toEqual([[], expect.any(String)]);
  });

  it('is nothing for an organiser of the event, nor for the secretariat of another event by its number', async () => {
    await ask({ kind: 'erasure', words: 'Everything' });
    expect((await running.app.inject({ url: `/api/v1/events/${eventId}/data-requests`, headers: await signIn(running.app, 'organiser', eventId) })).statusCode).toBe(403);
    const elsewhere = await anEvent(running.app);
    const [request] = (await running.app.inject({ url: `/api/v1/events/${eventId}/data-requests`, headers: secretariat })).json().items;
    expect((await running.app.inject({ method: 'POST', url: `/api/v1/events/${elsewhere}/data-requests/${request.id}/settle`, headers: secretariat })).statusCode).toBe(404);
  });

  it('takes no request without words', async () => {
    expect((await ask({ kind: 'erasure', words: '' })).json()).toMatchObject({ status: 422, errors: [{ field: 'words' }] });
  });
});
