import { daysBetween, instantOf, shiftWallTime } from '../../platform/clock/index.js';

/** When and where an event is held, as deadlines depend on it. */
interface Held {
  startsLocal: string;
  zone: string;
  startsAt: Date;
}

/** A deadline in both forms. */
export interface Deadline {
  /** `YYYY-MM-DDTHH:mm`. */
  local: string;
  at: Date;
}

/** A deadline by the clock of the event's place; it must lie ahead and before the event begins. */
export function deadlineOf(local: string, event: Held, now: Date): { kind: 'deadline'; deadline: Deadline } | { kind: 'refused'; code: 'DEADLINE_PAST' | 'DEADLINE_AFTER_START' } {
  const at = instantOf({ local, zone: event.zone });
  if (at <= now) return { kind: 'refused', code: 'DEADLINE_PAST' };
  if (at > event.startsAt) return { kind: 'refused', code: 'DEADLINE_AFTER_START' };
  return { kind: 'deadline', deadline: { local: local.slice(0, 16), at } };
}

/**
 * What becomes of a deadline when its event moves (policy). A deadline that people were told is a promise: it is never shortened without need.
 * - The event moves to a later day: the deadline moves by as many days.
 * - It moves to an earlier day, or within a day: the deadline stays, but not beyond the new beginning.
 * - It has passed: it stays as it is, for nobody can be late twice; except while the event was postponed, when no deadline runs.
 * The wall time is kept, so that 18:00 stays 18:00 in another zone and across a clock change.
 */
export function movedDeadline(local: string, before: Held, after: Held, { now, postponed }: { now: Date; postponed: boolean }): Deadline {
  const old: Deadline = { local, at: instantOf({ local, zone: before.zone }) };
  if (old.at <= now && !postponed) return old;
  const days = Math.max(0, daysBetween(before.startsLocal, after.startsLocal));
  const shifted = shiftWallTime({ local, zone: after.zone }, { days }).local.slice(0, 16);
  const kept = shifted > after.startsLocal ? after.startsLocal.slice(0, 16) : shifted;
  return { local: kept, at: instantOf({ local: kept, zone: after.zone }) };
}
