import { Messages, type MessageKind } from '../../src/messages/index.js';
import { Sql } from '../../src/platform/database/index.js';
import { startApplication, type TestApplication } from './application.js';
import { startProcess, type ConvokeProcess } from './processes.js';
import { startRedis, type TestRedis } from './redis.js';
import { SmtpSink } from './smtp-sink.js';
import { TestComposer } from './test-messages.js';

const script = new URL('faulty-worker.mjs', import.meta.url);

/** A database, a mail server, perhaps a Redis, and workers that can be made to die: what a fault test needs. */
export class FaultRun {
  private constructor(
    readonly running: TestApplication,
    readonly sink: SmtpSink,
    readonly redis: TestRedis | null,
    private readonly sql: Sql,
  ) {}

  static async start(backend: 'postgres' | 'redis'): Promise<FaultRun> {
    const sink = await SmtpSink.start();
    const redis = backend === 'redis' ? await startRedis() : null;
    const running = await startApplication({ env: { SMTP_URL: sink.url }, providers: [TestComposer], wallClock: true });
    return new FaultRun(running, sink, redis, running.app.get(Sql));
  }

  /** Ends everything but the workers. */
  async stop(): Promise<void> {
    await this.running.close();
    await this.sink.stop();
    await this.redis?.stop();
  }

  /** Starts a worker; see `faulty-worker.mjs` for what `env` may say. */
  worker(env: Readonly<Record<string, string>> = {}): Promise<ConvokeProcess> {
    return startProcess({ databaseUrl: this.running.database.url, smtpUrl: this.sink.url, role: 'worker', script, env, ...(this.redis && { redisUrl: this.redis.url }) });
  }

  /** Writes so many messages of a kind, due now, to addresses of their own. */
  async write(kind: MessageKind, count: number, name = 'fault'): Promise<void> {
    const letters = Array.from({ length: count }, (_, place) => ({
      kind,
      dedupeKey: `${name}-${place}`,
      eventId: null,
      personId: null,
      params: { to: `${name}-${place}@example.org` },
      cause: 'test',
      dueAt: new Date(),
    }));
    await this.running.app.get(Sql).transaction((tx) => this.running.app.get(Messages).write(tx, letters));
  }

  /** Messages of which a condition in SQL holds. */
  async count(where: string): Promise<number> {
    const [found] = await this.sql.rows<{ count: number }>(`SELECT count(*)::int AS count FROM message WHERE ${where}`);
    return found?.count ?? 0;
  }

  /** Waits, and says how the messages stand when it takes too long. */
  async until(done: () => Promise<boolean> | boolean, ms: number): Promise<void> {
    for (const end = Date.now() + ms; !(await done()); ) {
      if (Date.now() > end) throw new Error(`Not reached within ${ms} ms: ${JSON.stringify(await this.sql.rows('SELECT status, count(*) FROM message GROUP BY status'))}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** Resolves when every message has come to an end. */
  settled(ms: number): Promise<void> {
    return this.until(() => this.isSettled(), ms);
  }

  /** True when every message has come to an end. */
  async isSettled(): Promise<boolean> {
    return (await this.count(`status IN ('waiting', 'handed', 'sending')`)) === 0;
  }

  /** Of so many written: how many never arrived, and how many arrived more often than once. */
  figures(written: number): { lost: number; doubled: number } {
    const counts = this.sink.countByAddress();
    return { lost: written - counts.size, doubled: [...counts.values()].reduce((sum, times) => sum + times - 1, 0) };
  }
}
