/** Days, `YYYY-MM-DD`. */
type Day = string;

/** First and last day of the events to come. */
export interface DemoSchedule {
  /** A regional forum in about five weeks, Tuesday to Thursday. */
  forum: { from: Day; to: Day };
  /** A training that begins in three days, or on Monday when that or the following day falls on a weekend. */
  training: { from: Day; to: Day };
  /** A senior officials' meeting in about three months and a half, Wednesday and Thursday. */
  meeting: { from: Day; to: Day };
}

const MONDAY = 1;
const TUESDAY = 2;
const WEDNESDAY = 3;
const THURSDAY = 4;

/** When the invented events take place, seen from today. They stay on working days. */
export function scheduleFrom(today: Day): DemoSchedule {
  const forum = next(shiftDay(today, 35), [TUESDAY]);
  const training = next(shiftDay(today, 3), [MONDAY, TUESDAY, WEDNESDAY, THURSDAY]);
  const meeting = next(shiftDay(today, 105), [WEDNESDAY]);
  return {
    forum: { from: forum, to: shiftDay(forum, 2) },
    training: { from: training, to: shiftDay(training, 1) },
    meeting: { from: meeting, to: shiftDay(meeting, 1) },
  };
}

/** A day some days later; earlier with a negative number. */
export function shiftDay(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The days from one to another, both included. */
export function daysFrom(from: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = shiftDay(day, 1)) days.push(day);
  return days;
}

/** The first day from `day` on that is one of these days of the week (Sunday is 0). */
function next(day: Day, weekdays: readonly number[]): Day {
  return weekdays.includes(new Date(`${day}T00:00Z`).getUTCDay()) ? day : next(shiftDay(day, 1), weekdays);
}
