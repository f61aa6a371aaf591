import { linesOf } from './quotas.attention.js';

const quiet = { eventId: 'e', startsAt: new Date('2026-09-22T04:00:00Z'), nearly: 0, full: 0, waiting: 0 };

describe('quotas', () => {
  it('need nobody while there is room in them, or nobody waits', () => {
    expect(linesOf(quiet)).toEqual([]);
  });

  it('say how many are nearly full, and lead those for which people wait to the line', () => {
    expect(linesOf({ ...quiet, nearly: 2, full: 3, waiting: 5 }).map(({ code, params, target }) => [code, params, target])).toEqual([
      ['registration.quotas-full', { count: 3, waiting: 5 }, '/events/e/registration?show=waiting'],
      ['registration.quotas-nearly-full', { count: 2 }, '/events/e/registration?show=quotas'],
    ]);
  });
});
