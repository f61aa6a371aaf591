import { Messages } from '../../src/messages/index.js';
import { Sql } from '../../src/platform/database/index.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { killProcesses, startProcess, type ConvokeProcess } from '../support/processes.js';
import { startRedis, type TestRedis } from '../support/redis.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { TestComposer, testNews } from '../support/test-messages.js';

const MAILS = 2_000;
const script = new URL('../support/faulty-worker.mjs', import.meta.url);

describe.each(['postgres', 'redis'] as const)('2,000 mails through a queue on %s, with the worker killed three times', (backend) => {
  let running: TestApplication;
  let sink: SmtpSink;
  let redis: TestRedis | null = null;
  let sql: Sql;
  beforeAll(async () => {
    sink = await SmtpSink.start();
    if (backend === 'redis') redis = await startRedis();
    running = await startApplication({ env: { SMTP_URL: sink.url }, providers: [TestComposer], wallClock: true });
    sql = running.app.get(Sql);
  });
  afterAll(async () => {
    await killProcesses();
    await running.close();
    await sink.stop();
    await redis?.stop();
  });

  const start = (): Promise<ConvokeProcess> =>
    startProcess({ databaseUrl: running.database.url, smtpUrl: sink.url, role: 'worker', script, ...(redis && { redisUrl: redis.url }) });
  const count = async (where: string): Promise<number> => (await sql.rows<{ n: number }>(`SELECT count(*)::int AS n FROM message WHERE ${where}`))[0]?.n ?? 0;
  const until = async (done: () => Promise<boolean> | boolean, ms: number): Promise<void> => {
    for (const end = Date.now() + ms; !(await done()); ) {
      if (Date.now() > end) throw new Error(`Not reached within ${ms} ms: ${JSON.stringify(await sql.rows('SELECT status, count(*) FROM message GROUP BY status'))}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };

  it('lose none, and double no more than were under way', async () => {
    const began = Date.now();
    await sql.transaction((tx) =>
      running.app.get(Messages).write(
        tx,
        Array.from({ length: MAILS }, (_, place) => ({ kind: testNews, dedupeKey: `kill-${place}`, eventId: null, personId: null, params: { to: `kill-${place}@example.org` }, cause: 'test', dueAt: new Date() })),
      ),
    );
    const figures: string[] = [];
    let mayBeDoubled = 0;
    let worker = await start();
    for (const mails of [300, 700, 1_100]) {
      await until(() => sink.mails.length >= mails, 60_000);
      const inData = sink.inData;
      await worker.kill();
      const torn = await count(`status = 'sending' AND data_started_at IS NOT NULL`);
      mayBeDoubled += torn;
      figures.push(`killed at ${sink.mails.length} mails: ${inData} in DATA at the server, ${torn} begun and not recorded`);
      if (redis) await redis.flush();
      worker = await start();
    }
    await until(() => sink.mails.length >= 1_300, 60_000);
    sink.behave({ refuse: 421 });
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    sink.behave({ refuse: null });
    const back = Date.now();
    const before = sink.mails.length;
    await until(() => sink.mails.length > before, 15_000);
    figures.push(`421 for 5 s: ${sink.refused} refusals; mail flows again after ${((Date.now() - back) / 1000).toFixed(1)} s`);
    await until(async () => (await count(`status <> 'sent'`)) === 0, 90_000);

    const counts = sink.countByAddress();
    const lost = MAILS - counts.size;
    const doubled = [...counts.values()].reduce((sum, times) => sum + times - 1, 0);
    const ids = new Set(sink.mails.map(({ messageId }) => messageId));
    figures.push(`all recorded after ${((Date.now() - began) / 1000).toFixed(0)} s: ${lost} lost, ${doubled} doubled (at most ${mayBeDoubled})`);
    process.stdout.write(`${backend}\n  ${figures.join('\n  ')}\n`);
    expect(lost).toBe(0);
    expect(doubled).toBeLessThanOrEqual(mayBeDoubled);
    // A doubled mail carries the identity of the first, so that mail programs can show one.
    expect(ids.size).toBe(MAILS);
  }, 240_000);
});
