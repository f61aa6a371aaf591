import { Temporal } from '@js-temporal/polyfill';

/** A change of a zone's clock, as a calendar file tells it. */
interface Onset {
  at: Temporal.ZonedDateTime;
  /** Nanoseconds of offset before and after. */
  from: number;
  to: number;
  daylight: boolean;
}

/** A summer time is over within a year. */
const LONGEST_SUMMER_HOURS = 370 * 24;

/**
 * The VTIMEZONE of a zone (RFC 5545, 3.6.5) that is right from one instant to another, each change of the clock spelt out, so that a calendar with older zone rules
 * shows the time that was meant. Lines end in CRLF. For UTC none is needed: write times with Z.
 */
export function vtimezone(zone: string, from: Date, to: Date): string {
  const onsets = onsetsOf(zone, from, to);
  const lines = ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...onsets.flatMap(observance), 'END:VTIMEZONE'];
  return lines.map((line) => `${line}\r\n`).join('');
}

/** The change that set the clock as it stands at `from`, and all that follow until `to`. */
function onsetsOf(zone: string, from: Date, to: Date): Onset[] {
  const first = at(from, zone);
  const set = first.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  const onsets = [set ? onset(set) : { at: at(new Date(0), zone), from: first.offsetNanoseconds, to: first.offsetNanoseconds, daylight: false }];
  for (let next = first.getTimeZoneTransition('next'); next && next.epochMilliseconds <= to.getTime(); next = next.getTimeZoneTransition('next')) onsets.push(onset(next));
  return onsets;
}

function onset(transition: Temporal.ZonedDateTime): Onset {
  const from = transition.subtract({ nanoseconds: 1 }).offsetNanoseconds;
  const to = transition.offsetNanoseconds;
  const next = transition.getTimeZoneTransition('next');
  const daylight = to > from && next !== null && next.offsetNanoseconds < to && transition.until(next).total({ unit: 'hours' }) < LONGEST_SUMMER_HOURS;
  return { at: transition, from, to, daylight };
}

function observance({ at: transition, from, to, daylight }: Onset): string[] {
  // The onset is told by the clock as it was before.
  const before = Temporal.Instant.fromEpochMilliseconds(transition.epochMilliseconds + from / 1e6).toZonedDateTimeISO('UTC');
  const name = daylight ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${name}`,
    `DTSTART:${before.toPlainDateTime().toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')}`,
    `TZOFFSETFROM:${offset(from)}`,
    `TZOFFSETTO:${offset(to)}`,
    `TZNAME:${transition.offset}`,
    `END:${name}`,
  ];
}

function offset(nanoseconds: number): string {
  const seconds = Math.abs(nanoseconds) / 1e9;
  const parts = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => String(Math.floor(part)).padStart(2, '0'));
  const [hours, minutes, rest] = parts;
  return `${nanoseconds < 0 ? '-' : '+'}${hours}${minutes}${rest === '00' ? '' : rest}`;
}

function at(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}
