import { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus, default as ical } from 'ical-generator';
import { instantOf, vtimezone } from '../platform/clock/index.js';
import type { CalendarPart } from './composer.js';

/** A calendar file for one person (RFC 5545, 5546): with the zone's own rules, so that every calendar shows the time that was meant. */
export function calendarFile(part: CalendarPart, now: Date): string {
  const calendar = ical({
    prodId: { company: 'Convoke', product: 'Convoke' },
    method: part.method === 'CANCEL' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    timezone: { name: part.start.zone, generator: () => vtimezone(part.start.zone, instantOf(part.start), instantOf(part.end)) },
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
  return calendar.toString();
}
