import type { InjectOptions } from 'fastify';
import { Sql } from '../../src/platform/database/index.js';
import { KeptAnswers, type Claim } from '../../src/platform/idempotency/kept-answers.js';
import { signIn, type ActorHeaders } from '../support/actors.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';

describe('every answer', () => {
  let running: TestApplication;
  beforeAll(async () => {
    running = await startApplication();
  });
  afterAll(() => running.close());

  const get = (url: string, headers: Record<string, string> = {}) => running.app.inject({ url, headers });

  it('carries the id of its request, also one that a proxy gave', async () => {
    expect((await get('/api/v1/states')).headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect((await get('/api/v1/states', { 'x-request-id': 'from-the-proxy-1' })).headers['x-request-id']).toBe('from-the-proxy-1');
    expect((await get('/api/v1/states', { 'x-request-id': 'no\u00e9 <script>' })).headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('may not be run, framed, guessed at or kept, refusals too', async () => {
    for (const url of ['/api/v1/auth/me', '/api/v1/nothing-here', '/api/v1/accounts']) {
      expect((await get(url)).headers).toMatchObject({
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      });
    }
  });

  it('is refused as a problem when the body is too large, no JSON, or of another kind', async () => {
    const post = (payload: string, type: string) => running.app.inject({ method: 'POST', url: '/api/v1/auth/sign-in', headers: { 'content-type': type }, payload });
    const answers = await Promise.all([
      post(JSON.stringify({ email: 'x'.repeat(1_048_576) }), 'application/json'),
      post('{"email":', 'application/json'),
      post('<email/>', 'text/xml'),
    ]);
    expect(answers.map((answer) => [answer.statusCode, answer.json<{ code: string }>().code])).toEqual([
      [413, 'BODY_TOO_LARGE'],
      [400, 'MALFORMED_REQUEST'],
      [415, 'MEDIA_TYPE_NOT_SUPPORTED'],
    ]);
    for (const answer of answers) expect(answer.headers['content-type']).toContain('application/problem+json');
  });
});

describe('health', () => {
  let running: TestApplication;
  beforeAll(async () => {
    running = await startApplication();
  });
  afterAll(() => running.close());

  it('says that the process lives', async () => {
    expect((await running.app.inject({ url: '/healthz' })).json()).toEqual({ status: 'ok' });
  });

  it('says of each part how it is; a web process answers requests while the mail server is away', async () => {
    const answer = await running.app.inject({ url: '/readyz' });
    expect(answer.statusCode).toBe(200);
    const { status, parts } = answer.json<{ status: string; parts: { name: string; up: boolean }[] }>();
    expect(status).toBe('degraded');
    expect(parts.map(({ name, up }) => [name, up])).toEqual(
      expect.arrayContaining([
        ['database', true],
        ['queue', true],
        ['mail', false],
      ]),
    );
  });

  it('counts answers by the route as it is declared, never by the address', async () => {
    await running.app.inject({ url: '/api/v1/institutions/01977a3e-0000-7000-8000-0123456789ab?search=somebody' });
    const figures = (await running.app.inject({ url: '/metrics' })).body;
    expect(figures).toContain('http_request_duration_seconds_count{method="GET",route="/api/v1/institutions/:institutionId",status="401"} 1');
    expect(figures).toContain('process_resident_memory_bytes');
    expect(figures).not.toContain('0123456789ab');
    expect(figures).not.toContain('somebody');
  });
});

describe('a creating request that is sent again', () => {
  let running: TestApplication;
  let secretariat: ActorHeaders;
  beforeAll(async () => {
    running = await startApplication();
    secretariat = await signIn(running.app, 'secretariat');
  });
  afterAll(() => running.close());

  let made = 0;
  const someName = (): string => `Institute ${(made += 1)}`;
  const create = (name: string, key: string, headers: ActorHeaders = secretariat) =>
    running.app.inject({ method: 'POST', url: '/api/v1/institutions', headers: { ...headers, 'idempotency-key': key }, payload: { name: { en: name, ru: name }, kind: 'university' } } satisfies InjectOptions);
  const countOf = async (name: string): Promise<number> => (await running.app.get(Sql).rows(`SELECT 1 FROM institution WHERE name->>'en' = $1`, [name])).length;

  it('gets the first answer and creates nothing, even when it is sent many times at once', async () => {
    const name = someName();
    const answers = await Promise.all(Array.from({ length: 12 }, () => create(name, 'twelve-at-once')));
    const created = answers.filter((answer) => answer.statusCode === 201);
    expect(created.length).toBeGreaterThan(0);
    expect(answers.filter((answer) => answer.statusCode !== 201).every((answer) => answer.json<{ code: string }>().code === 'IDEMPOTENCY_IN_PROGRESS')).toBe(true);
    const later = await create(name, 'twelve-at-once');
    expect(later.statusCode).toBe(201);
    expect(later.headers['idempotency-replayed']).toBe('true');
    expect(new Set([...created, later].map((answer) => answer.body)).size).toBe(1);
    expect(await countOf(name)).toBe(1);
  });

  it('is refused under the same key with another body', async () => {
    await create(someName(), 'one-key-two-bodies');
    const other = await create(someName(), 'one-key-two-bodies');
    expect([other.statusCode, other.json<{ code: string }>().code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it('does not hear what another person was answered under the same key', async () => {
    const name = someName();
    const mine = await create(name, 'a-key-of-two-people');
    const theirs = await create(name, 'a-key-of-two-people', await signIn(running.app, 'secretariat'));
    expect(theirs.headers['idempotency-replayed']).toBeUndefined();
    expect(theirs.body).not.toBe(mine.body);
  });

  it('may be corrected and sent again under the same key when it was refused', async () => {
    const refused = await running.app.inject({ method: 'POST', url: '/api/v1/institutions', headers: { ...secretariat, 'idempotency-key': 'first-wrong-then-right' }, payload: { name: 7, kind: 'university' } });
    expect(refused.statusCode).toBe(422);
    expect((await create(someName(), 'first-wrong-then-right')).statusCode).toBe(201);
  });

  it('is carried out when the process that began it is gone', async () => {
    const name = someName();
    const asked = { method: 'POST', url: '/api/v1/institutions', headers: { ...secretariat, 'idempotency-key': 'begun-and-lost' }, payload: { name: { en: name, ru: name }, kind: 'university' } } as const;
    await running.app.inject(asked);
    await running.app.get(Sql).rows(`DELETE FROM institution WHERE name->>'en' = $1`, [name]);
    await running.app.get(Sql).rows(`UPDATE idempotency_key SET answer = NULL WHERE key = 'begun-and-lost'`);
    expect((await running.app.inject(asked)).statusCode).toBe(409);
    running.clock.set(new Date(TEST_NOW.getTime() + 61_000));
    expect((await running.app.inject(asked)).statusCode).toBe(201);
    expect(await countOf(name)).toBe(1);
  });

  it('is carried out once by those who take over at the same moment', async () => {
    const answers = running.app.get(KeptAnswers);
    for (let round = 0; round < 10; round += 1) {
      const asked = { actor: 'account:a', key: `begun-by-one-gone-${round}`, method: 'POST', path: '/', bodyHash: Buffer.alloc(32) };
      running.clock.set(TEST_NOW);
      await answers.claim(asked);
      running.clock.set(new Date(TEST_NOW.getTime() + 61_000));
      const claims = await Promise.allSettled(Array.from({ length: 8 }, () => answers.claim(asked)));
      expect(claims.filter((claim) => claim.status === 'fulfilled')).toHaveLength(1);
    }
  });

  it('is settled by whoever holds its key, not by a request that was too slow', async () => {
    const answers = running.app.get(KeptAnswers);
    const asked = { actor: 'account:a', key: 'slow-and-quick', method: 'POST', path: '/', bodyHash: Buffer.alloc(32) };
    const fenceOf = (claim: Claim): Date => (claim.kind === 'yours' ? claim.fence : new Date(0));
    running.clock.set(TEST_NOW);
    const slow = fenceOf(await answers.claim(asked));
    running.clock.set(new Date(TEST_NOW.getTime() + 61_000));
    const quick = fenceOf(await answers.claim(asked));
    await answers.release(asked, slow);
    await expect(answers.claim(asked)).rejects.toMatchObject({ code: 'IDEMPOTENCY_IN_PROGRESS' });
    await answers.keep(asked, slow, 'slow');
    await expect(answers.claim(asked)).rejects.toMatchObject({ code: 'IDEMPOTENCY_IN_PROGRESS' });
    await answers.keep(asked, quick, 'quick');
    expect(await answers.claim(asked)).toEqual({ kind: 'answered', body: 'quick' });
  });

  it('keeps what it was answered sealed', async () => {
    const name = someName();
    await create(name, 'sealed-in-the-table');
    const [kept] = await running.app.get(Sql).rows<{ answer: Buffer }>(`SELECT answer FROM idempotency_key WHERE key = 'sealed-in-the-table'`);
    expect(kept?.answer.length).toBeGreaterThan(28);
    expect(kept?.answer.toString('latin1')).not.toContain(name);
  });

  it('needs a sound key', async () => {
    const answer = await create(someName(), 'short');
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'IDEMPOTENCY_KEY_MALFORMED']);
  });
});

describe('too many requests', () => {
  let running: TestApplication;
  beforeAll(async () => {
    running = await startApplication({ env: { RATE_LIMIT: '5' } });
  });
  afterAll(async () => {
    await running.close();
    process.env['RATE_LIMIT'] = '0';
  });

  const ask = (from: string) => running.app.inject({ url: '/api/v1/states', remoteAddress: from });

  it('from one network are refused with the time to wait, while others are served; a minute later all is forgotten', async () => {
    const answers = await Promise.all(Array.from({ length: 7 }, () => ask('192.0.2.1')));
    expect(answers.map((answer) => answer.statusCode).toSorted((a, b) => a - b)).toEqual([200, 200, 200, 200, 200, 429, 429]);
    expect(answers[0]?.headers['ratelimit-policy']).toBe('"all";q=5;w=60');
    expect(answers[0]?.headers['ratelimit']).toBe('"all";r=4;t=60');
    expect(answers.at(-1)?.headers['retry-after']).toBe('60');
    expect((await ask('192.0.2.2')).statusCode).toBe(200);
    running.clock.set(new Date(TEST_NOW.getTime() + 60_000));
    expect((await ask('192.0.2.1')).statusCode).toBe(200);
  });

  it('through a proxy that is trusted count for the reader that it names, and only for the nearest that nobody could invent', async () => {
    const behind = await startApplication({ env: { RATE_LIMIT: '2', TRUSTED_PROXIES: '192.0.2.10, 10.0.0.0/8' } });
    try {
      const through = (proxy: string, forwarded: string) => behind.app.inject({ url: '/api/v1/states', remoteAddress: proxy, headers: { 'x-forwarded-for': forwarded } });
      const readers = await Promise.all(['203.0.113.1', '203.0.113.2', '203.0.113.3'].map((reader) => through('192.0.2.10', reader)));
      expect(readers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
      const inventive = await Promise.all([1, 2, 3].map((n) => through('10.1.2.3', `198.51.100.${n}, 203.0.113.9`)));
      expect(inventive.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 200, 429]);
    } finally {
      await behind.close();
    }
  });

  it('cannot be spread over invented addresses: only a proxy that is trusted speaks for others', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => running.app.inject({ url: '/api/v1/states', remoteAddress: '198.51.100.9', headers: { 'x-forwarded-for': `203.0.113.${n}` } })));
    expect(answers.filter((answer) => answer.statusCode === 429)).toHaveLength(1);
  });
});
