import { Delivery } from '../../src/messages/delivery/delivery.js';
import { Messages, type Letter } from '../../src/messages/index.js';
import { newId, Sql } from '../../src/platform/database/index.js';
import { linkHeader, signIn, type ActorHeaders } from '../support/actors.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';
import { anEvent } from '../support/factories.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { TestComposer, testLeave, testNews } from '../support/test-messages.js';

describe('messages through the API', () => {
  let running: TestApplication;
  let sink: SmtpSink;
  let sql: Sql;
  let eventId: string;
  let elsewhere: string;
  let secretariat: ActorHeaders;
  let organiser: ActorHeaders;
  beforeAll(async () => {
    sink = await SmtpSink.start();
    running = await startApplication({ env: { SMTP_URL: sink.url }, providers: [TestComposer] });
    running.app.useLogger(false);
    sql = running.app.get(Sql);
    eventId = await anEvent(running.app);
    elsewhere = await anEvent(running.app);
    secretariat = await signIn(running.app, 'secretariat');
    organiser = await signIn(running.app, 'organiser', eventId);
    await write(...Array.from({ length: 5 }, (_, place) => letter(`sent-${place}`)), letter('bad', { params: { to: 'nobody' } }), letter('stale', { params: { stale: true } }), letter('reminder', { kind: testLeave }));
    await write(letter('later', { dueAt: new Date(TEST_NOW.getTime() + 3_600_000) }), letter('other-event', { eventId: elsewhere }), letter('no-event', { eventId: null, params: { to: 'nobody' } }));
    await running.app.get(Delivery).deliver({ ids: (await sql.rows<{ id: string }>('SELECT id FROM message')).map(({ id }) => id) });
    await sql.rows(`UPDATE message SET status = 'unknown' WHERE dedupe_key = 'reminder'`);
  });
  afterAll(async () => {
    await running.close();
    await sink.stop();
  });

  const letter = (key: string, more: Partial<Letter> = {}): Letter => ({ kind: testNews, dedupeKey: key, eventId, personId: null, cause: 'test', dueAt: TEST_NOW, ...more, params: { to: `${key}@example.org`, ...more.params } });
  const write = (...letters: Letter[]) => sql.transaction((tx) => running.app.get(Messages).write(tx, letters));
  const idOf = async (key: string): Promise<string> => (await sql.rows<{ id: string }>('SELECT id FROM message WHERE dedupe_key = $1', [key]))[0]?.id ?? '';
  const send = async (method: 'GET' | 'POST', path: string, headers: ActorHeaders = organiser) => {
    const answer = await running.app.inject({ method, url: `/api/v1/${path}`, headers });
    return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
  };
  const get = (path: string, headers?: ActorHeaders) => send('GET', path, headers);
  const post = async (path: string, payload: object, headers: ActorHeaders = organiser) => {
    const answer = await running.app.inject({ method: 'POST', url: `/api/v1/${path}`, headers, payload });
    return { status: answer.statusCode, body: answer.json() };
  };

  it('are listed by event, newest first, page by page, each once', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { status, body } = await get(`events/${eventId}/messages?limit=3${cursor && `&cursor=${cursor}`}`);
      expect(status).toBe(200);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.next;
    }
    expect(seen).toHaveLength(9);
    expect(new Set(seen).size).toBe(9);
    expect(seen[0]).toBe(await idOf('later'));
  });

  it.each([
    ['status=sent', 5],
    ['group=sent', 5],
    ['group=underway', 1],
    ['group=attention', 2],
    ['group=ended', 1],
    ['kind=test-leave', 1],
    ['kind=test-news&status=failed', 1],
    [`person=${newId()}`, 0],
  ])('are found by %s', async (filter, count) => {
    expect((await get(`events/${eventId}/messages?${filter}`)).body.items).toHaveLength(count);
  });

  it.each(['status=lost', 'group=all', 'person=me', 'limit=0', 'cursor=x', `cursor=${Buffer.from('["x","y"]').toString('base64url')}`])('are not looked for by %s', async (filter) => {
    const { status, body } = await get(`events/${eventId}/messages?${filter}`);
    expect([400, 422]).toContain(status);
    expect(body.code).toMatch(/^(INVALID_INPUT|CURSOR_INVALID)$/);
  });

  it('are counted by state', async () => {
    const { body } = await get(`events/${eventId}/messages/summary`);
    const counts = Object.fromEntries(body.counts.map(({ status, count }: { status: string; count: number }) => [status, count]));
    expect(counts).toEqual({ waiting: 1, handed: 0, sending: 0, sent: 5, failed: 1, unknown: 1, suppressed: 0, cancelled: 1 });
    expect(body.late).toBe(0);
    running.clock.set(new Date(TEST_NOW.getTime() + 2 * 3_600_000));
    expect((await get(`events/${eventId}/messages/summary`)).body.late).toBe(1);
    running.clock.set(TEST_NOW);
  });

  it('are shown as they were sent, without the secrets of links, with every try; and that somebody looked is recorded', async () => {
    const id = await idOf('sent-0');
    const { status, body } = await get(`events/${eventId}/messages/${id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'sent',
      subject: 'News of Forum Bcc: someone@example.org',
      locale: 'en',
      cause: 'test',
      messageId: `<${id}@localhost>`,
      attempts: 1,
      attemptLog: [{ outcome: 'sent', reply: expect.stringContaining('250') }],
      copy: { address: 'sent-0@example.org', attachments: [{ filename: 'event.ics', method: 'REQUEST', sequence: 2 }] },
    });
    expect(body.copy.text).toContain('https://example.org/registration/…');
    expect(JSON.stringify(body)).not.toContain('s3cret');
    const [trail] = await sql.rows('SELECT action, event_id FROM audit WHERE subject_id = $1', [id]);
    expect(trail).toEqual({ action: 'message.viewed', event_id: eventId });
  });

  it('of one event are not shown at another, nor to its organiser', async () => {
    const id = await idOf('other-event');
    expect(await get(`events/${eventId}/messages/${id}`)).toMatchObject({ status: 404, body: { code: 'MESSAGE_UNKNOWN' } });
    expect((await get(`events/${elsewhere}/messages/${id}`)).status).toBe(403);
    expect((await get(`messages/${id}`)).status).toBe(403);
    expect((await get(`messages/${id}`, secretariat)).status).toBe(200);
    expect((await get('messages')).status).toBe(403);
  });

  it('of all events and of none are shown to the secretariat', async () => {
    const { body } = await get('messages?group=attention', secretariat);
    expect(body.items.map(({ id }: { id: string }) => id).toSorted()).toEqual([await idOf('bad'), await idOf('reminder'), await idOf('no-event')].toSorted());
    expect((await get('messages/summary', secretariat)).body.counts.find(({ status }: { status: string }) => status === 'failed').count).toBe(2);
  });

  it('need somebody today when they failed or nobody knows', async () => {
    const lines = (await get('today')).body.items.filter(({ code }: { code: string }) => code.startsWith('messages.'));
    expect(lines.map(({ code, params, target }: { code: string; params: object; target: string }) => [code, params, target])).toEqual([
      ['messages.failed', { count: 1 }, `/events/${eventId}/messages?status=failed`],
      ['messages.unknown', { count: 1 }, `/events/${eventId}/messages?status=unknown`],
    ]);
  });

  it('that failed or are unknown are sent again, once, however often somebody asks', async () => {
    const id = await idOf('reminder');
    const before = sink.mails.length;
    const answers = await Promise.all(Array.from({ length: 5 }, () => send('POST', `events/${eventId}/messages/${id}/retry`)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'MESSAGE_NOT_RETRIED', params: { status: 'waiting' } });
    await running.app.get(Delivery).deliver({ ids: [id] });
    expect(sink.mails).toHaveLength(before + 1);
    expect(sink.mails.at(-1)?.messageId).toBe(`<${id}@localhost>`);
    const { body } = await get(`events/${eventId}/messages/${id}`);
    expect(body).toMatchObject({ status: 'sent', attempts: 2 });
    expect((await send('POST', `messages/${await idOf('no-event')}/retry`, secretariat)).status).toBe(200);
  });

  it('that were sent are not sent again', async () => {
    expect(await send('POST', `events/${eventId}/messages/${await idOf('sent-1')}/retry`)).toMatchObject({ status: 409, body: { code: 'MESSAGE_NOT_RETRIED' } });
    expect((await send('POST', `events/${eventId}/messages/${newId()}/retry`)).status).toBe(404);
  });

  it('that need somebody are taken as sent or dropped by the word of staff, once, and nothing leaves', async () => {
    const settle = (id: string, as: string) => post(`events/${eventId}/messages/${id}/settle`, { as });
    await write(letter('lost'), letter('unwanted', { params: { to: 'nobody' } }));
    const [lost, unwanted] = [await idOf('lost'), await idOf('unwanted')];
    await running.app.get(Delivery).deliver({ ids: [unwanted] });
    await sql.rows(`UPDATE message SET status = 'unknown', data_started_at = $2 WHERE id = $1`, [lost, TEST_NOW]);
    const before = sink.mails.length;
    expect(await settle(unwanted, 'sent')).toMatchObject({ status: 409, body: { code: 'MESSAGE_NOT_SETTLED', params: { status: 'failed' } } });
    expect(await settle(unwanted, 'cancelled')).toMatchObject({ status: 200, body: { status: 'cancelled' } });
    const both = await Promise.all([settle(lost, 'sent'), settle(lost, 'sent')]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 200)?.body).toMatchObject({ status: 'sent', sentAt: TEST_NOW.toISOString() });
    expect(await settle(lost, 'waiting')).toMatchObject({ status: 422, body: { errors: [{ field: 'as' }] } });
    await running.app.get(Delivery).deliver({ ids: [lost, unwanted] });
    expect(sink.mails).toHaveLength(before);
    expect(await sql.rows(`SELECT detail FROM audit WHERE action = 'message.settled' AND subject_id = $1`, [lost])).toEqual([{ detail: { was: 'unknown', as: 'sent' } }]);
  });

  it('are sent again several at once, and what is not of this event is left', async () => {
    await write(letter('again-1', { params: { to: 'nobody' } }), letter('again-2', { params: { to: 'nobody' } }));
    const ids = [await idOf('again-1'), await idOf('again-2')];
    await running.app.get(Delivery).deliver({ ids });
    const foreign = await idOf('other-event');
    await sql.rows(`UPDATE message SET status = 'failed' WHERE id = $1`, [foreign]);
    const answers = await Promise.all([0, 1].map(() => post(`events/${eventId}/messages/retry`, { ids: [...ids, foreign] })));
    expect(answers.map(({ body }) => body.retried).toSorted((a, b) => a - b)).toEqual([0, 2]);
    expect(await sql.rows('SELECT status FROM message WHERE id = ANY ($1) ORDER BY status', [[...ids, foreign]])).toEqual([{ status: 'failed' }, { status: 'waiting' }, { status: 'waiting' }]);
    expect((await post('messages/retry', { ids: [foreign] }, secretariat)).body).toEqual({ retried: 1, left: 0 });
  });

  describe('that somebody does not want', () => {
    const press = (headers: ActorHeaders) => send('POST', 'my/unsubscribe', headers);

    it('end by a link of their own, and by no other', async () => {
      const personId = newId();
      await write(letter('wanted-not', { kind: testLeave, personId }));
      const own = await linkHeader(running.app, { purpose: 'unsubscribe', subjectId: await idOf('wanted-not'), eventId: null });
      const foreign = await linkHeader(running.app, { purpose: 'registration', subjectId: await idOf('wanted-not'), eventId: null });
      expect((await press(foreign)).status).toBe(403);
      expect((await press({})).status).toBe(401);
      expect(await sql.rows('SELECT 1 FROM unsubscription WHERE person_id = $1', [personId])).toHaveLength(0);
      expect((await Promise.all([press(own), press(own)])).map(({ status }) => status)).toEqual([204, 204]);
      expect(await sql.rows('SELECT purpose FROM unsubscription WHERE person_id = $1', [personId])).toEqual([{ purpose: 'reminder' }]);
      expect((await get('my/unsubscribe', own)).status).toBe(404);
    });

    it('cannot be ended when the letter is gone', async () => {
      const lost = await linkHeader(running.app, { purpose: 'unsubscribe', subjectId: newId(), eventId: null });
      expect(await press(lost)).toMatchObject({ status: 410, body: { code: 'UNSUBSCRIBE_UNKNOWN' } });
    });
  });
});
