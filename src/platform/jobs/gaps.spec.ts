import fc from 'fast-check';
import { retryGap } from './gaps.js';

describe('the gap before the next try', () => {
  it('doubles from five seconds', () => {
    expect([1, 2, 3, 4].map((attempts) => retryGap(attempts, () => 1))).toEqual([5, 10, 20, 40]);
  });

  it('is never shorter than half of its step and never longer than an hour, however often it was tried', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, luck) => {
        const gap = retryGap(attempts, () => luck);
        expect(gap).toBeGreaterThanOrEqual(2.5);
        expect(gap).toBeLessThanOrEqual(3_600);
      }),
    );
  });
});
