import { FaultRun } from '../support/fault-run.js';
import { killProcesses } from '../support/processes.js';
import { testNews } from '../support/test-messages.js';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('a queue on Redis', () => {
  let run: FaultRun;
  beforeEach(async () => {
    run = await FaultRun.start('redis');
  });
  afterEach(async () => {
    await killProcesses();
    await run.stop();
  });

  it('that goes away in the middle and comes back empty loses nothing, and mail flows again within ten seconds', async () => {
    await run.write(testNews, 300, 'first');
    const worker = await run.worker();
    await run.until(() => run.sink.mails.length >= 50, 30_000);
    await run.redis?.kill();
    await run.write(testNews, 100, 'meanwhile');
    await pause(6_000);
    const readiness = await fetch(`${worker.url}/readyz`);
    expect(readiness.status).toBe(503);
    expect(await readiness.json()).toMatchObject({ status: 'not ready', parts: expect.arrayContaining([expect.objectContaining({ name: 'queue', up: false })]) });
    const before = run.sink.mails.length;
    await run.redis?.start();
    const back = Date.now();
    await run.until(() => run.sink.mails.length > before, 20_000);
    const seconds = (Date.now() - back) / 1000;
    await run.settled(90_000);
    process.stdout.write(`Redis away for 6 s: mail flows again ${seconds.toFixed(1)} s after its return\n`);
    expect(seconds).toBeLessThan(10);
    expect(run.figures(400)).toEqual({ lost: 0, doubled: 0 });
    expect((await fetch(`${worker.url}/readyz`)).status).toBe(200);
  }, 180_000);

  it('that is not there when the worker starts is waited for', async () => {
    await run.redis?.kill();
    await run.write(testNews, 20);
    await run.worker();
    await pause(3_000);
    expect(run.sink.mails).toHaveLength(0);
    await run.redis?.start();
    await run.settled(30_000);
    expect(run.figures(20)).toEqual({ lost: 0, doubled: 0 });
  }, 90_000);
});

describe.each(['postgres', 'redis'] as const)('a worker with a queue on %s', (backend) => {
  it('that is asked to end finishes what is under way and leaves the rest: none lost, none doubled, none unknown', async () => {
    const run = await FaultRun.start(backend);
    try {
      await run.write(testNews, 400);
      run.sink.behave({ answerAfter: 50 });
      for (const mails of [60, 140]) {
        const worker = await run.worker();
        await run.until(() => run.sink.mails.length >= mails, 30_000);
        const began = Date.now();
        await worker.stop();
        expect(Date.now() - began).toBeLessThan(12_000);
        expect(await run.count(`status = 'sending'`)).toBe(0);
      }
      run.sink.behave({ answerAfter: 0 });
      await run.worker();
      await run.settled(90_000);
      expect(run.figures(400)).toEqual({ lost: 0, doubled: 0 });
      expect(await run.count('unknown_times > 0')).toBe(0);
    } finally {
      await killProcesses();
      await run.stop();
    }
  }, 150_000);
});
