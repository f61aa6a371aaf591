import { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus, default as ical } from 'ical-generator';
import { instantOf, vtimezone } from '../platform/clock/index.js';
import type { CalendarPart } from './composer.js';

/** A calendar file for one person (RFC 5545, 5546): with the zone's own rules, so that every calendar shows the time that was meant. */
export function calendarFile(part: CalendarPart, now: Date): string {
  const calendar = ical({
    prodId: { company: 'Convoke', product: 'Convoke' },
    method: part.method === 'CANCEL' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  const entry = calendar.createEvent({
    id: part.uid,
    sequence: part.sequence,
    stamp: now,
    start: part.start.local,
    end: part.end.local,
    timezone: part.start.zone,
    summary: part.summary,
    description: part.description ?? null,
    location: part.location ?? null,
    url: part.url ?? null,
    status: part.method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: part.organiser.name, email: part.organiser.address },
  });
  entry.createAttendee({ name: part.attendee.name, email: part.attendee.address, role: ICalAttendeeRole.REQ, status: ICalAttendeeStatus.ACCEPTED, rsvp: false });
  // Given to the generator, the zone would make DTSTAMP a local time, which RFC 5545 forbids (3.8.7.2).
  return calendar.toString().replace('BEGIN:VEVENT', () => `${vtimezone(part.start.zone, instantOf(part.start), instantOf(part.end))}BEGIN:VEVENT`);
}
