import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { Caller } from './caller.ts';

/** A forum open for registration, with more seats than anybody can take in the time. Answers its slug. */
export async function openEvent(client: pg.Client): Promise<string> {
  const id = randomUUID();
  const slug = `bench-${id.slice(0, 8)}`;
  const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  await client.query(
    `INSERT INTO event (id, slug, kind, sub_kind, title, starts_local, ends_local, starts_at, ends_at, zone, mode, status, created_at)
     VALUES ($1, $2, 'forum', 'regional-forum', '{"en": "Bench", "ru": "Замер"}', $3, $4, $3::timestamp AT TIME ZONE 'UTC', $4::timestamp AT TIME ZONE 'UTC', 'Etc/UTC', 'online', 'registration-open', now())`,
    [id, slug, `${day(60)}T09:00`, `${day(61)}T17:00`],
  );
  await client.query(`INSERT INTO registration_settings (event_id, categories) VALUES ($1, '{ngo,expert}')`, [id]);
  await client.query(`INSERT INTO ledger (event_id, key, capacity) VALUES ($1, 'event', 10000000)`, [id]);
  return slug;
}

/** When a rush is over: after so many seconds, or so many people. */
export type Until = { seconds: number } | { people: number };

/** Sends registrations over so many connections. Every answer must be 201: a refusal ends the measuring. `took` is milliseconds for each. */
export async function rush(urls: readonly string[], slug: string, connections: number, until: Until): Promise<{ answered: number; elapsed: number; took: number[] }> {
  const took: number[] = [];
  const begun = performance.now();
  let left = 'people' in until ? until.people : Infinity;
  const end = 'seconds' in until ? begun + until.seconds * 1000 : Infinity;
  await Promise.all(
    Array.from({ length: connections }, async (_, place) => {
      const caller = await Caller.to(urls[place % urls.length] ?? '');
      try {
        while (performance.now() < end && left > 0) {
          left -= 1;
          const sent = performance.now();
          const { status, text } = await caller.post(`/api/v1/public/events/${slug}/registrations`, bodyOf(randomUUID()));
          if (status !== 201) throw new Error(`A registration was answered ${status}: ${text}`);
          took.push(performance.now() - sent);
        }
      } finally {
        caller.close();
      }
    }),
  );
  return { answered: took.length, elapsed: (performance.now() - begun) / 1000, took };
}

const FAMILY_NAMES = ['Akhmetova', 'Rahimov', 'Karimova', 'Nazarbekov', 'Yusupova', 'Sharipov', 'Atayeva', 'Ismailov', 'Zhumabayeva', 'Hosseini', 'Mammadov', 'Toktogulova', 'Öztürk', 'Saidova', 'Ahmadi', 'Bekova', 'Иванова'];
const GIVEN_NAMES = ['Aigerim', 'Farrukh', 'Dilnoza', 'Ruslan', 'Gulnara', 'Timur', 'Jeren', 'Aliya', 'Hamid', 'Elçin', 'Meerim'];

/** Somebody whose mailbox nobody else has; names repeat, as they do. */
function bodyOf(unique: string): string {
  const number = Number.parseInt(unique.slice(0, 8), 16);
  return JSON.stringify({
    person: {
      familyName: FAMILY_NAMES[number % FAMILY_NAMES.length],
      givenName: GIVEN_NAMES[number % GIVEN_NAMES.length],
      email: `${unique}@example.org`,
      institution: 'Ministry of Labour',
      position: 'Adviser',
      sex: 'female',
      stateIso2: 'KZ',
    },
    category: 'ngo',
    answers: { interpretation: 'ru', visaLetter: 'no', dietary: 'vegetarian' },
    consents: { 'event-management': true, 'follow-up': false, photos: false },
    locale: 'en',
  });
}
