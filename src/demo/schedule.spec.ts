import fc from 'fast-check';
import { daysFrom, scheduleFrom, shiftDay } from './schedule.js';

const anyDay = fc.integer({ min: 0, max: 4000 }).map((n) => shiftDay('2026-01-01', n));
const weekday = (day: string): number => new Date(`${day}T00:00Z`).getUTCDay();

describe('the invented events', () => {
  it('keep to working days, whatever day it is today', () => {
    fc.assert(
      fc.property(anyDay, (today) => {
        const { forum, training, meeting } = scheduleFrom(today);
        const days = [forum, training, meeting].flatMap(({ from, to }) => daysFrom(from, to));
        expect(days.every((day) => weekday(day) >= 1 && weekday(day) <= 5)).toBe(true);
      }),
    );
  });

  it('lie as far ahead as is said of them', () => {
    fc.assert(
      fc.property(anyDay, (today) => {
        const { forum, training, meeting } = scheduleFrom(today);
        const within = (day: string, least: number, most: number): boolean => day >= shiftDay(today, least) && day <= shiftDay(today, most);
        expect([within(training.from, 3, 6), within(forum.from, 35, 41), within(meeting.from, 105, 111)]).toEqual([true, true, true]);
      }),
    );
  });

  it('wait for Monday rather than meet on a weekend', () => {
    expect(scheduleFrom('2026-03-02').training).toEqual({ from: '2026-03-05', to: '2026-03-06' });
    expect(scheduleFrom('2026-03-03').training).toEqual({ from: '2026-03-09', to: '2026-03-10' });
  });
});
