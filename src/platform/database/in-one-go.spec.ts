import { inOneGo } from './in-one-go.js';

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('statements in one go', () => {
  it('are answered in their order, whichever is done first', async () => {
    const answers = await inOneGo(
      after(20).then(() => 'slow'),
      after(1).then(() => 7),
    );
    expect(answers).toEqual(['slow', 7]);
  });

  it('fail when all have ended, so that none comes after the rollback', async () => {
    const ended: string[] = [];
    const work = inOneGo(
      Promise.reject(new Error('broken')),
      after(20).then(() => ended.push('slow')),
    );
    await expect(work).rejects.toThrow('broken');
    expect(ended).toEqual(['slow']);
  });

  it('fail with the reason, not with what PostgreSQL says to all that came after it', async () => {
    const late = Object.assign(new Error('current transaction is aborted'), { code: '25P02' });
    await expect(inOneGo(Promise.reject(late), Promise.reject(new Error('one live registration')))).rejects.toThrow('one live registration');
  });
});
