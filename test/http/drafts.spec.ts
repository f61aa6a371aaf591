import { newId, Sql } from '../../src/platform/database/index.js';
import { Drafts } from '../../src/registration/index.js';
import { Tidying } from '../../src/files/tidying.js';
import { linkHeader, type ActorHeaders } from '../support/actors.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';
import { anEvent, aPerson, insert, registrationOpen } from '../support/factories.js';

describe('a form that is not finished', () => {
  let running: TestApplication;
  let eventId: string;
  let invitationId: string;
  let mine: ActorHeaders;
  beforeAll(async () => {
    running = await startApplication();
    eventId = await anEvent(running.app, { slug: 'forum' });
    await registrationOpen(running.app, eventId);
  });
  afterAll(() => running.close());
  beforeEach(async () => {
    invitationId = await anInvitation();
    mine = await linkHeader(running.app, { purpose: 'invitation', subjectId: invitationId, eventId });
  });

  const anInvitation = async (): Promise<string> =>
    insert(running.app, 'invitation', { id: newId(), event_id: eventId, person_id: await aPerson(running.app), category: 'member-state', audience: 'people', status: 'sent', created_at: TEST_NOW });
  const content = (dietary: string) => ({ at: 'section-stay', values: { 'answers.dietary': [dietary], 'answers.languages': ['ru', 'en'] } });
  const read = async (headers: ActorHeaders = mine) => (await running.app.inject({ url: '/api/v1/my/invitation/draft', headers })).json();
  const keep = (version: number, payload: object, headers: ActorHeaders = mine) => running.app.inject({ method: 'PUT', url: '/api/v1/my/invitation/draft', headers: { ...headers, 'if-match': `"${version}"` }, payload });

  it('is there on another device, and in no table in the clear', async () => {
    expect(await read()).toEqual({ at: '', values: {}, version: 0 });
    expect((await keep(0, content('no peanuts'))).json()).toEqual({ version: 1 });
    const elsewhere = await linkHeader(running.app, { purpose: 'invitation', subjectId: invitationId, eventId });
    expect(await read(elsewhere)).toEqual({ ...content('no peanuts'), version: 1 });
    const [row] = await running.app.get(Sql).rows<{ all: string }>('SELECT d::text AS all FROM form_draft d WHERE subject_id = $1', [invitationId]);
    expect(row?.all).not.toContain('peanuts');
    expect(row?.all).not.toContain(Buffer.from('peanuts').toString('hex'));
  });

  it('is kept once, however often the same is sent', async () => {
    await keep(0, content('halal'));
    const again = await Promise.all([keep(0, content('halal')), keep(0, content('halal')), keep(1, content('halal'))]);
    expect(again.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
  });

  it('is never overwritten by a window that has not seen what the other kept', async () => {
    await keep(0, content('first'));
    const both = await Promise.all([keep(1, content('from one window')), keep(1, content('from the other'))]);
    expect(new Set(both.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 412]));
    expect(both.find(({ statusCode }) => statusCode === 412)?.json().code).toBe('VERSION_CHANGED');
    expect((await read()).version).toBe(2);
  });

  it('is seen by nobody else', async () => {
    await keep(0, content('mine'));
    const another = await anInvitation();
    expect(await read(await linkHeader(running.app, { purpose: 'invitation', subjectId: another, eventId }))).toMatchObject({ version: 0 });
    for (const purpose of ['registration', 'draft']) expect((await running.app.inject({ url: '/api/v1/my/invitation/draft', headers: await linkHeader(running.app, { purpose, subjectId: invitationId, eventId }) })).statusCode).toBe(403);
  });

  it.each([
    ['an answer that is no list', { at: 'a', values: { x: 'y' } }],
    ['more than a form holds', { at: 'a', values: { x: ['y'.repeat(70_000)] } }],
    ['no answers', { at: 'a' }],
  ])('is not kept with %s', async (_, payload) => {
    expect((await keep(0, payload)).json()).toMatchObject({ status: 422, code: 'INVALID_INPUT', errors: expect.anything() });
  });

  it('holds the files that it names, until the event is over', async () => {
    const upload = await running.app.inject({ method: 'POST', url: '/api/v1/public/uploads/document', payload: Buffer.from('%PDF-1.7 held'), headers: { 'content-type': 'application/octet-stream' } });
    const loose = await running.app.inject({ method: 'POST', url: '/api/v1/public/uploads/document', payload: Buffer.from('%PDF-1.7 loose'), headers: { 'content-type': 'application/octet-stream' } });
    await keep(0, { at: 'a', values: { 'answers.cv': [upload.json().token] } });
    const now = running.clock.now();
    running.clock.set(new Date(now.getTime() + 48 * 3_600_000));
    await running.app.get(Tidying).tidy();
    running.clock.set(now);
    expect(loose.statusCode).toBe(201);
    expect(await running.app.get(Sql).rows('SELECT id FROM file')).toHaveLength(1);
  });

  describe('on the public page', () => {
    const later = (email: string) => running.app.inject({ method: 'POST', url: '/api/v1/public/events/forum/drafts', payload: { email, locale: 'ru', ...content('vegan') } });

    it('is gone on with by a link that goes to the mailbox, and is told to nobody else', async () => {
      const answer = await later('guest@example.org');
      expect([answer.statusCode, answer.json()]).toEqual([201, { sent: true }]);
      const [letter] = await running.app.get(Sql).rows<{ address: string; params: { draftId: string }; locale: string }>(`SELECT address, params, locale FROM message WHERE kind = 'registration-draft'`);
      expect(letter).toMatchObject({ address: 'guest@example.org', locale: 'ru' });
      const link = await linkHeader(running.app, { purpose: 'draft', subjectId: letter?.params.draftId ?? '', eventId });
      const resumed = await running.app.inject({ url: '/api/v1/my/draft', headers: link });
      expect(resumed.json()).toMatchObject({ ...content('vegan'), version: 1, event: { slug: 'forum' } });
      const changed = await running.app.inject({ method: 'PUT', url: '/api/v1/my/draft', headers: { ...link, 'if-match': '"1"' }, payload: content('halal') });
      expect(changed.json()).toEqual({ version: 2 });
      await running.app.inject({ method: 'DELETE', url: '/api/v1/my/draft', headers: link });
      expect((await running.app.inject({ url: '/api/v1/my/draft', headers: link })).json()).toMatchObject({ status: 410, code: 'DRAFT_GONE' });
    });

    it('fills no mailbox of somebody else', async () => {
      const statuses = [];
      for (let time = 0; time < 5; time += 1) statuses.push((await later('victim@example.org')).statusCode);
      expect(statuses.at(-1)).toBe(429);
    });
  });

  it('is forgotten when the event is over', async () => {
    await keep(0, content('x'));
    running.clock.set(new Date('2030-01-01T00:00:00Z'));
    await running.app.get(Drafts).tidy();
    expect(await running.app.get(Sql).rows('SELECT subject_id FROM form_draft')).toEqual([]);
  });
});
