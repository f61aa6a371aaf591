import pg from 'pg';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { killProcesses, startProcess } from '../support/processes.js';
import { SmtpSink } from '../support/smtp-sink.js';

/** For a test that starts processes: generous, since the machine may be busy with others. */
const LIMIT = 300_000;

let database: TestDatabase;
let sink: SmtpSink;

beforeAll(async () => {
  database = await createDatabase();
  sink = await SmtpSink.start();
});

afterAll(async () => {
  await killProcesses();
  await sink.stop();
  await database.drop();
});

/** Connections to the database that somebody holds. */
async function connections(): Promise<string[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>('SELECT application_name AS name FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()');
  await client.end();
  return rows.map(({ name }) => name);
}

const start = (role: 'all' | 'web' | 'worker') => startProcess({ databaseUrl: database.url, smtpUrl: sink.url, role });

describe('real processes', () => {
  it('answer requests in web processes, any number of them, and nothing but health in workers', async () => {
    const [one, two, worker] = await Promise.all([start('web'), start('web'), start('worker')]);
    const statuses = await Promise.all([`${one.url}/api/v1/states`, `${two.url}/api/v1/states`, `${worker.url}/api/v1/states`, `${worker.url}/readyz`].map(async (url) => (await fetch(url)).status));
    expect(statuses).toEqual([200, 200, 404, 200]);
  }, LIMIT);

  it('start again where one was killed', async () => {
    const killed = await start('all');
    await killed.kill();
    await expect(fetch(`${killed.url}/healthz`)).rejects.toThrow('fetch failed');
    const next = await start('all');
    expect((await fetch(`${next.url}/readyz`)).status).toBe(200);
  }, LIMIT);

  it('end in order when they are asked to, with nothing left over', async () => {
    const asked = await start('all');
    const began = Date.now();
    await asked.stop();
    expect(Date.now() - began).toBeLessThan(5_000);
  }, LIMIT);

  it('end in order while their queues are still being opened, however busy the machine is', async () => {
    await killProcesses();
    // The moment is a few milliseconds long; several that begin at once keep each other waiting there.
    for (const pause of [0, 25]) {
      const ended = await Promise.all(
        Array.from({ length: 3 }, async () => {
          const asked = await start('all');
          await new Promise((resolve) => setTimeout(resolve, pause));
          const late = new Promise<'late'>((resolve) => setTimeout(resolve, 20_000, 'late').unref());
          return Promise.race([asked.stop().then(() => 'ended'), late]);
        }),
      );
      expect(ended).toEqual(['ended', 'ended', 'ended']);
      expect(await connections()).toEqual([]);
    }
  }, LIMIT);
});
