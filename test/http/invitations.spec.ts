import { Sql } from '../../src/platform/database/index.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { linkHeader, signIn, type ActorHeaders } from '../support/actors.js';
import { anEvent, aPerson, registrationOpen } from '../support/factories.js';

describe('invitations through HTTP', () => {
  let running: TestApplication;
  let secretariat: ActorHeaders;
  let eventId: string;
  let personId: string;
  beforeAll(async () => {
    running = await startApplication();
    secretariat = await signIn(running.app, 'secretariat');
  });
  afterAll(() => running.close());
  beforeEach(async () => {
    eventId = await anEvent(running.app);
    await registrationOpen(running.app, eventId, { by_invitation: true });
    personId = await aPerson(running.app);
  });

  const invite = (more: object = {}) =>
    running.app.inject({ method: 'POST', url: `/api/v1/events/${eventId}/invitations`, headers: secretariat, payload: { audience: 'people', personIds: [personId], category: 'member-state', answerBy: '2026-09-01T18:00', ...more } });
  const link = async () => {
    const [found] = await running.app.get(Sql).rows<{ id: string }>('SELECT id FROM invitation WHERE event_id = $1 AND person_id = $2', [eventId, personId]);
    return linkHeader(running.app, { purpose: 'invitation', subjectId: found?.id ?? '', eventId });
  };
  const my = (method: 'GET' | 'POST', path: string, headers: ActorHeaders, payload?: object) => running.app.inject({ method, url: `/api/v1/my/invitation${path}`, headers, ...(payload && { payload }) });
  const acceptance = { person: { familyName: 'Testova', givenName: 'Aliya', email: 'a@example.org' }, answers: {}, consents: { 'event-management': true }, locale: 'en' };

  it('invite once, however often they are sent', async () => {
    const answers = await Promise.all([invite(), invite(), invite()]);
    expect(answers.map((answer) => answer.json().invited).toSorted((one: number, other: number) => one - other)).toEqual([0, 0, 1]);
    expect(await running.app.get(Sql).rows(`SELECT 1 FROM message WHERE kind = 'invitation' AND event_id = $1`, [eventId])).toHaveLength(1);
  });

  it('change nothing when the link is only opened, and are accepted once, although two answers come at once', async () => {
    await invite();
    const mine = await link();
    expect((await my('GET', '', mine)).json()).toMatchObject({ standing: 'open', category: 'member-state' });
    const both = await Promise.all([my('POST', '/accept', mine, acceptance), my('POST', '/accept', mine, acceptance)]);
    expect(both.map(({ statusCode }) => statusCode).toSorted((one, other) => one - other)).toEqual([201, 409]);
    expect((await my('GET', '', mine)).json()).toMatchObject({ standing: 'accepted' });
    expect(await running.app.get(Sql).rows('SELECT 1 FROM registration WHERE event_id = $1', [eventId])).toHaveLength(1);
  });

  it('can be declined with a reason, and not answered again', async () => {
    await invite();
    const mine = await link();
    expect((await my('POST', '/decline', mine, { reason: 'On mission' })).json()).toMatchObject({ standing: 'declined' });
    expect((await my('POST', '/accept', mine, acceptance)).json()).toMatchObject({ code: 'INVITATION_ANSWERED' });
  });

  it('pass to whoever is named instead, who gets a letter of their own', async () => {
    await invite();
    expect((await my('POST', '/substitute', await link(), { givenName: 'Timur', familyName: 'Insteadov', email: 'timur@example.org', locale: 'ru' })).json()).toMatchObject({ standing: 'substituted' });
    expect(await running.app.get(Sql).rows(`SELECT 1 FROM message WHERE kind = 'invitation' AND event_id = $1`, [eventId])).toHaveLength(2);
  });

  it('are refused when they come too late, are cancelled with their event, or open nothing by another link', async () => {
    await invite();
    const mine = await link();
    running.clock.set(new Date('2026-09-02T00:00:00Z'));
    expect((await my('GET', '', mine)).json()).toMatchObject({ standing: 'expired' });
    expect((await my('POST', '/decline', mine, {})).json()).toMatchObject({ code: 'ANSWER_TOO_LATE' });
    running.clock.set(new Date('2026-03-03T09:00:00Z'));
    expect((await my('GET', '', { authorization: `Link ${'B'.repeat(43)}` })).statusCode).toBe(401);
    const cancelled = await running.app.inject({ method: 'POST', url: `/api/v1/events/${eventId}/status`, headers: secretariat, payload: { to: 'cancelled', reason: 'The host has changed its plans.' } });
    expect(cancelled.statusCode).toBeLessThan(300);
    expect((await my('GET', '', mine)).json()).toMatchObject({ standing: 'cancelled' });
  });

  it.each([
    ['an audience that there is not', { audience: 'everybody' }, 422, 'INVALID_INPUT', 'audience'],
    ['people without a person', { personIds: [] }, 422, 'INVALID_INPUT', 'personIds'],
    ['a deadline that has passed', { answerBy: '2020-01-01T09:00' }, 422, 'DEADLINE_PAST', 'answerBy'],
  ])('refuse %s', async (_, more, status, code, field) => {
    const answer = await invite(more);
    expect({ status: answer.statusCode, code: answer.json().code, field: answer.json().errors?.[0].field }).toEqual({ status, code, field });
  });
});
