import ICAL from 'ical.js';
import { calendarFile } from './calendar.js';
import type { CalendarPart } from './composer.js';

const now = new Date('2026-03-03T09:00:00Z');
const part: CalendarPart = {
  method: 'REQUEST',
  uid: 'event.person@events.example.org',
  sequence: 3,
  start: { local: '2026-09-22T09:00', zone: 'Asia/Almaty' },
  end: { local: '2026-09-24T17:00', zone: 'Asia/Almaty' },
  summary: 'Регионал. форум; "данные", миграция',
  description: 'First line\nsecond line, with a comma',
  location: 'Almaty, Kazakhstan',
  url: 'https://events.example.org/registration/t',
  organiser: { name: 'Almaty Process', address: 'no-reply@events.example.org' },
  attendee: { name: 'Айгерим "A" Ахметова', address: 'a@mail.example' },
};

function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const zone = calendar.getFirstSubcomponent('vtimezone');
  if (zone) ICAL.TimezoneService.register(zone);
  const entry = calendar.getFirstSubcomponent('vevent');
  if (!entry) throw new Error('There is no event in the file');
  return { calendar, entry, event: new ICAL.Event(entry) };
}

describe('a calendar file, read by another program', () => {
  it('says what, where, when and for whom', () => {
    const { calendar, entry, event } = read(calendarFile(part, now));
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect({ uid: event.uid, sequence: event.sequence, summary: event.summary, description: event.description, location: event.location }).toEqual({
      uid: part.uid,
      sequence: 3,
      summary: part.summary,
      description: part.description,
      location: part.location,
    });
    expect(event.startDate.toJSDate()).toEqual(new Date('2026-09-22T04:00:00Z'));
    expect(event.endDate.toJSDate()).toEqual(new Date('2026-09-24T12:00:00Z'));
    expect(event.startDate.zone.tzid).toBe('Asia/Almaty');
    expect(entry.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-03-03T09:00:00Z');
    expect(entry.getFirstPropertyValue('status')).toBe('CONFIRMED');
    expect(event.organizer?.toLowerCase()).toBe('mailto:no-reply@events.example.org');
    expect(event.attendees.map((attendee) => [String(attendee.getFirstValue()).toLowerCase(), attendee.getParameter('partstat')])).toEqual([['mailto:a@mail.example', 'ACCEPTED']]);
  });

  it('takes the same entry out again', () => {
    const { calendar, entry, event } = read(calendarFile({ ...part, method: 'CANCEL', sequence: 4 }, now));
    expect([calendar.getFirstPropertyValue('method'), entry.getFirstPropertyValue('status'), event.uid, event.sequence]).toEqual(['CANCEL', 'CANCELLED', part.uid, 4]);
  });

  it('is right across a clock change, and needs no rules of a zone in UTC', () => {
    const berlin = read(calendarFile({ ...part, start: { local: '2026-10-23T09:00', zone: 'Europe/Berlin' }, end: { local: '2026-10-26T17:00', zone: 'Europe/Berlin' } }, now)).event;
    expect([berlin.startDate.toJSDate(), berlin.endDate.toJSDate()]).toEqual([new Date('2026-10-23T07:00:00Z'), new Date('2026-10-26T16:00:00Z')]);
    const utc = read(calendarFile({ ...part, start: { local: '2026-09-22T09:00', zone: 'UTC' }, end: { local: '2026-09-22T10:00', zone: 'UTC' } }, now));
    expect([utc.event.startDate.toJSDate(), utc.calendar.getFirstSubcomponent('vtimezone')]).toEqual([new Date('2026-09-22T09:00:00Z'), null]);
  });

  it('has lines of at most 75 bytes that end in CRLF', () => {
    const lines = calendarFile(part, now).split('\r\n');
    expect(lines.every((line) => Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line))).toBe(true);
  });
});
