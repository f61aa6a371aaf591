import { daysBetween, shiftWallTime } from '../../platform/clock/index.js';

/** Wall dates from the first to the last, in order. What ends at midnight ends with the day before. */
export function daysOf({ startsLocal, endsLocal }: { startsLocal: string; endsLocal: string }): string[] {
  const last = shiftWallTime({ local: endsLocal, zone: 'UTC' }, { minutes: -1 }).local;
  const days = Math.max(daysBetween(startsLocal, last), 0);
  return Array.from({ length: days + 1 }, (_, day) => shiftWallTime({ local: startsLocal, zone: 'UTC' }, { days: day }).local.slice(0, 10));
}
