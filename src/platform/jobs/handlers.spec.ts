import { Handlers } from './handlers.js';
import { defineJob } from './job.js';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('handlers of jobs', () => {
  const lonely = defineJob<{ n: number }>({ name: 'spec.lonely', queue: 'work', concurrency: 2 });

  it('must be complete: a job that nobody carries out stops the program', () => {
    const handlers = new Handlers();
    expect(() => handlers.mustBeComplete()).toThrow('No handler for the job spec.lonely');
    handlers.add(lonely, async () => undefined);
    expect(() => handlers.mustBeComplete()).not.toThrow();
    expect(() => handlers.add(lonely, async () => undefined)).toThrow('The job spec.lonely has two handlers');
  });

  it('carry out no more of a job at once than it says, in order of arrival', async () => {
    const handlers = new Handlers();
    const begun: unknown[] = [];
    let now = 0;
    let most = 0;
    handlers.add(lonely, async ({ n }) => {
      begun.push(n);
      now += 1;
      most = Math.max(most, now);
      await pause(5);
      now -= 1;
      if (n === 3) throw new Error('third');
    });
    const done = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => handlers.carryOut('spec.lonely', { n })));
    expect(most).toBe(2);
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(done.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  });

  it('are asked for no job that they do not know', async () => {
    await expect(new Handlers().carryOut('spec.unknown', {})).rejects.toThrow('No handler for the job spec.unknown');
  });

  it('belong to jobs that are declared once', () => {
    expect(() => defineJob({ name: 'spec.lonely', queue: 'work' })).toThrow('declared twice');
  });
});
