import { Injectable } from '@nestjs/common';
import { SetClock } from '../../src/platform/clock/index.js';
import { newId, Sql } from '../../src/platform/database/index.js';
import { Carrier } from '../../src/platform/jobs/carrier.js';
import { defineJob, Every, Handles, Leases, Outbox, QueueHealth, Relay, Sweeps } from '../../src/platform/jobs/index.js';
import { OutboxWork } from '../../src/platform/jobs/outbox-work.js';
import { startApplication, TEST_NOW, type TestApplication } from '../support/application.js';
import { startRedis, type TestRedis } from '../support/redis.js';

const note = defineJob<{ key: string; fails?: number; takes?: number }>({ name: 'test.note', queue: 'work' });

/** What was carried out, by key; shared by all applications of this file. */
const carriedOut = new Map<string, number>();
const times = (key: string): number => carriedOut.get(key) ?? 0;
let sweeping = 0;
let overlaps = 0;
let swept = 0;

@Injectable()
class TestWork {
  @Handles(note)
  async note({ key, fails = 0, takes = 0 }: { key: string; fails?: number; takes?: number }): Promise<void> {
    await pause(takes);
    carriedOut.set(key, times(key) + 1);
    if (times(key) <= fails) throw new Error(`Not yet for ${key}`);
  }

