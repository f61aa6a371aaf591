import type { CrashPoint } from '../../src/platform/jobs/index.js';
import { FaultRun } from '../support/fault-run.js';
import { killProcesses } from '../support/processes.js';
import { testLeave, testNews } from '../support/test-messages.js';

const MAILS = 60;
/** Short, so that the test need not wait long for what a dead process left. */
const LEASE = { LEASE_SECONDS: '3' };

interface Expected {
  point: CrashPoint;
  /** A message may arrive twice when its process dies here (where its kind asks for one more try). */
  mayDouble: boolean;
}

const points: readonly Expected[] = [
  { point: 'before-hand-over', mayDouble: false },
  { point: 'after-hand-over', mayDouble: false },
  { point: 'before-claim', mayDouble: false },
  { point: 'after-claim', mayDouble: false },
  { point: 'before-data', mayDouble: false },
  { point: 'after-data', mayDouble: true },
  { point: 'after-reply', mayDouble: true },
];

const table: string[] = [];
afterAll(() => {
  process.stdout.write(`${MAILS} invitations and ${MAILS} reminders, a worker killed by itself\n  ${table.join('\n  ')}\n`);
});

describe.each(['postgres', 'redis'] as const)('a worker that dies, with a queue on %s', (backend) => {
  afterEach(killProcesses);

  it.each(points)('$point: loses nothing; what must not be doubled is not', async ({ point, mayDouble }) => {
    const run = await FaultRun.start(backend);
    try {
      await run.write(testNews, MAILS, 'news');
      await run.write(testLeave, MAILS, 'leave');
      // The server takes its time, so that a text can be under way.
      run.sink.behave({ answerAfter: 20 });
      const dying = await run.worker({ CRASH_AT: point, CRASH_ON: point.endsWith('hand-over') || point.endsWith('claim') ? '2' : '30', ...LEASE });
      await run.until(() => dying.ended(), 30_000);
      const torn = await run.count(`status = 'sending' AND data_started_at IS NOT NULL`);
      await run.worker(LEASE);
      await run.settled(60_000);

      const { lost, doubled } = run.figures(2 * MAILS);
      const unknown = await run.count(`status = 'unknown'`);
      const sent = await run.count(`status = 'sent'`);
      const doubledReminders = run.sink.mails.filter(({ to }) => to[0]?.startsWith('leave')).length - new Set(run.sink.mails.map(({ to }) => to[0]).filter((to) => to?.startsWith('leave'))).size;
      table.push(`${backend}, ${point}: ${lost} lost, ${doubled} doubled, ${unknown} left for people; ${torn} were begun and not recorded`);
      // A reminder that did not arrive is in the list of staff; nothing else is missing.
      expect(lost).toBeLessThanOrEqual(unknown);
      expect(sent + unknown).toBe(2 * MAILS);
      expect(doubled).toBeLessThanOrEqual(mayDouble ? torn : 0);
      expect(doubledReminders).toBe(0);
      if (!mayDouble) expect(unknown).toBeLessThanOrEqual(torn);
    } finally {
      await killProcesses();
      await run.stop();
    }
  }, 120_000);
});
