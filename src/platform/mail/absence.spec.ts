import { SetClock } from '../clock/index.js';
import { Absence } from './absence.js';

const start = new Date('2026-03-03T09:00:00Z');
const after = (ms: number): Date => new Date(start.getTime() + ms);

describe('a mail server that takes nothing', () => {
  it('is left alone for a growing while, at most eight seconds', () => {
    const clock = new SetClock(start);
    const absence = new Absence(clock, () => 1);
    const gaps = Array.from({ length: 7 }, () => {
      expect(absence.begin()).toBe(true);
      const gap = (absence.until?.getTime() ?? 0) - clock.now().getTime();
      clock.set(new Date(clock.now().getTime() + gap));
      return gap;
    });
    expect(gaps).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
  });

  it('counts once when several find it out at once', () => {
    const absence = new Absence(new SetClock(start), () => 1);
    expect([absence.begin(), absence.begin(), absence.begin()]).toEqual([true, false, false]);
    expect(absence.until).toEqual(after(500));
  });

  it('is back with the first mail that it takes', () => {
    const clock = new SetClock(start);
    const absence = new Absence(clock, () => 1);
    absence.begin();
    clock.set(after(500));
    expect(absence.until).toBeNull();
    absence.begin();
    absence.end();
    expect(absence.until).toBeNull();
    absence.begin();
    expect(absence.until).toEqual(after(1_000));
  });
});