  @Every({ name: 'test.sweep', seconds: 1 })
  async sweep(): Promise<void> {
    sweeping += 1;
    if (sweeping > 1) overlaps += 1;
    await pause(30);
    sweeping -= 1;
    swept += 1;
    if (swept === 1) throw new Error('The first sweep fails');
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function until(done: () => boolean | Promise<boolean>, ms = 15_000): Promise<void> {
  for (const end = Date.now() + ms; !(await done()); ) {
    if (Date.now() > end) throw new Error(`Not reached within ${ms} ms`);
    await pause(20);
  }
}

describe.each(['postgres', 'redis'] as const)('jobs, with a queue on %s', (backend) => {
  let running: TestApplication;
  let redis: TestRedis | null = null;
  let sql: Sql;
  beforeAll(async () => {
    if (backend === 'redis') redis = await startRedis();
    running = await startApplication({ role: 'worker', providers: [TestWork], ...(redis && { env: { REDIS_URL: redis.url } }) });
    running.app.useLogger(false);
    sql = running.app.get(Sql);
  });
  afterAll(async () => {
    await running.app.close();
    await running.database.drop();
    await redis?.stop();
  });
  beforeEach(() => {
    carriedOut.clear();
    running.clock.set(TEST_NOW);
  });

  const later = (seconds: number): Date => new Date(running.clock.now().getTime() + seconds * 1000);
  const leave = (key: string, options: { dedupeKey?: string; dueAt?: Date } = {}, more: { fails?: number; takes?: number } = {}) =>
    sql.transaction((tx) => running.app.get(Outbox).add(tx, note, { key, ...more }, options));
  const rowOf = async (key: string) => {
    const [found] = await sql.rows<{ status: string; attempts: number; due_at: Date; last_error: string | null }>(`SELECT * FROM outbox_job WHERE payload ->> 'key' = $1`, [key]);
    return found;
  };

  it('answers for its queue', async () => {
    expect(await running.app.get(QueueHealth).check()).toEqual({ backend, reachable: true });
  });

  it('are carried out once, after the commit that left them, and not without it', async () => {
    await expect(
      sql.transaction(async (tx) => {
        await running.app.get(Outbox).add(tx, note, { key: 'rolled-back' });
        throw new Error('Changed my mind');
      }),
    ).rejects.toThrow('Changed my mind');
    await leave('committed');
    await until(async () => (await rowOf('committed'))?.status === 'done');
    expect([times('committed'), times('rolled-back')]).toEqual([1, 0]);
  });

  it('are carried out once a key, even when eight transactions leave them at once', async () => {
    const dedupeKey = newId();
    await Promise.all(Array.from({ length: 8 }, () => leave('raced', { dedupeKey })));
    await until(() => times('raced') === 1);
    await leave('raced', { dedupeKey });
    await pause(300);
    expect(times('raced')).toBe(1);
  });

  it('wait until they are due', async () => {
    await leave('later', { dueAt: later(60) });
    await pause(900);
    expect(times('later')).toBe(0);
    running.clock.set(later(61));
    await until(() => times('later') === 1);
  });

  it('that fail are tried again after growing gaps, and tell why', async () => {
    await leave('fails', {}, { fails: 2 });
    for (const tried of [1, 2]) {
      await until(async () => times('fails') === tried && (await rowOf('fails'))?.status === 'waiting');
      const row = await rowOf('fails');
      expect(row).toMatchObject({ attempts: tried, last_error: 'Not yet for fails' });
      const gap = ((row?.due_at.getTime() ?? 0) - running.clock.now().getTime()) / 1000;
      expect(gap).toBeGreaterThanOrEqual(2.5 * 2 ** (tried - 1));
      expect(gap).toBeLessThanOrEqual(5 * 2 ** (tried - 1));
      running.clock.set(later(gap));
    }
    await until(async () => (await rowOf('fails'))?.status === 'done');
    expect(times('fails')).toBe(3);
  });

  it('by the hundred are each carried out once, by two processes', async () => {
    const other = await startSecond();
    const keys = Array.from({ length: 300 }, (_, n) => `many-${n}`);
    await sql.transaction(async (tx) => {
      for (const key of keys) await running.app.get(Outbox).add(tx, note, { key });
    });
    await Promise.all([running.app.get(Relay).tick(), other.app.get(Relay).tick(), running.app.get(Relay).tick()]);
    await until(async () => (await sql.rows(`SELECT 1 FROM outbox_job WHERE status <> 'done' AND payload ->> 'key' LIKE 'many-%'`)).length === 0, 30_000);
    expect(keys.filter((key) => times(key) !== 1)).toEqual([]);
    await other.app.close();
  });

  it('that a process took and never finished are begun anew when its lease has run out', async () => {
    const id = newId();
    await sql.rows(
      `INSERT INTO outbox_job (id, job, payload, due_at, status, attempts, handed_at, claim, claim_until, created_at) VALUES ($1, 'test.note', '{"key":"orphan"}', $2, 'working', 1, $2, gen_random_uuid(), $3, $2)`,
      [id, TEST_NOW, later(10)],
    );
    await pause(900);
    expect(times('orphan')).toBe(0);
    running.clock.set(later(11));
    await until(async () => (await rowOf('orphan'))?.status === 'done');
    expect(times('orphan')).toBe(1);
  });

  it('that the queue lost are handed again', async () => {
    const id = newId();
    await sql.rows(`INSERT INTO outbox_job (id, job, payload, due_at, status, handed_at, handovers, created_at) VALUES ($1, 'test.note', '{"key":"lost"}', $2, 'handed', $2, 1, $2)`, [id, TEST_NOW]);
    await pause(900);
    expect(times('lost')).toBe(0);
    running.clock.set(later(21));
    await until(() => times('lost') === 1);
  });

  it('under way are finished before the program ends, and others are left for the next', async () => {
    const second = await startSecond();
    await leave('finished', {}, { takes: 3_000 });
    await until(async () => (await rowOf('finished'))?.status === 'working');
    await Promise.all([second.app.close(), running.app.close()]);
    const reader = await startSecond('web');
    const [row] = await reader.app.get(Sql).rows<{ status: string }>(`SELECT status FROM outbox_job WHERE payload ->> 'key' = 'finished'`);
    expect([row?.status, times('finished')]).toEqual(['done', 1]);
    running = { ...running, app: reader.app, clock: reader.clock };
  });

  /** Another process on the same database. */
  async function startSecond(role: 'worker' | 'web' = 'worker'): Promise<TestApplication> {
    return startApplication({ role, providers: [TestWork], database: running.database, env: { REDIS_URL: redis?.url ?? '' } });
  }
});

describe.each(['postgres', 'redis'] as const)('jobs that no worker takes yet, with a queue on %s', (backend) => {
  let running: TestApplication;
  let redis: TestRedis | null = null;
  let sql: Sql;
  let work: OutboxWork;
  beforeAll(async () => {
    if (backend === 'redis') redis = await startRedis();
    running = await startApplication({ providers: [TestWork], ...(redis && { env: { REDIS_URL: redis.url } }) });
    running.app.useLogger(false);
    sql = running.app.get(Sql);
    work = running.app.get(OutboxWork);
  });
  afterAll(async () => {
    await running.close();
    await redis?.stop();
  });
  beforeEach(async () => {
    carriedOut.clear();
    running.clock.set(TEST_NOW);
    await sql.rows('DELETE FROM outbox_job');
  });

  const leave = async (key: string, more: { fails?: number; takes?: number } = {}): Promise<string> => {
    await sql.transaction((tx) => running.app.get(Outbox).add(tx, note, { key, ...more }));
    const [row] = await sql.rows<{ id: string }>(`SELECT id FROM outbox_job WHERE payload ->> 'key' = $1`, [key]);
    return row?.id ?? '';
  };
  const rowOf = async (id: string) => {
    const [found] = await sql.rows<{ status: string; claim: string | null; claim_until: Date | null; handovers: number }>('SELECT status, claim, claim_until, handovers FROM outbox_job WHERE id = $1', [id]);
    return found;
  };
  const isBegun = (id: string) => until(async () => (await rowOf(id))?.status === 'working');

  it('are handed once each, by relays that look at the same moment', async () => {
    const other = await startApplication({ providers: [TestWork], database: running.database, env: { REDIS_URL: redis?.url ?? '' } });
    await sql.transaction(async (tx) => {
      for (let n = 0; n < 400; n += 1) await running.app.get(Outbox).add(tx, note, { key: `shared-${n}` });
    });
    const relays = [running, other].map(({ app }) => app.get(Relay));
    // Their queues are open, so that all come to the rows at once.
    await Promise.all([running, other].map(({ app }) => app.get(Carrier).ping()));
    const handed = await Promise.all([...relays, ...relays].map((relay) => relay.tick()));
    expect(handed.reduce((sum, count) => sum + count, 0)).toBe(400);
    expect(await sql.rows('SELECT 1 FROM outbox_job WHERE handovers <> 1')).toEqual([]);
    await other.close();
  });

  it('are taken by the queue again while the first of them still lies there', async () => {
    const carrier = running.app.get(Carrier);
    const before = await carrier.waiting('work');
    const id = await leave('again');
    await running.app.get(Relay).tick();
    running.clock.set(new Date(TEST_NOW.getTime() + 601_000));
    await running.app.get(Relay).tick();
    expect([(await rowOf(id))?.handovers, await carrier.waiting('work')]).toEqual([2, before + 2]);
  });

  it('that come twice out of the queue are carried out once', async () => {
    const id = await leave('twice', { takes: 200 });
    await Promise.all([work.carryOut({ ids: [id] }), work.carryOut({ ids: [id] }), work.carryOut({ ids: [id, id] })]);
    await work.carryOut({ ids: [id] });
    expect([times('twice'), (await rowOf(id))?.status]).toEqual([1, 'done']);
  });

  it('that take longer than a lease are not begun by another process meanwhile', async () => {
    const leases = running.app.get(Leases);
    Object.assign(leases, { seconds: 0.4 });
    const id = await leave('long', { takes: 2_500 });
    const first = work.carryOut({ ids: [id] });
    await isBegun(id);
    for (let part = 1; part <= 4; part += 1) {
      const now = new Date(TEST_NOW.getTime() + part * 300);
      running.clock.set(now);
      await until(async () => ((await rowOf(id))?.claim_until ?? now) > now, 2_000);
    }
    await work.carryOut({ ids: [id] });
    await first;
    Object.assign(leases, { seconds: 30 });
    expect(times('long')).toBe(1);
  });

  it.each([0, 1])('are settled by whoever holds them, not by a process that was too slow and then failed %i times', async (fails) => {
    const id = await leave('slow', { takes: 300, fails });
    const slow = work.carryOut({ ids: [id] });
    await isBegun(id);
    const claim = newId();
    await sql.rows('UPDATE outbox_job SET claim = $2 WHERE id = $1', [id, claim]);
    await slow;
    expect(await rowOf(id)).toMatchObject({ status: 'working', claim });
  });
});

describe.each(['postgres', 'redis'] as const)('sweeps, with a queue on %s', (backend) => {
  it('run one at a time over all processes, at their pace, and go on after one that failed', async () => {
    const redis = backend === 'redis' ? await startRedis() : null;
    const worker = { role: 'worker' as const, providers: [TestWork], wallClock: true, env: { REDIS_URL: redis?.url ?? '' } };
    const one = await startApplication(worker);
    one.app.useLogger(false);
    const two = await startApplication({ ...worker, database: one.database });
    two.app.useLogger(false);
    swept = 0;
    overlaps = 0;
    const began = Date.now();
    await until(() => swept >= 4);
    const seconds = (Date.now() - began) / 1000;
    expect(overlaps).toBe(0);
    // Two processes do not make it run twice as often.
    expect(seconds).toBeGreaterThan(2.8);
    const [row] = await one.app.get(Sql).rows<{ started_at: Date; finished_at: Date; last_error: string | null }>(`SELECT * FROM sweep WHERE name = 'test.sweep'`);
    expect(row?.last_error).toBeNull();
    await two.app.close();
    await one.close();
    await redis?.stop();
  });
});

describe('sweeps', () => {
  it('all run when all come due at once, though they are more than there are connections to the database', async () => {
    const running = await startApplication({ providers: [TestWork], env: { DATABASE_POOL: '4' } });
    delete process.env['DATABASE_POOL'];
    running.app.useLogger(false);
    const sweeps = running.app.get(Sweeps);
    await sweeps.register();
    expect(sweeps.all().length).toBeGreaterThan(4);
    const ran = await Promise.all(sweeps.all().map((sweep) => sweeps.runIfDue(sweep)));
    expect(ran.every(Boolean)).toBe(true);
    await running.close();
  });

  it('can be run by hand, and are known by name', async () => {
    const running = await startApplication({ providers: [TestWork] });
    swept = 5;
    await running.app.get(Sweeps).run('test.sweep');
    expect(swept).toBe(6);
    await expect(running.app.get(Sweeps).run('test.nothing')).rejects.toThrow('There is no sweep called test.nothing');
    expect(running.clock).toBeInstanceOf(SetClock);
    await running.close();
  });
});
