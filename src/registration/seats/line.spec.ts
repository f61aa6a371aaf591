import { Line } from './line.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('the line before an event', () => {
  it('serves a lone request at once, and gathers the next batch while one is decided', async () => {
    const batches: number[][] = [];
    const line = new Line<number, number>(async (requests) => {
      batches.push([...requests]);
      await turn();
      return requests.map((request) => request * 10);
    });
    const answers = await Promise.all([1, 2, 3, 4].map((request) => line.join(request)));
    expect(answers).toEqual([10, 20, 30, 40]);
    expect(batches).toEqual([[1], [2, 3, 4]]);
  });

  it('refuses one request without spoiling the others of its batch', async () => {
    const line = new Line<number, number>(async (requests) => {
      await turn();
      return requests.map((request) => (request === 2 ? new Error('refused') : request));
    });
    const settled = await Promise.allSettled([1, 2, 3].map((request) => line.join(request)));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('decides each alone when a batch breaks, so that one faulty request spoils nobody else’s', async () => {
    const line = new Line<number, number>(async (requests) => {
      await turn();
      if (requests.includes(3)) throw new Error('broken');
      return [...requests];
    });
    const settled = await Promise.allSettled([1, 2, 3, 4].map((request) => line.join(request)));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  });
});
