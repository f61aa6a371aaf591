import { Line } from './line.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('the line before an event', () => {
  it('serves a lone request at once, and gathers the next batch while one is decided', async () => {
    const batches: number[][] = [];
    const line = new Line<number, number>({
      decide: async (requests) => {
        batches.push([...requests]);
        await turn();
        return requests.map((request) => request * 10);
      },
    });
    const answers = await Promise.all([1, 2, 3, 4].map((request) => line.join(request)));
    expect(answers).toEqual([10, 20, 30, 40]);
    expect(batches).toEqual([[1], [2, 3, 4]]);
  });

  it('refuses one request without spoiling the others of its batch', async () => {
    const line = new Line<number, number>({
      decide: async (requests) => {
        await turn();
        return requests.map((request) => (request === 2 ? new Error('refused') : request));
      },
    });
    const settled = await Promise.allSettled([1, 2, 3].map((request) => line.join(request)));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('cuts a batch that breaks until the faulty request is alone, keeps the order, and spoils nobody else’s', async () => {
    const done: number[] = [];
    const line = new Line<number, number>({
      decide: async (requests) => {
        await turn();
        if (requests.includes(5)) throw new Error('broken');
        done.push(...requests);
        return [...requests];
      },
    });
    const settled = await Promise.allSettled([1, 2, 3, 4, 5, 6, 7, 8, 9].map((request) => line.join(request)));
    expect(settled.flatMap(({ status }, index) => (status === 'rejected' ? [index + 1] : []))).toEqual([5]);
    expect(done).toEqual([1, 2, 3, 4, 6, 7, 8, 9]);
  });

  it('does not try each alone when the error is everybody’s', async () => {
    let tries = 0;
    const line = new Line<number, number>({
      decide: async () => {
        tries += 1;
        await turn();
        throw new Error('the database is gone');
      },
      isEverybodys: () => true,
    });
    const settled = await Promise.allSettled([1, 2, 3, 4].map((request) => line.join(request)));
    expect(settled.every(({ status }) => status === 'rejected')).toBe(true);
    expect(tries).toBe(2);
  });

  it('says when it is empty and nobody is served, and not before', async () => {
    const idle: number[] = [];
    let served = 0;
    const line = new Line<number, number>({
      decide: async (requests) => {
        await turn();
        served += requests.length;
        return [...requests];
      },
      onIdle: () => idle.push(served),
    });
    await Promise.all([1, 2, 3].map((request) => line.join(request)));
    await turn();
    expect(idle).toEqual([3]);
    await line.join(4);
    await turn();
    expect(idle).toEqual([3, 4]);
  });
});
