import { newId, Sql } from '../../src/platform/database/index.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';
import { linkHeader, signIn, type ActorHeaders } from '../support/actors.js';
import { digestOfTables } from '../support/digest.js';
import { anEvent, aRegistration, registrationOpen } from '../support/factories.js';

/** What was sent for a decision, as it is wrong. */
type Wrong = readonly [what: string, body: (id: string) => object, status: number, code: string, field: string | null];

describe('approval through HTTP', () => {
  let running: TestApplication;
  let secretariat: ActorHeaders;
  let eventId: string;
  let ids: string[];
  beforeAll(async () => {
    running = await startApplication();
    secretariat = await signIn(running.app, 'secretariat');
  });
  afterAll(() => running.close());
  beforeEach(async () => {
    running.clock.set(TEST_NOW);
    eventId = await anEvent(running.app);
    await registrationOpen(running.app, eventId);
    ids = [await aRegistration(running.app, eventId, { status: 'submitted', channel: 'public' }), await aRegistration(running.app, eventId, { status: 'submitted', channel: 'public' })];
  });

  const ask = (method: 'GET' | 'POST' | 'PUT', path: string, payload?: object, headers: ActorHeaders = secretariat) => running.app.inject({ method, url: `/api/v1/events/${eventId}/${path}`, headers, ...(payload && { payload }) });
  const first = (): string => ids[0] ?? '';
  const seen = (...of: string[]) => of.map((id) => ({ id, version: 1 }));

  it('lists those who wait, counts them, decides about several, and takes it back', async () => {
    const list = await ask('GET', 'registrations-to-decide?limit=1');
    expect(list.json()).toMatchObject({ items: [{ waitsFor: 'secretariat', duplicates: [], missing: [], changes: [], asked: null }], next: expect.any(String) });
    expect((await ask('GET', `registrations-to-decide?limit=1&cursor=${list.json().next}`)).json()).toMatchObject({ items: [{}], next: null });
    expect((await ask('GET', 'registrations-to-decide/counts')).json()).toEqual({ all: 2, secretariat: 2, participant: 0, focalPoint: 0, changed: 0 });
    const decided = await ask('POST', 'decisions', { decision: 'approve', registrations: seen(...ids) });
    expect(decided.statusCode).toBe(201);
    expect(decided.json()).toMatchObject({ id: expect.any(String), undoUntil: '2026-03-03T09:01:00.000Z', outcomes: [{ done: true, status: 'confirmed' }, { done: true, status: 'confirmed' }] });
    expect((await ask('GET', `registrations-to-decide/${first()}`)).json()).toMatchObject({ status: 404, code: 'NOT_TO_DECIDE' });
    const undone = await ask('POST', `decisions/${decided.json().id}/undo`);
    expect(undone.json().outcomes).toHaveLength(2);
    expect((await ask('GET', `registrations-to-decide/${first()}`)).json()).toMatchObject({ id: first(), status: 'submitted' });
  });

  it('answers the same to a decision that is sent again under its key', async () => {
    const send = () => ask('POST', 'decisions', { decision: 'reject', words: 'Not this time.', registrations: seen(first()) }, { ...secretariat, 'idempotency-key': `decision-${eventId}` });
    const [once, again] = [await send(), await send()];
    expect(again.json()).toEqual(once.json());
    expect(await running.app.get(Sql).rows('SELECT 1 FROM decision WHERE event_id = $1', [eventId])).toHaveLength(1);
  });

  it.each<Wrong>([
    ['a decision that there is not', (id) => ({ decision: 'postpone', registrations: seen(id) }), 422, 'INVALID_INPUT', 'decision'],
    ['nobody', () => ({ decision: 'approve', registrations: [] }), 422, 'INVALID_INPUT', 'registrations'],
    ['somebody twice', (id) => ({ decision: 'approve', registrations: seen(id, id) }), 422, 'INVALID_INPUT', 'registrations'],
    ['an id that is none', () => ({ decision: 'approve', registrations: seen('42') }), 422, 'INVALID_INPUT', 'registrations[0].id'],
    ['no version that was seen', (id) => ({ decision: 'approve', registrations: [{ id }] }), 422, 'INVALID_INPUT', 'registrations[0].version'],
    ['more than five hundred', () => ({ decision: 'approve', registrations: seen(...Array.from({ length: 501 }, () => newId())) }), 422, 'INVALID_INPUT', 'registrations'],
    ['a rejection without a reason', (id) => ({ decision: 'reject', registrations: seen(id) }), 422, 'REASON_NEEDED', 'words'],
    ['a question that asks nothing', (id) => ({ decision: 'ask', words: '?', registrations: seen(id) }), 422, 'INVALID_INPUT', 'words'],
    ['a reason that turns the direction of writing', (id) => ({ decision: 'reject', words: 'Not \u202e this', registrations: seen(id) }), 422, 'INVALID_INPUT', 'words'],
    ['a field that there is not', (id) => ({ decision: 'approve', registrations: seen(id), undoUntil: null }), 422, 'INVALID_INPUT', 'undoUntil'],
  ])('refuses %s, names the field, and changes nothing', async (_, body, status, code, field) => {
    const before = await digestOfTables(running.app);
    const answer = await ask('POST', 'decisions', body(first()));
    expect({ status: answer.statusCode, code: answer.json().code, field: answer.json().errors?.[0]?.field ?? null }).toEqual({ status, code, field });
    expect(await digestOfTables(running.app)).toEqual(before);
  });

  it.each([
    ['GET', 'registrations-to-decide?part=everybody', 422, 'INVALID_INPUT'],
    ['GET', 'registrations-to-decide?cursor=bm9uZQ', 400, 'CURSOR_INVALID'],
    ['GET', 'registrations-to-decide/42', 422, 'INVALID_INPUT'],
    ['POST', `decisions/${newId()}/undo`, 404, 'DECISION_UNKNOWN'],
    ['POST', 'decisions/42/undo', 422, 'INVALID_INPUT'],
    ['PUT', 'approval-settings', 422, 'INVALID_INPUT'],
  ] as const)('refuses %s %s', async (method, path, status, code) => {
    const answer = await ask(method, path, method === 'GET' ? undefined : {});
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });

  it('says in Russian that the minute is over', async () => {
    const { id } = (await ask('POST', 'decisions', { decision: 'approve', registrations: seen(first()) })).json();
    running.clock.set(new Date(TEST_NOW.getTime() + 60_000));
    const answer = await ask('POST', `decisions/${id}/undo`, undefined, { ...secretariat, 'accept-language': 'ru' });
    expect([answer.statusCode, answer.json().code, answer.json().detail]).toEqual([409, 'UNDO_TOO_LATE', expect.stringContaining('в течение минуты')]);
  });

  it('lets the event want the focal point first, and staff record what they said', async () => {
    expect((await ask('GET', 'approval-settings')).json()).toEqual({ focalPointFirst: false });
    expect((await ask('PUT', 'approval-settings', { focalPointFirst: true })).json()).toEqual({ focalPointFirst: true });
    expect((await ask('GET', 'approval-settings')).json()).toEqual({ focalPointFirst: true });
    const answer = await ask('PUT', `registrations/${first()}/focal-point-answer`, { supported: true });
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'FOCAL_POINT_UNASKED']);
    expect((await ask('PUT', `registrations/${newId()}/focal-point-answer`, { supported: true })).json()).toMatchObject({ code: 'REGISTRATION_UNKNOWN' });
  });

  it('shows a person by their link what they are asked', async () => {
    await ask('POST', 'decisions', { decision: 'ask', words: 'Which ministry?', registrations: seen(first()) });
    const own = await running.app.inject({ url: '/api/v1/my/registration', headers: await linkHeader(running.app, { purpose: 'registration', subjectId: first(), eventId }) });
    expect(own.json()).toMatchObject({ status: 'submitted', asked: 'Which ministry?' });
  });
});
