import pg from 'pg';
import { startApplication, type TestApplication } from '../support/application.js';
import { anEvent, registrationOpen } from '../support/factories.js';
import { aProcess, belongsTo } from '../support/process.js';
import { killProcesses, startProcess, type ConvokeProcess } from '../support/processes.js';

/** How many come; `BURST=5000` is the full size, which takes longer than a test run has. One in ten gets a seat. */
const PEOPLE = Number(process.env['BURST'] ?? 1_000);
const SEATS = PEOPLE / 10;
const CONNECTIONS = 200;
const STATES = ['AF', 'AZ', 'IR', 'KZ', 'KG', 'PK', 'TJ', 'TR', 'TM', 'UZ', 'AM', 'AT', 'BD', 'CN', 'DE', 'FR', 'GE', 'IN', 'IQ', 'IT'];
const QUOTA = SEATS / STATES.length;

/** What somebody was promised; null for whoever was told nothing before their line broke, and is registered. */
type Promised = { id: string; status: string } | null;

describe('a burst on delegations’ quotas, through two web processes of which one is killed', () => {
  let running: TestApplication;
  let database: pg.Client;
  let doors: ConvokeProcess[];
  let eventId: string;
  beforeAll(async () => {
    running = await startApplication({ wallClock: true });
    eventId = await anEvent(running.app, { slug: 'burst', capacity: SEATS, starts_local: '2099-09-22T09:00', ends_local: '2099-09-24T17:00' });
    await registrationOpen(running.app, eventId, { capacity: SEATS });
    const { processId, parties } = await aProcess(running.app, Object.fromEntries(STATES.map((iso2) => [iso2, {}])));
    await belongsTo(running.app, eventId, processId);
    database = new pg.Client({ connectionString: running.database.url });
    await database.connect();
    for (const { partyId } of Object.values(parties)) await database.query('INSERT INTO ledger (event_id, key, capacity) VALUES ($1, $2, $3)', [eventId, `party:${partyId}`, QUOTA]);
    const start = (): Promise<ConvokeProcess> => startProcess({ databaseUrl: running.database.url, role: 'web', env: { RATE_LIMIT: '0' } });
    doors = await Promise.all([start(), start()]);
  }, 300_000);
  afterAll(async () => {
    await killProcesses();
    await database.end();
    await running.close();
  });

  const took: number[] = [];
  let answered = 0;

  async function ask(door: ConvokeProcess | undefined, n: number): Promise<Response> {
    const person = { familyName: `Burster${n}`, givenName: 'Aliya', email: `burster${n}@example.org`, stateIso2: STATES[n % STATES.length] };
    return fetch(`${door?.url}/api/v1/public/events/burst/registrations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person, category: 'member-state', answers: {}, consents: { 'event-management': true }, locale: 'en' }),
    });
  }

  /** Lines that broke, by door. */
  const broken = [0, 0];

  /** Registers by one door, and by the other when the line breaks. */
  async function register(n: number): Promise<Promised> {
    const begun = performance.now();
    for (let tries = 0; tries < 5; tries += 1) {
      const door = (n + tries) % 2;
      // A line that breaks, before the answer or in the middle of it, is no answer.
      const told = await ask(doors[door], n).then(async (answer) => ({ answer, body: (await answer.json()) as { id: string; status: string; code?: string } })).catch(() => null);
      if (told === null) {
        broken[door] = (broken[door] ?? 0) + 1;
        continue;
      }
      const { answer, body } = told;
      const isThere = answer.status === 409 && body.code === 'ALREADY_REGISTERED' && tries > 0;
      if (!isThere && answer.status !== 201) throw new Error(`Person ${n} was answered ${answer.status} ${body.code}`);
      took.push(performance.now() - begun);
      answered += 1;
      return isThere ? null : { id: body.id, status: body.status };
    }
    throw new Error(`Nobody answered person ${n}`);
  }

  async function plainInserts(seconds: number): Promise<number> {
    await database.query('CREATE TABLE burst_plain (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), event_id uuid NOT NULL, status text NOT NULL)');
    const pool = new pg.Pool({ connectionString: running.database.url, max: 50 });
    const end = performance.now() + seconds * 1000;
    let made = 0;
    const insert = async (): Promise<void> => {
      while (performance.now() < end) {
        await pool.query(`INSERT INTO burst_plain (event_id, status) VALUES ($1, 'submitted')`, [eventId]);
        made += 1;
      }
    };
    await Promise.all(Array.from({ length: 50 }, insert));
    await pool.end();
    return made / seconds;
  }

  it(`seats exactly ${QUOTA} of each of ${STATES.length} delegations in their order of arrival, loses nobody of ${PEOPLE}, and keeps every promise that was made`, async () => {
    const plain = await plainInserts(2);
    const promises: Promised[] = [];
    const begun = performance.now();
    let killed = false;
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async (_, connection) => {
        for (let n = connection; n < PEOPLE; n += CONNECTIONS) {
          promises[n] = await register(n);
          if (!killed && answered >= PEOPLE / 2) {
            killed = true;
            await doors[1]?.kill();
          }
        }
      }),
    );
    const seconds = (performance.now() - begun) / 1000;

    const found = await database.query<{ id: string; person: string; party: string; status: string; arrival: number }>(
      `SELECT r.id, p.family_name AS person, r.party_id AS party, r.status, r.arrival::int AS arrival FROM registration r JOIN person p ON p.id = r.person_id WHERE r.event_id = $1 ORDER BY r.arrival`,
      [eventId],
    );
    // Nobody is lost or doubled, and every number was given once.
    expect(new Set(found.rows.map(({ person }) => person)).size).toBe(PEOPLE);
    expect(found.rows.map(({ arrival }) => arrival)).toEqual(Array.from({ length: PEOPLE }, (_, place) => place + 1));
    // No quota is oversold or left with a seat, and each is in its order.
    for (const party of new Set(found.rows.map((row) => row.party))) {
      const line = found.rows.filter((row) => row.party === party).map(({ status }) => status);
      expect(line).toEqual([...Array.from({ length: QUOTA }, () => 'submitted'), ...Array.from({ length: PEOPLE / STATES.length - QUOTA }, () => 'waitlisted')]);
    }
    const ledger = await database.query(`SELECT 1 FROM ledger WHERE event_id = $1 AND capacity IS NOT NULL AND taken <> capacity`, [eventId]);
    expect(ledger.rows).toEqual([]);
    // What was promised is so, also by the process that is gone.
    const so = new Map(found.rows.map(({ id, status }) => [id, status]));
    const made = promises.filter((promised) => promised !== null);
    expect(made.filter(({ id, status }) => so.get(id) !== status)).toEqual([]);
    expect([doors[0]?.ended(), doors[1]?.ended()]).toEqual([false, true]);

    const sorted = took.toSorted((a, b) => a - b);
    const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0);
    process.stdout.write(
      `\nburst: ${PEOPLE} people, ${SEATS} seats in ${STATES.length} quotas, ${CONNECTIONS} connections: ${(PEOPLE / seconds).toFixed(0)} registrations a second beside ${plain.toFixed(0)} plain inserts; ` +
        `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms; one web process killed at half: ${made.length} promises made and kept, ${PEOPLE - made.length} registered without having been told; lines broken by door: ${broken.join(" and ")}\n`,
    );
  }, 300_000);
});
