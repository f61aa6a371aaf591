import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { instantOf, vtimezone, type WallTime } from '../platform/clock/index.js';
import type { CalendarPart } from './composer.js';

/** A calendar file for one person (RFC 5545, 5546): with the zone's own rules, so that every calendar shows the time that was meant. */
export function calendarFile(part: CalendarPart, now: Date): string {
  const isCancelled = part.method === 'CANCEL';
  const calendar = ical({ prodId: { company: 'Convoke', product: 'Convoke' }, method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST });
  const zone = part.start.zone;
  const entry = calendar.createEvent({
    id: part.uid,
    sequence: part.sequence,
    stamp: now,
    start: zone === 'UTC' ? instantOf(part.start) : part.start.local,
    end: zone === 'UTC' ? instantOf(part.end) : part.end.local,
    ...(zone !== 'UTC' && { timezone: zone }),
    summary: part.summary,
    description: part.description ?? null,
    location: part.location ?? null,
    url: part.url ?? null,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: part.organiser.name, email: part.organiser.address },
  });
  entry.createAttendee({ name: part.attendee.name, email: part.attendee.address, role: ICalAttendeeRole.REQ, status: ICalAttendeeStatus.ACCEPTED, rsvp: false });
  // Given to the generator, the zone would make DTSTAMP a local time, which RFC 5545 forbids (3.8.7.2).
  return zone === 'UTC' ? calendar.toString() : calendar.toString().replace('BEGIN:VEVENT', () => `${rulesOf(part.start, part.end)}BEGIN:VEVENT`);
}

/** Rules of a zone for a span of time, as told before; working them out takes a millisecond, and many people come to one event. */
const told = new Map<string, string>();
const TOLD_AT_MOST = 200;

function rulesOf(start: WallTime, end: WallTime): string {
  const span = `${start.zone} ${start.local} ${end.local}`;
  const known = told.get(span);
  if (known !== undefined) return known;
  const rules = vtimezone(start.zone, instantOf(start), instantOf(end));
  const [oldest] = told.keys();
  if (told.size >= TOLD_AT_MOST && oldest !== undefined) told.delete(oldest);
  told.set(span, rules);
  return rules;
}
