import { Turns } from './turns.js';

describe('turns', () => {
  it('begins nothing before what was asked for earlier has ended', async () => {
    const turns = new Turns();
    const happened: string[] = [];
    let go = (): void => undefined;
    const slow = turns.take(async () => {
      happened.push('slow begins');
      await new Promise<void>((resolve) => {
        go = resolve;
      });
      happened.push('slow ends');
    });
    const quick = turns.take(async () => happened.push('quick'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(happened).toEqual(['slow begins']);
    go();
    await Promise.all([slow, quick]);
    expect(happened).toEqual(['slow begins', 'slow ends', 'quick']);
  });

  it('tells a failure to whoever asked, and goes on', async () => {
    const turns = new Turns();
    const failing = turns.take(() => Promise.reject(new Error('full')));
    const next = turns.take(async () => 'kept');
    await expect(failing).rejects.toThrow('full');
    await expect(next).resolves.toBe('kept');
  });
});
