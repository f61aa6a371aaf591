import { instantOf } from '../../platform/clock/index.js';
import { deadlineOf, movedDeadline } from './deadline.rules.js';

const held = (startsLocal: string, zone = 'Asia/Almaty') => ({ startsLocal, zone, startsAt: instantOf({ local: startsLocal, zone }) });
const september = held('2026-09-22T09:00');
const now = new Date('2026-08-01T00:00:00Z');

describe('a deadline for answers', () => {
  it('is meant by the clock of the event’s place', () => {
    expect(deadlineOf('2026-09-08T18:00', september, now)).toEqual({ kind: 'deadline', deadline: { local: '2026-09-08T18:00', at: new Date('2026-09-08T13:00:00Z') } });
  });

  it('must lie ahead and not after the beginning', () => {
    expect(deadlineOf('2026-08-01T05:00', september, now)).toEqual({ kind: 'refused', code: 'DEADLINE_PAST' });
    expect(deadlineOf('2026-09-22T09:01', september, now)).toEqual({ kind: 'refused', code: 'DEADLINE_AFTER_START' });
    expect(deadlineOf('2026-09-22T09:00', september, now).kind).toBe('deadline');
  });
});

describe('a deadline whose event moves', () => {
  const moved = (to: ReturnType<typeof held>, at = { now, postponed: false }) => movedDeadline('2026-09-08T18:00', september, to, at);

  it('moves along by as many days when the event moves to a later one', () => {
    expect(moved(held('2026-10-06T10:00'))).toEqual({ local: '2026-09-22T18:00', at: new Date('2026-09-22T13:00:00Z') });
  });

  it('is not shortened when the event moves to an earlier day, as long as it lies before the new beginning', () => {
    expect(moved(held('2026-09-15T09:00')).local).toBe('2026-09-08T18:00');
    expect(moved(held('2026-09-07T09:00')).local).toBe('2026-09-07T09:00');
  });

  it('keeps its wall time in another zone', () => {
    expect(moved(held('2026-09-22T09:00', 'Europe/Vienna'))).toEqual({ local: '2026-09-08T18:00', at: new Date('2026-09-08T16:00:00Z') });
  });

  it('stays as it is when it has passed, except while the event was postponed', () => {
    const late = new Date('2026-09-10T00:00:00Z');
    expect(moved(held('2026-10-22T09:00'), { now: late, postponed: false })).toEqual({ local: '2026-09-08T18:00', at: new Date('2026-09-08T13:00:00Z') });
    expect(moved(held('2026-10-22T09:00'), { now: late, postponed: true }).local).toBe('2026-10-08T18:00');
  });
});
