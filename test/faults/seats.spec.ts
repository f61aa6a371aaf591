import pg from 'pg';
import { registrationOpen, anEvent } from '../support/factories.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { killProcesses, startProcess, type ConvokeProcess } from '../support/processes.js';

const PEOPLE = 500;
const SEATS = 100;
const CONNECTIONS = 50;

/** What somebody was told. */
interface Answer {
  status: number;
  body: { id: string; status: string; place: number | null; token: string };
  replayed: boolean;
}

interface Row {
  id: string;
  status: string;
  arrival: number;
  person: string;
}

describe('seats, through two web processes', () => {
  let running: TestApplication;
  let database: pg.Client;
  let doors: ConvokeProcess[];
  let eventId: string;
  beforeAll(async () => {
    running = await startApplication({ wallClock: true });
    eventId = await anEvent(running.app, { slug: 'rush', capacity: SEATS, starts_local: '2099-09-22T09:00', ends_local: '2099-09-24T17:00' });
    await registrationOpen(running.app, eventId, { capacity: SEATS });
    database = new pg.Client({ connectionString: running.database.url });
    await database.connect();
    // All come from one address here; the limit is set to what such a rush needs, and stays on.
    const start = (): Promise<ConvokeProcess> => startProcess({ databaseUrl: running.database.url, role: 'web', env: { RATE_LIMIT: String(4 * PEOPLE) } });
    doors = await Promise.all([start(), start()]);
  }, 300_000);
  afterAll(async () => {
    await killProcesses();
    await database.end();
    await running.close();
  });

  async function register(n: number): Promise<Answer> {
    const person = { familyName: `Racer${n}`, givenName: 'Aliya', email: `racer${n}@example.org` };
    const answer = await fetch(`${doors[n % 2]?.url}/api/v1/public/events/rush/registrations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `rush-of-person-${n}` },
      body: JSON.stringify({ person, category: 'ngo', answers: {}, consents: { 'event-management': true }, locale: 'en' }),
    });
    return { status: answer.status, body: (await answer.json()) as Answer['body'], replayed: answer.headers.get('idempotency-replayed') === 'true' };
  }

  /** Everybody, over so many connections at once, each waiting for its answer before the next one. */
  async function rush(): Promise<Answer[]> {
    const answers: Answer[] = [];
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async (_, connection) => {
        for (let n = connection; n < PEOPLE; n += CONNECTIONS) answers[n] = await register(n);
      }),
    );
    return answers;
  }

  const rows = async (): Promise<Row[]> => {
    const found = await database.query<Row>(`SELECT r.id, r.status, r.arrival::int AS arrival, p.family_name AS person FROM registration r JOIN person p ON p.id = r.person_id WHERE r.event_id = $1 ORDER BY r.arrival`, [eventId]);
    return found.rows;
  };
  const everything = async (): Promise<unknown> => {
    const counts = await database.query(
      `SELECT (SELECT jsonb_agg(r ORDER BY r.id) FROM registration r) AS registrations, (SELECT jsonb_agg(l ORDER BY l.key) FROM ledger l) AS ledger, (SELECT count(*)::int FROM person) AS people,
              (SELECT count(*)::int FROM registration_history) AS history, (SELECT count(*)::int FROM message) AS letters, (SELECT count(*)::int FROM link) AS links`,
    );
    return counts.rows[0];
  };

  it(`go to exactly ${SEATS} of ${PEOPLE} who come over ${CONNECTIONS} connections, the others wait in order of arrival, nobody is lost, and each was told what is so; asking again changes nothing`, async () => {
    const answers = await rush();
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: PEOPLE }, () => 201));

    const registered = await rows();
    expect(registered.map(({ arrival }) => arrival)).toEqual(Array.from({ length: PEOPLE }, (_, index) => index + 1));
    expect(new Set(registered.map(({ person }) => person)).size).toBe(PEOPLE);
    expect(registered.map(({ status }) => status)).toEqual([...Array.from({ length: SEATS }, () => 'submitted'), ...Array.from({ length: PEOPLE - SEATS }, () => 'waitlisted')]);
    const ledger = await database.query(`SELECT capacity, taken FROM ledger WHERE event_id = $1`, [eventId]);
    expect(ledger.rows).toEqual([{ capacity: SEATS, taken: SEATS }]);

    const told = new Map(answers.map(({ body }, n) => [body.id, { status: body.status, place: body.place, person: `Racer${n}` }]));
    const so = new Map(registered.map(({ id, status, arrival, person }) => [id, { status, place: status === 'waitlisted' ? arrival - SEATS : null, person }]));
    expect(told).toEqual(so);

    const before = await everything();
    const again = await rush();
    expect(again.map(({ body }) => body)).toEqual(answers.map(({ body }) => body));
    expect(again.every(({ replayed }) => replayed)).toBe(true);
    expect(await everything()).toEqual(before);
  }, 300_000);
});
