import { Links, type Actor } from '../../src/access/index.js';
import { EventLife } from '../../src/events/index.js';
import { Delivery } from '../../src/messages/delivery/delivery.js';
import { newId, Sql } from '../../src/platform/database/index.js';
import { Registrations } from '../../src/registration/index.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';
import { anEvent, registrationOpen } from '../support/factories.js';
import { SmtpSink } from '../support/smtp-sink.js';

const nobody: Actor = { kind: 'public' };
const STAFF: Actor = { kind: 'account', accountId: newId(), name: 'Secretary', grants: [{ role: 'secretariat', eventId: null }], tokenId: null, scopes: null };

describe('a letter about a registration', () => {
  let running: TestApplication;
  let sink: SmtpSink;
  let sql: Sql;
  let registrations: Registrations;
  let eventId: string;
  let made = 0;
  beforeAll(async () => {
    sink = await SmtpSink.start();
    running = await startApplication({ env: { SMTP_URL: sink.url } });
    sql = running.app.get(Sql);
    running.app.useLogger(false);
    registrations = running.app.get(Registrations);
  });
  afterAll(async () => {
    await running.close();
    await sink.stop();
  });
  beforeEach(async () => {
    running.clock.set(TEST_NOW);
    eventId = await anEvent(running.app, { capacity: 1, city: { en: 'Almaty', ru: 'Алматы' }, country_iso2: 'KZ' });
    await registrationOpen(running.app, eventId, { capacity: 1 });
  });

  const submit = async (): Promise<string> => {
    made += 1;
    const person = { familyName: `Reader${made}`, givenName: 'Aliya', email: `reader${made}@example.org` };
    return (await registrations.submit(nobody, { eventId, person, category: 'ngo', answers: {}, consents: { 'event-management': true }, locale: 'en', channel: 'public' })).id;
  };
  /** Somebody who waits behind the one seat. */
  const waiting = async (): Promise<{ first: string; second: string }> => ({ first: await submit(), second: await submit() });
  const offered = async (): Promise<string> => {
    const { first, second } = await waiting();
    await registrations.withdraw(nobody, eventId, first, null);
    return second;
  };
  const step = (to: 'postponed' | 'published') => running.app.get(EventLife).step(STAFF, eventId, to, 'Elections');
  /** Delivers the letter of a kind about a registration, and tells what became of it. */
  const delivered = async (kind: string, registrationId: string) => {
    const of = () => sql.rows<{ id: string; status: string; status_reason: string | null }>(`SELECT id, status, status_reason FROM message WHERE kind = $1 AND params ->> 'registrationId' = $2`, [kind, registrationId]);
    await running.app.get(Delivery).deliver({ ids: (await of()).map(({ id }) => id) });
    const [message] = await of();
    return message;
  };

  it.each([
    ['registration-received', submit],
    ['registration-waitlisted', async () => (await waiting()).second],
    ['seat-offered', offered],
  ])('%s leaves while its reason holds', async (kind, happen) => {
    expect(await delivered(kind, await happen())).toMatchObject({ status: 'sent' });
  });

  it('waits rather than leave with a link that leads nowhere', async () => {
    const id = await submit();
    const links = running.app.get(Links);
    Object.assign(links, { insert: () => Promise.resolve([]) });
    const mails = sink.mails.length;
    try {
      expect(await delivered('registration-received', id)).toMatchObject({ status: 'waiting' });
    } finally {
      Reflect.deleteProperty(links, 'insert');
    }
    expect(sink.mails).toHaveLength(mails);
  });

  const gone: [kind: string, when: string, happen: () => Promise<string>, reason: string][] = [
    [
      'registration-received',
      'the person has been approved',
      async () => {
        const id = await submit();
        await registrations.approve(STAFF, eventId, id);
        return id;
      },
      'registration-changed: confirmed',
    ],
    [
      'registration-waitlisted',
      'staff have given the person a seat',
      async () => {
        const { second } = await waiting();
        await sql.rows('UPDATE ledger SET capacity = 2 WHERE event_id = $1', [eventId]);
        await registrations.approve(STAFF, eventId, second);
        return second;
      },
      'registration-changed: confirmed',
    ],
    ['registration-waitlisted', 'a seat has been offered', offered, 'seat-offered'],
    [
      'seat-offered',
      'the seat has been taken',
      async () => {
        const id = await offered();
        await registrations.acceptOffer(nobody, eventId, id);
        return id;
      },
      'registration-changed: submitted',
    ],
    [
      'seat-offered',
      'there is no offer any more',
      async () => {
        const id = await offered();
        await sql.rows(`UPDATE registration SET offer_until = NULL, seats = '{}' WHERE id = $1`, [id]);
        return id;
      },
      'offer-gone',
    ],
    [
      'registration-confirmed',
      'the event is cancelled',
      async () => {
        const id = await submit();
        await registrations.approve(STAFF, eventId, id);
        await sql.rows(`UPDATE event SET status = 'cancelled' WHERE id = $1`, [eventId]);
        return id;
      },
      'event-cancelled',
    ],
    [
      'event-postponed',
      'the event is on again',
      async () => {
        const id = await submit();
        await step('postponed');
        await step('published');
        return id;
      },
      'event-changed: published',
    ],
  ];

  it.each(gone)('%s does not leave when %s', async (kind, _when, happen, reason) => {
    expect(await delivered(kind, await happen())).toMatchObject({ status: 'cancelled', status_reason: reason });
  });
});
