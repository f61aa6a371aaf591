import { Together } from './together.js';

const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

describe('statements that go together', () => {
  it('send a lone item at once, and all that come meanwhile with the next', async () => {
    const batches: (readonly number[])[] = [];
    const doubled = new Together<number, number>(async (items) => {
      batches.push(items);
      await tick();
      return items.map((item) => item * 2);
    });
    const first = doubled.ask(1);
    await Promise.resolve().then(() => undefined);
    const others = [2, 3, 4].map((item) => doubled.ask(item));
    expect(await Promise.all([first, ...others])).toEqual([2, 4, 6, 8]);
    expect(batches).toEqual([[1], [2, 3, 4]]);
  });

  it('never hold more than was said', async () => {
    const sizes: number[] = [];
    const all = new Together<number, number>(async (items) => {
      sizes.push(items.length);
      return items;
    }, 10);
    await Promise.all(Array.from({ length: 25 }, (_, item) => all.ask(item)));
    expect(sizes).toEqual([10, 10, 5]);
  });

  it('let one bad item harm no other', async () => {
    const strict = new Together<number, string>(async (items) => {
      if (items.includes(13)) throw new Error('unlucky');
      return items.map(String);
    });
    const answers = await Promise.allSettled([1, 13, 2].map((item) => strict.ask(item)));
    expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : 'failed'))).toEqual(['1', 'failed', '2']);
  });
});
