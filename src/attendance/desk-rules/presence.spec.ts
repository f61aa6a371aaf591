import fc from 'fast-check';
import { daysPresent, outcomeOf, presenceOf, presences, type Presence, type ScanFact } from './presence.js';

const scan = (more: Partial<ScanFact>): ScanFact => ({ deviceId: 'd1', sequence: 1, registrationId: 'r1', day: '2026-09-22', sessionId: null, direction: 'in', at: 1000, ...more });

/** Few devices, people, days and moments, so that scans collide; (device, sequence) names one scan. */
const histories = fc
  .uniqueArray(
    fc.record({
      deviceId: fc.constantFrom('d1', 'd2', 'd3'),
      sequence: fc.integer({ min: 1, max: 12 }),
      registrationId: fc.constantFrom('r1', 'r2'),
      day: fc.constantFrom('2026-09-22', '2026-09-23'),
      sessionId: fc.constantFrom(null, 's1'),
      direction: fc.constantFrom('in' as const, 'in' as const, 'undo' as const),
      at: fc.integer({ min: 0, max: 5 }),
    }),
    { selector: ({ deviceId, sequence }) => `${deviceId} ${sequence}`, maxLength: 24 },
  );
const sorted = (found: readonly Presence[]): string[] => found.map((presence) => JSON.stringify(presence)).toSorted((a, b) => (a < b ? -1 : 1));

describe('presence', () => {
  it('is the same for every order of the scans and every repetition of them', () => {
    const deliveries = histories.chain((scans) => fc.tuple(fc.constant(scans), fc.shuffledSubarray([...scans, ...scans, ...scans], { minLength: scans.length * 3 }), fc.shuffledSubarray(scans)));
    fc.assert(
      fc.property(deliveries, ([scans, shuffled, again]) => {
        expect(sorted(presences(shuffled))).toEqual(sorted(presences(scans)));
        expect(sorted(presences([...again, ...scans]))).toEqual(sorted(presences(scans)));
      }),
      { numRuns: 500 },
    );
  });

  it('is one for each person, day and session, whatever the scans', () => {
    fc.assert(
      fc.property(histories, (scans) => {
        const places = presences(scans).map(({ registrationId, day, sessionId }) => `${registrationId} ${day} ${sessionId}`);
        expect(new Set(places).size).toBe(places.length);
      }),
    );
  });

  it('begins with the first scan, whichever desk’s batch came first', () => {
    const scans = [scan({ deviceId: 'd2', at: 2000 }), scan({ at: 1000 }), scan({ sequence: 2, at: 3000 })];
    expect(presences(scans)).toEqual([{ registrationId: 'r1', day: '2026-09-22', sessionId: null, since: 1000, deviceId: 'd1' }]);
  });

  it('is taken back by an undo, and begins again with the next scan', () => {
    const undone = [scan({ at: 1000 }), scan({ sequence: 2, direction: 'undo', at: 2000 })];
    expect(presences(undone)).toEqual([]);
    expect(presenceOf([...undone, scan({ sequence: 3, at: 3000 })], { registrationId: 'r1', day: '2026-09-22', sessionId: null })?.since).toBe(3000);
  });

  it('of a session counts for its day', () => {
    const days = daysPresent(presences([scan({ sessionId: 's1', at: 5000 }), scan({ sequence: 2, at: 7000 }), scan({ sequence: 3, day: '2026-09-23', sessionId: 's2', at: 9000 })]));
    expect(days.get('r1')).toEqual(new Map([['2026-09-22', 5000], ['2026-09-23', 9000]]));
  });
});

describe('what came of a registration', () => {
  it('is known only when the event is over', () => {
    expect([outcomeOf(true, false), outcomeOf(true, true), outcomeOf(false, true)]).toEqual([null, 'attended', 'no-show']);
  });
});
