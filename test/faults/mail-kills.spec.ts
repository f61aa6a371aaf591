import { FaultRun } from '../support/fault-run.js';
import { killProcesses } from '../support/processes.js';
import { testNews } from '../support/test-messages.js';

const MAILS = 2_000;

describe.each(['postgres', 'redis'] as const)('2,000 mails through a queue on %s, with the worker killed three times', (backend) => {
  let run: FaultRun;
  beforeAll(async () => {
    run = await FaultRun.start(backend);
  });
  afterAll(async () => {
    await killProcesses();
    await run.stop();
  });

  it('lose none, and double no more than were under way', async () => {
    const { sink, redis } = run;
    const began = Date.now();
    await run.write(testNews, MAILS);
    const figures: string[] = [];
    let inData = 0;
    let mayBeDoubled = 0;
    let worker = await run.worker();
    for (const mails of [300, 700, 1_100]) {
      await run.until(() => sink.mails.length >= mails, 60_000);
      const atServer = sink.inData;
      await worker.kill();
      const torn = await run.count(`status = 'sending' AND data_started_at IS NOT NULL`);
      inData += atServer;
      mayBeDoubled += torn;
      figures.push(`killed at ${sink.mails.length} mails: ${atServer} in DATA at the server, ${torn} begun and not recorded`);
      // A Redis that forgets everything, besides.
      await redis?.flush();
      worker = await run.worker();
    }
    await run.until(() => sink.mails.length >= 1_300, 60_000);
    sink.behave({ refuse: 421 });
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    sink.behave({ refuse: null });
    const back = Date.now();
    const before = sink.mails.length;
    await run.until(() => sink.mails.length > before, 15_000);
    figures.push(`421 for 5 s: ${sink.refused} refusals; mail flows again after ${((Date.now() - back) / 1000).toFixed(1)} s`);
    await run.settled(90_000);

    const { lost, doubled } = run.figures(MAILS);
    figures.push(`all recorded after ${((Date.now() - began) / 1000).toFixed(0)} s: ${lost} lost, ${doubled} doubled (${inData} were in DATA, ${mayBeDoubled} not recorded)`);
    process.stdout.write(`2,000 mails, queue on ${backend}\n  ${figures.join('\n  ')}\n`);
    expect(lost).toBe(0);
    expect(doubled).toBeLessThanOrEqual(mayBeDoubled);
    expect(await run.count(`status = 'sent'`)).toBe(MAILS);
    // A doubled mail carries the identity of the first, so that mail programs can show one.
    expect(new Set(sink.mails.map(({ messageId }) => messageId)).size).toBe(MAILS);
  }, 240_000);
});
