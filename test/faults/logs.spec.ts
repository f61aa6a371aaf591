import { randomBytes } from 'node:crypto';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { killProcesses, startProcess, type ConvokeProcess } from '../support/processes.js';

interface Line {
  requestId?: string;
  method?: string;
  path?: string;
  status?: number;
}

describe('what a process writes', () => {
  let database: TestDatabase;
  let web: ConvokeProcess;
  beforeAll(async () => {
    database = await createDatabase();
    web = await startProcess({ databaseUrl: database.url, role: 'web', env: { LOG_LEVEL: 'info' } });
  });
  afterAll(async () => {
    await killProcesses();
    await database.drop();
  });

  const lines = (): Line[] =>
    web
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Line);

  it('has one line for each answer, with its id, and none of what was sent or looked for', async () => {
    const secret = randomBytes(32).toString('base64url');
    const asked = await Promise.all([
      fetch(`${web.url}/invitation/${secret}`),
      fetch(`${web.url}/api/v1/people?search=Akhmetova`),
      fetch(`${web.url}/api/v1/my/registration`, { headers: { authorization: `Link ${secret}`, cookie: 'convoke=cookie-secret' } }),
      fetch(`${web.url}/api/v1/auth/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: 'someone@example.org', password: 'a-pass-phrase' }) }),
      fetch(`${web.url}/healthz`),
    ]);
    const ids = asked.map((answer) => answer.headers.get('x-request-id'));
    for (let tries = 0; tries < 50 && ids.slice(0, 4).some((id) => !lines().some((line) => line.requestId === id)); tries += 1) await new Promise((resolve) => setTimeout(resolve, 20));

    const told = ids.map((id) => lines().filter((line) => line.requestId === id && line.status !== undefined).map(({ method, path }) => `${method} ${path}`));
    expect(told).toEqual([['GET /invitation/:secret'], ['GET /api/v1/people'], ['GET /api/v1/my/registration'], ['POST /api/v1/auth/sign-in'], []]);
    for (const word of [secret, 'Akhmetova', 'someone@', 'a-pass-phrase', 'cookie-secret', '127.0.0.1']) expect(web.output()).not.toContain(word);
  });
});
