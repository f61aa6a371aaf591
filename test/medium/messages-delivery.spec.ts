import ICAL from 'ical.js';
import { Links } from '../../src/access/index.js';
import { Claims, LostClaim } from '../../src/messages/delivery/claims.js';
import { Delivery } from '../../src/messages/delivery/delivery.js';
import type { ClaimedMessage, MessageCopy } from '../../src/messages/delivery/message.js';
import { Messages, type Letter } from '../../src/messages/index.js';
import { newId, Sql } from '../../src/platform/database/index.js';
import { CrashPoints } from '../../src/platform/jobs/index.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';
import { openConnections } from '../support/database.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { TestComposer, testLeave, testNews } from '../support/test-messages.js';

interface Row {
  id: string;
  status: string;
  status_reason: string | null;
  due_at: Date;
  attempts: number;
  unknown_times: number;
  last_reply: string | null;
  message_id: string;
}

describe('delivery of messages', () => {
  let running: TestApplication;
  let sink: SmtpSink;
  let sql: Sql;
  let delivery: Delivery;
  beforeAll(async () => {
    sink = await SmtpSink.start();
    running = await startApplication({ env: { SMTP_URL: sink.url, MAIL_PATIENCE: '1' }, providers: [TestComposer] });
    running.app.useLogger(false);
    sql = running.app.get(Sql);
    delivery = running.app.get(Delivery);
  });
  afterAll(async () => {
    await running.close();
    await sink.stop();
  });
  beforeEach(() => {
    sink.mails.length = 0;
    sink.behave({ refuse: null, hang: false, answerAfter: 0 });
    running.clock.set(TEST_NOW);
  });

  const after = (seconds: number): Date => new Date(TEST_NOW.getTime() + seconds * 1000);
  const letter = (key: string, more: Partial<Letter> = {}): Letter => ({
    kind: testNews,
    dedupeKey: key,
    eventId: null,
    personId: null,
    cause: 'test',
    dueAt: TEST_NOW,
    ...more,
    params: { to: `${key}@example.org`, ...more.params },
  });
  const write = (...letters: Letter[]) => sql.transaction((tx) => running.app.get(Messages).write(tx, letters));
  const row = async (key: string): Promise<Row> => {
    const [found] = await sql.rows<Row>('SELECT * FROM message WHERE dedupe_key = $1', [key]);
    if (!found) throw new Error(`No message ${key}`);
    return found;
  };
  const deliver = async (key: string): Promise<Row> => {
    await delivery.deliver({ ids: [(await row(key)).id] });
    return row(key);
  };
  const attempts = async (key: string): Promise<string[]> => {
    const found = await sql.rows<{ outcome: string }>('SELECT outcome FROM message_attempt WHERE message_id = $1 ORDER BY at, id', [(await row(key)).id]);
    return found.map(({ outcome }) => outcome);
  };

  it('writes one message a key, even when eight transactions write it at once', async () => {
    const written = await Promise.all(Array.from({ length: 8 }, () => write(letter('once'))));
    expect(written.toSorted((one, other) => one - other)).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
  });

  it('sends a message once, although eight workers take it at once', async () => {
    await write(letter('raced'));
    const { id } = await row('raced');
    await Promise.all(Array.from({ length: 8 }, () => delivery.deliver({ ids: [id] })));
    expect(sink.mails).toHaveLength(1);
    expect(await row('raced')).toMatchObject({ status: 'sent', attempts: 1 });
    expect(await attempts('raced')).toEqual(['sent']);
  });

  it('sends each of a hundred messages once, although batches overlap', async () => {
    const keys = Array.from({ length: 100 }, (_, place) => `lap-${place}`);
    await write(...keys.map((key) => letter(key)));
    const found = await sql.rows<{ id: string }>(`SELECT id FROM message WHERE dedupe_key LIKE 'lap-%' ORDER BY random()`);
    const ids = found.map(({ id }) => id);
    await Promise.all(Array.from({ length: 10 }, (_, place) => delivery.deliver({ ids: [...ids.slice(place * 10), ...ids.slice(0, place * 10)].slice(0, 40) })));
    expect(sink.mails).toHaveLength(100);
    expect([...sink.countByAddress().values()].every((count) => count === 1)).toBe(true);
  });

  it('gives each message to one process, although eight reach for the same hundred at once', async () => {
    const keys = Array.from({ length: 100 }, (_, place) => `reach-${place}`);
    await write(...keys.map((key) => letter(key)));
    const ids = (await sql.rows<{ id: string }>(`SELECT id FROM message WHERE dedupe_key LIKE 'reach-%'`)).map(({ id }) => id);
    const claims = running.app.get(Claims);
    await openConnections(sql);
    const taken = (await Promise.all(Array.from({ length: 8 }, () => claims.take(ids)))).flat();
    expect(taken.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });

  it('shows names as typed, keeps headers to one line, and says what machines need', async () => {
    await write(letter('read', { params: { locale: 'ru' } }));
    await deliver('read');
    const mail = await sink.mails[0]?.parsed();
    expect(mail?.subject).toBe('Новости: Forum Bcc: someone@example.org');
    expect(mail?.headers.has('bcc')).toBe(false);
    expect(mail?.to).toMatchObject({ value: [{ address: 'read@example.org', name: 'Айгерим "A" Bcc: x@example.org <b>' }] });
    expect(mail?.messageId).toBe((await row('read')).message_id);
    expect(mail?.html).toContain('*Айгерим* &lt;script&gt;');
    expect(mail?.html).toContain('lang="ru"');
    expect(mail?.text).toContain('Уважаемый(ая) *Айгерим* <script>,');
    expect(mail?.text).toContain('Ваша страница:\nhttps://example.org/registration/s3cret_token-1');
    expect([mail?.headers.get('auto-submitted'), mail?.headers.get('content-language')]).toEqual(['auto-generated', 'ru']);
    expect(mail?.headers.has('list-unsubscribe')).toBe(false);
  });

  it('carries a calendar file that another parser reads, as a part and as a file', async () => {
    await write(letter('calendar'));
    await deliver('calendar');
    const raw = sink.mails[0]?.raw.toString() ?? '';
    expect(raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i);
    const file = (await sink.mails[0]?.parsed())?.attachments.find(({ filename }) => filename === 'event.ics');
    const calendar = new ICAL.Component(ICAL.parse(file?.content.toString('utf8') ?? ''));
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined);
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect(calendar.getFirstSubcomponent('vtimezone')?.getFirstPropertyValue('tzid')).toBe('Asia/Almaty');
    expect({ uid: event.uid, sequence: event.sequence, start: event.startDate.toString() }).toEqual({ uid: 'event-1.calendar@example.org', sequence: 2, start: '2026-09-22T09:00:00' });
    expect(String(event.attendees[0]?.getFirstValue()).toLowerCase()).toBe('mailto:calendar@example.org');
  });

  it('keeps a copy without the secrets of its links', async () => {
    await write(letter('copy'));
    const { id } = await deliver('copy');
    const [copy] = await sql.rows<{ recipient: object; body_text: string; attachments: object[] }>('SELECT * FROM message_copy WHERE message_id = $1', [id]);
    expect(JSON.stringify(copy)).not.toContain('s3cret');
    expect(copy?.body_text).toContain('https://example.org/registration/…');
    expect(copy?.recipient).toMatchObject({ address: 'copy@example.org' });
    expect(copy?.attachments).toEqual([{ filename: 'event.ics', contentType: 'text/calendar', method: 'REQUEST', uid: 'event-1.copy@example.org', sequence: 2 }]);
  });

  it('asks again at the time of delivery whether the reason still holds', async () => {
    await write(letter('stale', { params: { stale: true } }));
    expect(await deliver('stale')).toMatchObject({ status: 'cancelled', status_reason: 'The person withdrew.' });
    expect(sink.mails).toHaveLength(0);
  });

  it('waits while the server sends everybody away, without counting it against the message, and sends afterwards', async () => {
    sink.behave({ refuse: 421 });
    const keys = Array.from({ length: 30 }, (_, place) => `patient-${place}`);
    await write(...keys.map((key) => letter(key)));
    const found = await sql.rows<{ id: string }>(`SELECT id FROM message WHERE dedupe_key LIKE 'patient-%'`);
    const ids = found.map(({ id }) => id);
    const refusedBefore = sink.refused;
    await delivery.deliver({ ids: ids.slice(0, 20) });
    await delivery.deliver({ ids });
    // Those whose connections were open already found it out; the others were not tried.
    expect(sink.refused - refusedBefore).toBeLessThanOrEqual(10);
    const states = await sql.rows<Row>(`SELECT * FROM message WHERE dedupe_key LIKE 'patient-%'`);
    expect(states.every(({ status, attempts: tries, due_at }) => status === 'waiting' && tries === 0 && due_at >= TEST_NOW)).toBe(true);
    sink.behave({ refuse: null });
    running.clock.set(after(10));
    await delivery.deliver({ ids });
    expect(sink.mails).toHaveLength(30);
  });

  it('tries again after growing gaps what the server puts off', async () => {
    sink.behave({ refuse: 450 });
    await write(letter('put-off'));
    const gaps: number[] = [];
    for (let now = TEST_NOW, tried = 0; tried < 4; tried += 1) {
      const { due_at } = await deliver('put-off');
      gaps.push((due_at.getTime() - now.getTime()) / 1000);
      expect(await deliver('put-off')).toMatchObject({ attempts: tried + 1 });
      now = due_at;
      running.clock.set(now);
    }
    gaps.forEach((gap, tried) => {
      expect(gap).toBeGreaterThanOrEqual(30 * 2 ** tried);
      expect(gap).toBeLessThanOrEqual(60 * 2 ** tried);
    });
    sink.behave({ refuse: null });
    expect(await deliver('put-off')).toMatchObject({ status: 'sent' });
    expect(await attempts('put-off')).toEqual(['retry', 'retry', 'retry', 'retry', 'sent']);
  });

  it('ends a message whose mailbox does not exist, keeps the words without the address, and writes there no more', async () => {
    sink.behave({ refuse: 550 });
    await write(letter('gone'), letter('gone-again', { params: { to: 'Gone@example.org' } }));
    const ended = await deliver('gone');
    sink.behave({ refuse: null });
    expect(ended).toMatchObject({ status: 'failed', last_reply: '550 No such mailbox' });
    expect(await deliver('gone-again')).toMatchObject({ status: 'suppressed', status_reason: 'suppressed: 550 No such mailbox' });
    expect(sink.mails).toHaveLength(0);
  });

  it.each(['a@example.org\r\nBcc: b@example.org', 'a@example.org, b@example.org', 'nobody', ''])('writes to nobody under the address %j', async (to) => {
    const key = `bad-${newId()}`;
    await write(letter(key, { params: { to } }));
    expect(await deliver(key)).toMatchObject({ status: 'failed', status_reason: 'bad-address' });
    expect(sink.mails).toHaveLength(0);
  });

  it('tries a letter that cannot be written a few times, then leaves it for people; the others of its batch are sent', async () => {
    await write(letter('poison', { params: { poisoned: true } }), letter('torn-apart', { params: { sql: true } }), letter('holed', { params: { holed: true } }), letter('healthy'));
    const keys = ['poison', 'torn-apart', 'holed', 'healthy'];
    const ids = await Promise.all(keys.map(async (key) => (await row(key)).id));
    await delivery.deliver({ ids });
    expect((await Promise.all(keys.map(row))).map(({ status }) => status)).toEqual(['waiting', 'waiting', 'failed', 'sent']);
    for (let tried = 0; tried < 6; tried += 1) {
      running.clock.set(after(3_600 * (tried + 1)));
      await delivery.deliver({ ids });
    }
    expect((await Promise.all(keys.map(row))).map(({ status }) => status)).toEqual(['failed', 'failed', 'failed', 'sent']);
    expect(sink.mails).toHaveLength(1);
    expect((await row('holed')).status_reason).toContain('test-news.en.md');
  });

  describe('when a process dies with a text under way', () => {
    const tear = (key: string, more = '') =>
      sql.rows(`UPDATE message SET status = 'sending', claim = gen_random_uuid(), claim_until = $2, data_started_at = $2 ${more} WHERE dedupe_key = $1`, [key, TEST_NOW]);

    it('sends it once more under the same Message-ID, once, and only where the kind asks for it', async () => {
      await write(letter('torn'), letter('torn-reminder', { kind: testLeave }), letter('torn-twice'));
      await tear('torn');
      await tear('torn-reminder');
      await tear('torn-twice', ', unknown_times = 1');
      running.clock.set(after(60));
      expect(await deliver('torn')).toMatchObject({ status: 'sent' });
      expect(await deliver('torn-reminder')).toMatchObject({ status: 'unknown' });
      expect(await deliver('torn-twice')).toMatchObject({ status: 'unknown' });
      expect(sink.mails.map(({ messageId }) => messageId)).toEqual([(await row('torn')).message_id]);
      expect([await attempts('torn'), await attempts('torn-reminder')]).toEqual([['unknown', 'sent'], ['unknown']]);
    });

    it('leaves alone what another process is at', async () => {
      await write(letter('claimed'));
      await sql.rows(`UPDATE message SET status = 'sending', claim = gen_random_uuid(), claim_until = $1 WHERE dedupe_key = 'claimed'`, [after(1)]);
      expect(await deliver('claimed')).toMatchObject({ status: 'sending' });
      expect(sink.mails).toHaveLength(0);
    });
  });

  it('notes that a text begins before it leaves, so that whoever finds it knows that it may have arrived', async () => {
    const eventId = newId();
    await write(letter('begun', { eventId }));
    sink.behave({ answerAfter: 600 });
    const delivering = deliver('begun');
    await sink.waitFor(1);
    const [noted] = await sql.rows<{ begun: boolean }>(`SELECT data_started_at IS NOT NULL AS begun FROM message WHERE dedupe_key = 'begun'`);
    expect(noted?.begun).toBe(true);
    expect(await sql.transaction((tx) => running.app.get(Messages).cancelWaiting(tx, { eventId }, 'Too late'))).toBe(0);
    expect(await sql.transaction((tx) => running.app.get(Messages).takeBack(tx, ['begun'], 'Too late'))).toEqual(new Set());
    expect(await delivering).toMatchObject({ status: 'sent' });
  });

  it('remembers that the server took it, also when the database is away at that moment', async () => {
    const claims = running.app.get(Claims);
    let away = 3;
    claims.sent = (...told) => {
      away -= 1;
      return away >= 0 ? Promise.reject(new Error('Connection terminated')) : Claims.prototype.sent.apply(claims, told);
    };
    await write(letter('remembered'));
    try {
      expect(await deliver('remembered')).toMatchObject({ status: 'sent' });
    } finally {
      Reflect.deleteProperty(claims, 'sent');
    }
    expect(sink.mails).toHaveLength(1);
  });

  describe('a process that was too slow, so that another has claimed its message', () => {
    const copy: MessageCopy = { to: { name: 'A', address: 'a@example.org' }, locale: 'en', subject: 'S', text: '', html: '', attachments: [] };
    const steps: Record<string, (claims: Claims, message: ClaimedMessage) => Promise<unknown>> = {
      begin: (claims, message) => claims.begin(message, 'leave').catch((error: unknown) => expect(error).toBeInstanceOf(LostClaim)),
      sent: async (claims, message) => expect(await claims.sent(message, '250 OK', copy)).toBe(false),
      'put-off': (claims, message) => claims.putOff(message, { until: after(9), reply: 'Later', outcome: 'retry', counts: true }),
      release: (claims, message) => claims.release([message.id], message.claim, after(9)),
      'forget-text': (claims, message) => claims.forgetText(message, 'Forgotten'),
      end: (claims, message) => claims.end(message, 'failed', 'No such mailbox', `${message.id}@example.org`),
    };

    it.each(Object.keys(steps))('changes nothing by the step %s', async (step) => {
      const claims = running.app.get(Claims);
      const key = `slow-${step}`;
      await write(letter(key));
      const { id } = await row(key);
      const [slow] = await claims.take([id]);
      running.clock.set(after(31));
      expect(await claims.take([id])).toHaveLength(1);
      const before = await row(key);
      if (slow) await steps[step]?.(claims, slow);
      expect(await row(key)).toEqual(before);
      expect(await sql.rows('SELECT 1 FROM suppressed_address WHERE address = $1', [`${id}@example.org`])).toEqual([]);
    });
  });

  describe('when no answer comes', () => {
    it('sends it once more under the same Message-ID and calendar number, and then leaves it for people', async () => {
      sink.behave({ hang: true });
      await write(letter('silent'));
      const first = await deliver('silent');
      expect(first).toMatchObject({ status: 'waiting', unknown_times: 1 });
      running.clock.set(first.due_at);
      expect(await deliver('silent')).toMatchObject({ status: 'unknown' });
      expect(await attempts('silent')).toEqual(['unknown', 'unknown']);
      expect(new Set(sink.mails.map(({ messageId }) => messageId))).toEqual(new Set([first.message_id]));
      const numbers = sink.mails.map(({ raw }) => Buffer.from(/filename=event.ics[^]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)/.exec(raw.toString())?.[1] ?? '', 'base64').toString());
      expect(numbers).toHaveLength(2);
      for (const file of numbers) expect(file).toMatch(/UID:event-1\.silent@example\.org[^]*SEQUENCE:2/);
    });

    it('leaves a reminder for people at once', async () => {
      sink.behave({ hang: true });
      await write(letter('silent-reminder', { kind: testLeave }));
      expect(await deliver('silent-reminder')).toMatchObject({ status: 'unknown' });
      expect(sink.mails).toHaveLength(1);
    });
  });

  describe('a message that is cancelled', () => {
    const cancel = (eventId: string) => sql.transaction((tx) => running.app.get(Messages).cancelWaiting(tx, { eventId }, 'The event is cancelled.'));

    it('is not sent', async () => {
      const eventId = newId();
      await write(letter('held', { eventId }), letter('other-event', { eventId: newId() }));
      expect(await cancel(eventId)).toBe(1);
      expect(await deliver('held')).toMatchObject({ status: 'cancelled', status_reason: 'The event is cancelled.' });
      expect(await deliver('other-event')).toMatchObject({ status: 'sent' });
      expect(sink.mails).toHaveLength(1);
    });

    it('is not sent even when it is being written already', async () => {
      const eventId = newId();
      await write(letter('late', { eventId }));
      const { id } = await row('late');
      // Somebody cancels while the text waits at the gate: here, before the first byte may leave.
      const crash = running.app.get(CrashPoints);
      let cancelled: Promise<number> | undefined;
      crash.reached = (point) => {
        if (point === 'after-claim') cancelled = cancel(eventId);
      };
      await delivery.deliver({ ids: [id] });
      Reflect.deleteProperty(crash, 'reached');
      const held = await cancelled;
      expect(held).toBe(sink.mails.length === 0 ? 1 : 0);
      expect(await row('late')).toMatchObject({ status: held === 1 ? 'cancelled' : 'sent' });
    });

    it('is not sent even when that happens in the moment before its text may leave', async () => {
      const eventId = newId();
      await write(letter('last-moment', { eventId }));
      const claims = running.app.get(Claims);
      claims.begin = async (...told) => {
        expect(await cancel(eventId)).toBe(1);
        return Claims.prototype.begin.apply(claims, told);
      };
      try {
        expect(await deliver('last-moment')).toMatchObject({ status: 'cancelled' });
      } finally {
        Reflect.deleteProperty(claims, 'begin');
      }
      expect(sink.mails).toHaveLength(0);
    });

    it('must be named by an event or a person', async () => {
      await expect(sql.transaction((tx) => running.app.get(Messages).cancelWaiting(tx, {}, 'x'))).rejects.toThrow('Say whose messages');
    });
  });

  it('lets an optional letter wait rather than leave without a way to end it', async () => {
    await write(letter('endless', { kind: testLeave, personId: newId() }));
    const links = running.app.get(Links);
    Object.assign(links, { insert: () => Promise.resolve([]) });
    try {
      expect(await deliver('endless')).toMatchObject({ status: 'waiting', last_reply: 'The letter could not be written; the logs say why.' });
    } finally {
      Reflect.deleteProperty(links, 'insert');
    }
    expect(sink.mails).toHaveLength(0);
  });

  it('sends optional letters with a way to end them, and none after that', async () => {
    const personId = newId();
    await write(letter('optional', { kind: testLeave, personId }), letter('optional-2', { kind: testLeave, personId }), letter('needed', { personId }));
    await deliver('optional');
    const mail = await sink.mails[0]?.parsed();
    const raw = (sink.mails[0]?.raw.toString() ?? '').replace(/\r\n[ \t]+/g, ' ');
    const link = /^List-Unsubscribe: <(http:\/\/localhost:3000\/unsubscribe\/([\w-]{43}))>\r$/m.exec(raw);
    expect(link).not.toBeNull();
    expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
    expect(mail?.text).toContain(link?.[1] ?? 'no link');
    const [copy] = await sql.rows('SELECT * FROM message_copy WHERE message_id = $1', [(await row('optional')).id]);
    expect(JSON.stringify(copy)).not.toContain(link?.[2] ?? '');
    const press = () => running.app.inject({ method: 'POST', url: '/api/v1/my/unsubscribe', headers: { authorization: `Link ${link?.[2]}` } });
    expect((await Promise.all([press(), press()])).map(({ statusCode }) => statusCode)).toEqual([204, 204]);
    expect(await deliver('optional-2')).toMatchObject({ status: 'suppressed', status_reason: 'unsubscribed' });
    expect(await deliver('needed')).toMatchObject({ status: 'sent' });
  });
});
