import fc from 'fast-check';
import { attendanceQualifies, type AttendancePolicy, type DayAttended } from './attendance.rules.js';

const eachDay: AttendancePolicy = { threshold: 80, basis: 'each-day' };
const whole: AttendancePolicy = { threshold: 80, basis: 'whole-event' };
const days = (...counts: [attended: number, counting: number][]): DayAttended[] => counts.map(([attended, counting], n) => ({ date: `2026-05-${String(11 + n)}`, attended, counting }));

describe('attendance for a certificate', () => {
  it('is enough with exactly four of five sessions on each day', () => {
    expect(attendanceQualifies(eachDay, days([4, 5], [5, 5]))).toEqual({ kind: 'enough', share: 0.8 });
  });

  it('is too little when one day falls short, however good the others were', () => {
    expect(attendanceQualifies(eachDay, days([5, 5], [3, 5], [5, 5], [2, 4]))).toEqual({ kind: 'too-little', share: 0.5, days: ['2026-05-12', '2026-05-14'] });
  });

  it('can be measured over the whole training instead', () => {
    expect(attendanceQualifies(whole, days([5, 5], [3, 5]))).toEqual({ kind: 'enough', share: 0.8 });
    expect(attendanceQualifies(whole, days([5, 5], [2, 5]))).toEqual({ kind: 'too-little', share: 0.7, days: [] });
  });

  it('leaves out a day on which nothing counts', () => {
    expect(attendanceQualifies(eachDay, days([0, 0], [5, 5]))).toEqual({ kind: 'enough', share: 1 });
  });

  it('says nothing when no session counts', () => {
    expect(attendanceQualifies(eachDay, days([0, 0]))).toEqual({ kind: 'nothing-counts' });
    expect(attendanceQualifies(whole, [])).toEqual({ kind: 'nothing-counts' });
  });

  it('is not fooled by fractions: 29 of 58 are half, 57 of 100 are 57 %', () => {
    expect(attendanceQualifies({ threshold: 50, basis: 'each-day' }, days([29, 58])).kind).toBe('enough');
    expect(attendanceQualifies({ threshold: 57, basis: 'each-day' }, days([57, 100])).kind).toBe('enough');
    expect(attendanceQualifies({ threshold: 58, basis: 'each-day' }, days([57, 100])).kind).toBe('too-little');
  });

  const day = fc.record({ counting: fc.nat(12), attended: fc.nat(12) }).map(({ counting, attended }) => ({ date: '2026-05-11', counting, attended: Math.min(counting, attended) }));
  const policy = fc.record({ threshold: fc.integer({ min: 1, max: 100 }), basis: fc.constantFrom('each-day' as const, 'whole-event' as const) });

  it('is enough over the whole whenever it is enough on each day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.array(day), (threshold, all) => {
        if (attendanceQualifies({ threshold, basis: 'each-day' }, all).kind === 'enough') expect(attendanceQualifies({ threshold, basis: 'whole-event' }, all).kind).toBe('enough');
      }),
    );
  });

  it('is never lost by attending one session more', () => {
    fc.assert(
      fc.property(policy, fc.array(day, { minLength: 1 }), fc.nat(), (rule, all, which) => {
        const more = all.map((one, place) => (place === which % all.length ? { ...one, attended: Math.min(one.counting, one.attended + 1) } : one));
        if (attendanceQualifies(rule, all).kind === 'enough') expect(attendanceQualifies(rule, more).kind).toBe('enough');
      }),
    );
  });

  it('is enough for whoever attended all that counts', () => {
    fc.assert(fc.property(policy, fc.array(day), (rule, all) => ['enough', 'nothing-counts'].includes(attendanceQualifies(rule, all.map((one) => ({ ...one, attended: one.counting }))).kind)));
  });
});
