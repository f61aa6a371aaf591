import { daysBetween, instantOf, shiftWallTime, wallTimeOf } from '../../platform/clock/index.js';
import type { EventFacts } from './event.js';
import type { WrittenEvent } from './event.input.js';

/** Days that an event lasts at most; catches a mistyped year. */
const LONGEST_DAYS = 366;
/** Years in which events are held; catches a mistyped century. */
const YEARS = { from: 1990, to: 2100 };

type Fault = { code: 'DATES_REVERSED' | 'EVENT_TOO_LONG' | 'YEAR_IMPLAUSIBLE' | 'TIME_SKIPPED' | 'JOIN_ADDRESS_NOT_ONLINE'; field: string; params?: Record<string, string | number> };

/** What is wrong with the times and the place of an event by themselves; null when nothing is. */
export function faultOf(event: Pick<WrittenEvent, 'startsLocal' | 'endsLocal' | 'zone' | 'mode' | 'joinUrl'>): Fault | null {
  const { startsLocal, endsLocal, zone } = event;
  const year = Number(startsLocal.slice(0, 4));
  if (year < YEARS.from || year > YEARS.to) return { code: 'YEAR_IMPLAUSIBLE', field: 'startsLocal', params: YEARS };
  if (endsLocal <= startsLocal) return { code: 'DATES_REVERSED', field: 'endsLocal' };
  if (daysBetween(startsLocal, endsLocal) >= LONGEST_DAYS) return { code: 'EVENT_TOO_LONG', field: 'endsLocal', params: { days: LONGEST_DAYS } };
  const skipped = (['startsLocal', 'endsLocal'] as const).find((field) => !exists(event[field], zone));
  if (skipped) return { code: 'TIME_SKIPPED', field: skipped, params: { zone } };
  if (event.mode === 'in-person' && event.joinUrl !== null) return { code: 'JOIN_ADDRESS_NOT_ONLINE', field: 'joinUrl' };
  return null;
}

/** False for a wall time over which the clocks of the zone go forward. */
function exists(local: string, zone: string): boolean {
  return wallTimeOf(instantOf({ local, zone }), zone).local.startsWith(local);
}

/** Fields that tell when and where an event is held: people and calendars must hear of a change. */
const TIME_AND_PLACE = ['startsLocal', 'endsLocal', 'zone', 'mode', 'city', 'countryIso2', 'venue', 'joinUrl'] as const satisfies readonly (keyof WrittenEvent & keyof EventFacts)[];

/** True when time or place differ. */
export function isMoved(before: Pick<EventFacts, (typeof TIME_AND_PLACE)[number]>, after: Pick<WrittenEvent, (typeof TIME_AND_PLACE)[number]>): boolean {
  return TIME_AND_PLACE.some((field) => !same(before[field], after[field]));
}

/** Names of the fields that differ, for the history. */
export function changedFields(before: WrittenEvent, after: WrittenEvent): string[] {
  return (Object.keys(after) as (keyof WrittenEvent)[]).filter((field) => !same(before[field], after[field]));
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)) : value;
}

/** Wall dates from the first to the last, in order. What ends at midnight ends with the day before. */
export function daysOf({ startsLocal, endsLocal }: { startsLocal: string; endsLocal: string }): string[] {
  const last = shiftWallTime({ local: endsLocal, zone: 'UTC' }, { minutes: -1 }).local;
  const days = Math.max(daysBetween(startsLocal, last), 0);
  return Array.from({ length: days + 1 }, (_, day) => shifted(startsLocal, day).slice(0, 10));
}

/** A wall time moved by whole days of the wall clock: 9:00 stays 9:00. */
export function shifted(local: string, days: number): string {
  return shiftWallTime({ local, zone: 'UTC' }, { days }).local.slice(0, 16);
}
