import ICAL from 'ical.js';
import { Messages, type Letter } from '../../src/messages/index.js';
import { Delivery } from '../../src/messages/delivery/delivery.js';
import { Sql } from '../../src/platform/database/index.js';
import { Relay } from '../../src/platform/jobs/index.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { TestComposer, testLeave, testNews } from '../support/test-messages.js';

describe('delivery of messages', () => {
  let running: TestApplication;
  let sink: SmtpSink;
  let sql: Sql;
  let delivery: Delivery;
  beforeAll(async () => {
    sink = await SmtpSink.start();
    running = await startApplication({ env: { SMTP_URL: sink.url }, providers: [TestComposer] });
    await running.app.getHttpAdapter().getInstance().ready();
    sql = running.app.get(Sql);
    delivery = running.app.get(Delivery);
  });
  afterAll(async () => {
    await running.close();
    await sink.stop();
  });
  beforeEach(() => {
    sink.mails.length = 0;
    sink.behave({ refuse: null });
    running.clock.set(TEST_NOW);
  });

  const letter = (key: string, more: Partial<Letter> = {}): Letter => ({
    kind: testNews,
    dedupeKey: key,
    eventId: null,
    personId: null,
    params: { to: `${key}@example.org` },
    cause: 'test',
    dueAt: TEST_NOW,
    ...more,
  });
  const write = (...letters: Letter[]) => sql.transaction((tx) => running.app.get(Messages).write(tx, letters));
  const row = async (key: string) => {
    const [found] = await sql.rows<{ id: string; status: string; due_at: Date; attempts: number; last_reply: string | null; message_id: string }>('SELECT * FROM message WHERE dedupe_key = $1', [key]);
    if (!found) throw new Error(`No message ${key}`);
    return found;
  };
  const deliver = async (key: string) => {
    await delivery.deliverOne((await row(key)).id);
    return row(key);
  };

  it('writes one message a key, even when two transactions write it at once', async () => {
    const written = await Promise.all(Array.from({ length: 8 }, () => write(letter('once'))));
    expect(written.toSorted((one, other) => one - other)).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
  });

  it('sends a message once, although eight workers take it at once', async () => {
    await write(letter('raced'));
    const { id } = await row('raced');
    await Promise.all(Array.from({ length: 8 }, () => delivery.deliverOne(id)));
    expect(sink.mails).toHaveLength(1);
    expect(await row('raced')).toMatchObject({ status: 'sent', attempts: 1 });
  });

  it('shows names as typed, keeps headers to one line, and carries a calendar file that another parser reads', async () => {
    await write(letter('read', { params: { to: 'read@example.org', locale: 'ru' } }));
    await deliver('read');
    const [mail] = await Promise.all(sink.mails.map((taken) => taken.parsed()));
    expect(mail?.subject).toBe('Новости: Forum Bcc: someone@example.org');
    expect(mail?.headers.has('bcc')).toBe(false);
    expect(mail?.messageId).toBe((await row('read')).message_id);
    expect(mail?.html).toContain('*Айгерим* &lt;script&gt;');
    expect(mail?.html).toContain('lang="ru"');
    expect(mail?.text).toContain('https://example.org/registration/s3cret_token-1');
    const file = mail?.attachments.find((attachment) => attachment.contentType === 'application/ics' || attachment.contentType === 'text/calendar');
    const calendar = new ICAL.Component(ICAL.parse(file?.content.toString('utf8') ?? ''));
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined);
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect(file?.content.toString('utf8')).toContain('DTSTAMP:20260303T090000Z');
    expect(calendar.getFirstSubcomponent('vtimezone')?.getFirstPropertyValue('tzid')).toBe('Asia/Almaty');
    expect({ uid: event.uid, sequence: event.sequence, start: event.startDate.toString() }).toEqual({ uid: 'event-1-person-1@localhost', sequence: 2, start: '2026-09-22T09:00:00' });
  });

  it('keeps a copy without the secrets of its links', async () => {
    await write(letter('copy'));
    const { id } = await deliver('copy');
    const [copy] = await sql.rows<{ body_text: string; body_html: string }>('SELECT body_text, body_html FROM message_copy WHERE message_id = $1', [id]);
    expect(JSON.stringify(copy)).not.toContain('s3cret');
    expect(copy?.body_text).toContain('https://example.org/registration/…');
  });

  it('asks again at the time of delivery whether the reason still holds', async () => {
    await write(letter('stale', { params: { to: 'a@example.org', stale: true } }));
    expect(await deliver('stale')).toMatchObject({ status: 'cancelled', status_reason: 'The person withdrew.' });
    expect(sink.mails).toHaveLength(0);
  });

  it('waits while the server sends everybody away, and sends afterwards', async () => {
    sink.behave({ refuse: 421 });
    await write(letter('patient'));
    const put = await deliver('patient');
    expect(put).toMatchObject({ status: 'waiting', attempts: 1 });
    expect(put.due_at.getTime()).toBeGreaterThan(TEST_NOW.getTime());
    sink.behave({ refuse: null });
    expect(await deliver('patient')).toMatchObject({ status: 'waiting' });
    running.clock.set(put.due_at);
    expect(await deliver('patient')).toMatchObject({ status: 'sent' });
    expect(sink.mails).toHaveLength(1);
  });

  it('ends a message whose mailbox does not exist, keeps the words without the address, and writes there no more', async () => {
    sink.behave({ refuse: 550 });
    await write(letter('gone', { params: { to: 'gone@example.org' } }), letter('gone-again', { params: { to: 'gone@example.org' } }));
    const ended = await deliver('gone');
    sink.behave({ refuse: null });
    expect(ended).toMatchObject({ status: 'failed' });
    expect(ended.last_reply).not.toContain('gone@');
    expect(await deliver('gone-again')).toMatchObject({ status: 'suppressed' });
  });

  it('ends a poisoned letter as failed, and the others of its batch are sent', async () => {
    await write(letter('poison', { params: { poisoned: true } }), letter('healthy'));
    await delivery.deliver({ ids: [(await row('poison')).id, (await row('healthy')).id] });
    expect(await row('poison')).toMatchObject({ status: 'failed' });
    expect(await row('healthy')).toMatchObject({ status: 'sent' });
  });

  it('sends once more, under the same Message-ID, what a dead process left with its text under way; once, and only where the kind asks for it', async () => {
    await write(letter('torn'), letter('torn-reminder', { kind: testLeave }), letter('torn-twice'));
    const late = new Date(TEST_NOW.getTime() + 60_000);
    await sql.rows(`UPDATE message SET status = 'sending', claim = gen_random_uuid(), claim_until = $1, data_started_at = $1, unknown_times = CASE WHEN dedupe_key = 'torn-twice' THEN 1 ELSE 0 END WHERE dedupe_key LIKE 'torn%'`, [TEST_NOW]);
    running.clock.set(late);
    expect(await deliver('torn')).toMatchObject({ status: 'sent' });
    expect(await deliver('torn-reminder')).toMatchObject({ status: 'unknown' });
    expect(await deliver('torn-twice')).toMatchObject({ status: 'unknown' });
    expect(sink.mails).toHaveLength(1);
  });

  it('leaves alone what another process is at', async () => {
    await write(letter('claimed'));
    await sql.rows(`UPDATE message SET status = 'sending', claim = gen_random_uuid(), claim_until = $1 WHERE dedupe_key = 'claimed'`, [new Date(TEST_NOW.getTime() + 1)]);
    expect(await deliver('claimed')).toMatchObject({ status: 'sending' });
    expect(sink.mails).toHaveLength(0);
  });

  it('does not send what was cancelled between its writing and its text', async () => {
    await write(letter('held', { eventId: '01977a3e-0000-7000-8000-0123456789ab' }));
    const cancelled = await sql.transaction((tx) => running.app.get(Messages).cancelWaiting(tx, { eventId: '01977a3e-0000-7000-8000-0123456789ab' }, 'The event is cancelled.'));
    expect(cancelled).toBe(1);
    expect(await deliver('held')).toMatchObject({ status: 'cancelled' });
    expect(sink.mails).toHaveLength(0);
  });

  it('hands each due row over once, although four relays look at once', async () => {
    await sql.rows(`UPDATE message SET status = 'cancelled' WHERE status IN ('waiting', 'handed', 'sending')`);
    await write(...Array.from({ length: 60 }, (_, index) => letter(`handed-${index}`)));
    const handed = await Promise.all(Array.from({ length: 4 }, () => running.app.get(Relay).tick()));
    expect(handed.reduce((sum, count) => sum + count, 0)).toBe(60);
    const [most] = await sql.rows<{ most: number }>(`SELECT max(handovers) AS most FROM message WHERE dedupe_key LIKE 'handed-%'`);
    expect(most?.most).toBe(1);
  });
});
