export const ATTENDANCE_BASES = ['each-day', 'whole-event'] as const;
/** Whether the threshold must be reached on each day or over the whole training. */
export type AttendanceBasis = (typeof ATTENDANCE_BASES)[number];

/** How much of a training must be attended for a certificate (policy: 80 % of each day). */
export interface AttendancePolicy {
  /** Percent of the sessions that count, 1 to 100. */
  threshold: number;
  basis: AttendanceBasis;
}

/** A day of a training for one trainee. */
export interface DayAttended {
  /** `YYYY-MM-DD` at the place. */
  date: string;
  /** Sessions that count. */
  counting: number;
  /** Of those, sessions that the trainee attended. */
  attended: number;
}

/** Whether a trainee attended enough. */
export type AttendanceVerdict =
  /** `share` is that which decided: of the weakest day, or of the whole; from 0 to 1. */
  | { kind: 'enough'; share: number }
  | { kind: 'too-little'; share: number; /** Days below the threshold; none when the whole training decides. */ days: string[] }
  /** No session counts, so that nothing can be said. */
  | { kind: 'nothing-counts' };

/**
 * Did a trainee attend enough for a certificate? A day's share is sessions attended ÷ sessions that count; a day on which no session counts is left out.
 * Compared in whole numbers: four of five sessions are 80 %.
 */
export function attendanceQualifies({ threshold, basis }: AttendancePolicy, days: readonly DayAttended[]): AttendanceVerdict {
  const counting = days.filter((day) => day.counting > 0);
  if (counting.length === 0) return { kind: 'nothing-counts' };
  if (basis === 'whole-event') {
    const whole = { counting: sum(counting.map((day) => day.counting)), attended: sum(counting.map(attendedOf)) };
    return reaches(whole, threshold) ? { kind: 'enough', share: whole.attended / whole.counting } : { kind: 'too-little', share: whole.attended / whole.counting, days: [] };
  }
  const share = Math.min(...counting.map((day) => attendedOf(day) / day.counting));
  const below = counting.filter((day) => !reaches({ counting: day.counting, attended: attendedOf(day) }, threshold));
  return below.length === 0 ? { kind: 'enough', share } : { kind: 'too-little', share, days: below.map(({ date }) => date) };
}

function reaches({ counting, attended }: { counting: number; attended: number }, threshold: number): boolean {
  return attended * 100 >= threshold * counting;
}

/** Nobody attends more sessions than there are. */
function attendedOf(day: DayAttended): number {
  return Math.min(day.attended, day.counting);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
