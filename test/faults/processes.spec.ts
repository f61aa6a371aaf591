import { createDatabase, type TestDatabase } from '../support/database.js';
import { killProcesses, startProcess } from '../support/processes.js';
import { SmtpSink } from '../support/smtp-sink.js';

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

const start = (role: 'all' | 'web' | 'worker') => startProcess({ databaseUrl: database.url, smtpUrl: sink.url, role });

describe('real processes', () => {
  it('answer requests in web processes, any number of them, and nothing but health in workers', async () => {
    const [one, two, worker] = await Promise.all([start('web'), start('web'), start('worker')]);
    const statuses = await Promise.all([`${one.url}/api/v1/states`, `${two.url}/api/v1/states`, `${worker.url}/api/v1/states`, `${worker.url}/readyz`].map(async (url) => (await fetch(url)).status));
    expect(statuses).toEqual([200, 200, 404, 200]);
  });

  it('start again where one was killed', async () => {
    const killed = await start('all');
    await killed.kill();
    await expect(fetch(`${killed.url}/healthz`)).rejects.toThrow('fetch failed');
    const next = await start('all');
    expect((await fetch(`${next.url}/readyz`)).status).toBe(200);
  });

  it('end in order when they are asked to, with nothing left over', async () => {
    const asked = await start('all');
    const began = Date.now();
    await asked.stop();
    expect(Date.now() - began).toBeLessThan(5_000);
  });
});
