import { instantOf, shiftWallTime } from '../../platform/clock/index.js';
import type { ReminderLetter, RuleInput } from './rule.js';

/** What a rule's clock runs by: a wall time at a place, and when the event is held. */
export interface Anchored {
  /** Wall time of the anchor, `YYYY-MM-DDTHH:mm`. */
  anchorLocal: string;
  /** IANA zone of the event. */
  zone: string;
  startsAt: Date;
  endsAt: Date;
  /** When registration closes, as a wall time; null without a date, when it closes as the event begins. */
  closesLocal: string | null;
}

/** A time at which a rule reminds. */
export interface Occasion {
  /** Wall time at the event's place, `YYYY-MM-DDTHH:mm`. */
  local: string;
  at: Date;
  /** The first moment that is too late; not after `at` when the letter makes no sense at that time at all. */
  until: Date;
}

type Timed = Pick<RuleInput, 'anchor' | 'offsetDays' | 'atTime' | 'letter' | 'tooLateHours'>;

const HOUR = 3_600_000;

/**
 * When a rule reminds. Days and hours are counted on the wall clock of the event's place, so that 10:00 stays 10:00 across a clock change and in another zone, and
 * a rule follows an event that moves; a wall time that a clock change skips is taken an hour later, one that comes twice the first time. How late is too late is counted in real hours.
 */
export function occasionOf(rule: Timed, of: Anchored): Occasion {
  const day = shiftWallTime({ local: `${of.anchorLocal.slice(0, 10)}T${rule.atTime}`, zone: of.zone }, { days: rule.offsetDays });
  const at = instantOf(day);
  const late = new Date(at.getTime() + rule.tooLateHours * HOUR);
  const [from, to] = sensible(rule, of);
  return { local: day.local.slice(0, 16), at, until: at < from ? at : to !== null && to < late ? to : late };
}

/** From when and until when a letter makes sense: nobody is asked for an answer after it was due, or welcomed to an event that has begun, or thanked before its end. */
function sensible({ anchor, letter }: Pick<Timed, 'anchor' | 'letter'>, { anchorLocal, zone, startsAt, endsAt, closesLocal }: Anchored): [from: Date, to: Date | null] {
  const always = new Date(0);
  const ends: Record<ReminderLetter, [Date, Date | null]> = {
    answer: [always, anchor === 'answer-due' ? instantOf({ local: anchorLocal, zone }) : startsAt],
    registration: [always, closesLocal === null ? startsAt : instantOf({ local: closesLocal, zone })],
    preparation: [always, startsAt],
    eve: [always, startsAt],
    thanks: [endsAt, null],
  };
  return ends[letter];
}

/** How an occasion stands: it lies ahead; it is its time; it is over; or its letter makes no sense at that time. */
export type OccasionState = 'ahead' | 'now' | 'over' | 'never';

/** A rule that was made, switched on or given another time after an occasion leaves it out: nobody is written to whom the organiser did not see coming. */
export function stateOf({ at, until }: Occasion, activeSince: Date, now: Date): OccasionState {
  if (until <= at) return 'never';
  if (now < at) return 'ahead';
  return now < until && activeSince <= at ? 'now' : 'over';
}
