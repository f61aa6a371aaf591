import { linesOf } from './attention.js';

const quiet = { eventId: 'e', submitted: 0, since: null, waiting: 0, runningOut: 0, firstOut: null, taken: 5, capacity: 100, isOpen: true, startsAt: new Date('2026-09-22T04:00:00Z') };
const codes = (more: Partial<Parameters<typeof linesOf>[0]>) => linesOf({ ...quiet, ...more }).map(({ code, params }) => [code, params]);

describe('registration', () => {
  it('needs nobody while nothing waits and there is room', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ capacity: null, taken: 5000 })).toEqual([]);
  });

  it('needs somebody for approvals, and for offers that run out', () => {
    expect(codes({ submitted: 3, runningOut: 1 })).toEqual([
      ['registration.to-approve', { count: 3 }],
      ['registration.offers-running-out', { count: 1 }],
    ]);
  });

  it('says that an event is nearly full, and that it is full when people wait', () => {
    expect(codes({ taken: 89 })).toEqual([]);
    expect(codes({ taken: 90 })).toEqual([['registration.nearly-full', { taken: 90, capacity: 100 }]]);
    expect(codes({ taken: 100 })).toEqual([]);
    expect(codes({ taken: 100, waiting: 7 })).toEqual([['registration.full', { capacity: 100, waiting: 7 }]]);
    expect(codes({ taken: 100, waiting: 7, isOpen: false })).toEqual([]);
  });
});
