import type { CrashPoint } from '../../src/platform/jobs/index.js';
import { FaultRun } from '../support/fault-run.js';
import { killProcesses, type ConvokeProcess } from '../support/processes.js';
import { testLeave, testNews } from '../support/test-messages.js';

/** Invitations (sent once more when their fate is unknown) and reminders (not sent once more) that are written at a time. */
const WAVE = 15;

/** Short, so that the test need not wait long for what a dead process left; one connection, so that one text is under way at a time. */
const WORKER = { LEASE_SECONDS: '3', MAIL_CONNECTIONS: '1' };

interface Death {
  point: CrashPoint;
  /** The process dies when it comes there for this time. */
  time: number;
  /** Between the last byte of a text and the note of the server's answer nobody can tell whether it arrived: what is there may arrive twice. */
  inTheGap: boolean;
}

const relay: readonly Death[] = [
  { point: 'before-hand-over', time: 1, inTheGap: false },
  { point: 'after-hand-over', time: 1, inTheGap: false },
];
const claim: readonly Death[] = [
  { point: 'before-claim', time: 1, inTheGap: false },
  { point: 'after-claim', time: 1, inTheGap: false },
];
const text: readonly Death[] = [
  { point: 'before-data', time: 1, inTheGap: false },
  { point: 'after-data', time: 5, inTheGap: true },
  { point: 'after-reply', time: 5, inTheGap: true },
];

// What happens to a text once it is claimed is the same whatever carried it.
const queues = [
  { backend: 'postgres', deaths: [...relay, ...claim, ...text] },
  { backend: 'redis', deaths: [...relay, ...claim] },
] as const;

const table: string[] = [];
afterAll(() => {
  process.stdout.write(['', 'queue     workers  dies at           written  lost  doubled  in the gap', ...table, ''].join('\n'));
});

describe.each(queues)('a worker that dies, with a queue on $backend', ({ backend, deaths }) => {
  let run: FaultRun;
  beforeAll(async () => {
    run = await FaultRun.start(backend);
    // The server takes its time, so that a text can be under way.
    run.sink.behave({ answerAfter: 20 });
  }, 120_000);
  afterAll(async () => {
    await killProcesses();
    await run.stop();
  });
  /** Writes mail until the process has died of it; answers how many of each kind. */
  async function writeUntilDead(dying: ConvokeProcess, name: string): Promise<number> {
    for (let wave = 0; ; wave += 1) {
      await run.write(testNews, WAVE, `news-${name}-${wave}`);
      await run.write(testLeave, WAVE, `leave-${name}-${wave}`);
      await run.until(async () => dying.ended() || (await run.isSettled()), 60_000);
      if (dying.ended()) return (wave + 1) * WAVE;
    }
  }

  /** Two that live through all that happens to the third. */
  let others: ConvokeProcess[] = [];

  it.each([1, 3].flatMap((workers) => deaths.map((death) => ({ workers, ...death }))))('$point, one of $workers: loses nothing, and doubles nothing outside the gap', async ({ point, time, inTheGap, workers }) => {
    run.sink.mails.length = 0;
    const name = `${point}-${workers}`;
    if (workers === 3 && others.length === 0) others = await Promise.all([run.worker(WORKER), run.worker(WORKER)]);
    const dying = await run.worker({ ...WORKER, CRASH_AT: point, CRASH_ON: String(time) });
    const written = await writeUntilDead(dying, name);
    const successor = workers === 1 ? await run.worker(WORKER) : null;
    await run.settled(90_000);
    await successor?.kill();

    const arrived = run.sink.countByAddress();
    const times = (kind: string): number[] => Array.from({ length: written }, (_, place) => arrived.get(`${kind}-${name}-${Math.floor(place / WAVE)}-${place % WAVE}@example.org`) ?? 0);
    const doubledOf = (kind: string): number => times(kind).reduce((sum, count) => sum + Math.max(0, count - 1), 0);
    const lost = [...times('news'), ...times('leave')].filter((count) => count === 0).length;
    const doubled = doubledOf('news') + doubledOf('leave');
    const gap = await run.count(`(unknown_times > 0 OR status = 'unknown') AND dedupe_key LIKE '%-${name}-%'`);
    table.push([backend.padEnd(9), String(workers).padEnd(8), point.padEnd(17), String(2 * written).padEnd(8), String(lost).padEnd(5), String(doubled).padEnd(8), String(gap)].join(' '));
    expect(lost).toBe(0);
    expect(doubled).toBeLessThanOrEqual(inTheGap ? gap : 0);
    // One connection: the text that was under way, and those before it whose answer was being noted.
    expect(gap).toBeLessThanOrEqual(inTheGap ? 3 : 0);
    expect(doubledOf('leave')).toBe(0);
    expect(await run.count(`status NOT IN ('sent', 'unknown')`)).toBe(0);
  }, 300_000);
});
