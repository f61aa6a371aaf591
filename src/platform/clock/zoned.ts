import { Temporal } from '@js-temporal/polyfill';

/**
 * A wall-clock time in a place: what an event's organiser means by "9:00 in Almaty".
 * `local` is `YYYY-MM-DDTHH:mm[:ss]` without offset; `zone` is an IANA zone name.
 */
export interface WallTime {
  local: string;
  zone: string;
}

/** True for a zone name that the zone database knows (`Asia/Almaty`); false for offsets and unknown names. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]+(\/[A-Za-z0-9_+-]+)*$/.test(zone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** True for `YYYY-MM-DDTHH:mm` or with seconds, naming a day that exists. */
export function isLocalDateTime(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return false;
  try {
    Temporal.PlainDateTime.from(text, { overflow: 'reject' });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** True for `YYYY-MM-DD`, naming a day that exists. */
export function isCalendarDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isLocalDateTime(`${text}T00:00`);
}

/** The instant of a wall time. A time skipped by a clock change moves forward, one that occurs twice is the earlier. */
export function instantOf({ local, zone }: WallTime): Date {
  const zoned = Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation: 'compatible' });
  return new Date(zoned.epochMilliseconds);
}

/** The wall time of an instant in a zone, to the second. */
export function wallTimeOf(instant: Date, zone: string): WallTime {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
  return { local: zoned.toPlainDateTime().toString({ smallestUnit: 'second' }), zone };
}

/** Moves a wall time by whole days and minutes of the wall clock: 9:00 stays 9:00 across a clock change. */
export function shiftWallTime(at: WallTime, by: { days?: number; minutes?: number }): WallTime {
  const shifted = Temporal.PlainDateTime.from(at.local).add({ days: by.days ?? 0, minutes: by.minutes ?? 0 });
  return { local: shifted.toString({ smallestUnit: 'second' }), zone: at.zone };
}

/** RFC 3339 with the offset that holds at that place and time: `2026-09-22T09:00:00+05:00`. */
export function rfc3339(instant: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/** Whole days from one wall date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  const start = Temporal.PlainDate.from(from.slice(0, 10));
  return start.until(Temporal.PlainDate.from(to.slice(0, 10)), { largestUnit: 'days' }).days;
}
