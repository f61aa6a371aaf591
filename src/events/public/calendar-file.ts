import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { vtimezone } from '../../platform/clock/index.js';
import { textIn, type Locale } from '../../platform/i18n/index.js';
import type { EventFacts } from '../event/event.js';
import type { EventStatus } from '../life/life.rules.js';
import { placeLine } from '../lines/place-line.js';

/** What a calendar says of an event that does not simply take place. */
const STATUSES: Partial<Record<EventStatus, ICalEventStatus>> = { cancelled: ICalEventStatus.CANCELLED, postponed: ICalEventStatus.TENTATIVE };

/** The UID of an event in calendars: the same for good. `host` is that of the installation's public address. */
export function calendarUid(eventId: string, host: string): string {
  return `event-${eventId}@${host}`;
}

/** An event as a calendar file for anybody (RFC 5545, METHOD:PUBLISH), by the clock of its place with the rules of its zone. Without the join address. */
export function calendarFile(event: EventFacts, { locale, publicUrl, now }: { locale: Locale; publicUrl: string; now: Date }): string {
  const calendar = ical({ prodId: { company: 'Convoke', product: 'Convoke' }, method: ICalCalendarMethod.PUBLISH });
  const local = event.zone !== 'UTC';
  calendar.createEvent({
    id: calendarUid(event.id, new URL(publicUrl).hostname),
    sequence: event.calendarSequence,
    stamp: now,
    start: local ? event.startsLocal : event.startsAt,
    end: local ? event.endsLocal : event.endsAt,
    timezone: event.zone,
    summary: textIn(event.title, locale),
    description: textIn(event.theme, locale) || null,
    location: placeLine(event, locale),
    url: `${publicUrl}/events/${event.slug}`,
    status: STATUSES[event.status] ?? ICalEventStatus.CONFIRMED,
  });
  const text = calendar.toString();
  // Given to the generator, the zone would make DTSTAMP a local time, which RFC 5545 forbids (3.8.7.2).
  return local ? text.replace('BEGIN:VEVENT', () => `${vtimezone(event.zone, event.startsAt, event.endsAt)}BEGIN:VEVENT`) : text;
}
