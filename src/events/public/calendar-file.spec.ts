import ICAL from 'ical.js';
import { instantOf } from '../../platform/clock/index.js';
import type { EventFacts } from '../event/event.js';
import { calendarFile } from './calendar-file.js';

const event = (columns: Partial<EventFacts> = {}): EventFacts => {
  const times = { startsLocal: '2026-09-22T09:00', endsLocal: '2026-09-24T17:00', zone: 'Asia/Almaty', ...columns };
  return {
    id: '0199f9a0-0000-7000-8000-000000000001',
    slug: 'forum-2026',
    kind: 'forum',
    subKind: 'regional-forum',
    title: { en: 'Forum; “Safe Pathways”, and more', ru: 'Форум' },
    theme: { en: 'One\nTwo' },
    ...times,
    startsAt: instantOf({ local: times.startsLocal, zone: times.zone }),
    endsAt: instantOf({ local: times.endsLocal, zone: times.zone }),
    datePrecision: 'day',
    mode: 'hybrid',
    city: { en: 'Almaty', ru: 'Алматы' },
    countryIso2: 'KZ',
    country: { en: 'Kazakhstan', ru: 'Казахстан' },
    venue: {},
    mapUrl: null,
    joinUrl: 'https://meet.example/secret',
    host: {},
    workingLanguages: ['en'],
    capacity: null,
    status: 'published',
    practicalInformation: {},
    sourceUrl: null,
    copiedFrom: null,
    calendarSequence: 3,
    processIds: [],
    createdAt: new Date(0),
    version: 1,
    ...columns,
  };
};
const file = (columns: Partial<EventFacts> = {}, locale: 'en' | 'ru' = 'en'): string =>
  calendarFile(event(columns), { locale, publicUrl: 'https://events.example.org', now: new Date('2026-03-03T09:00:00Z') });
const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const entry = calendar.getFirstSubcomponent('vevent');
  if (!entry) throw new Error('There is no VEVENT');
  return { calendar, entry, event: new ICAL.Event(entry) };
};

describe('the calendar file of an event', () => {
  afterEach(() => ICAL.TimezoneService.reset());

  it('is read by an independent reader as it was meant', () => {
    const { calendar, entry, event: found } = read(file());
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
    expect(found.uid).toBe('event-0199f9a0-0000-7000-8000-000000000001@events.example.org');
    expect(found.sequence).toBe(3);
    expect(found.summary).toBe('Forum; “Safe Pathways”, and more');
    expect(found.location).toBe('Almaty, Kazakhstan, and online');
    expect(found.description).toBe('One\nTwo');
    expect(found.startDate.toJSDate().toISOString()).toBe('2026-09-22T04:00:00.000Z');
    expect(found.endDate.toJSDate().toISOString()).toBe('2026-09-24T12:00:00.000Z');
    expect(entry.getFirstPropertyValue('status')).toBe('CONFIRMED');
    expect(entry.getFirstPropertyValue('url')).toBe('https://events.example.org/events/forum-2026');
  });

  it('says when it was made in UTC, as the standard asks', () => {
    expect(file()).toContain('\r\nDTSTAMP:20260303T090000Z\r\n');
  });

  it('does not tell the public where to join', () => {
    expect(file().replaceAll('\r\n ', '')).not.toContain('secret');
  });

  it('says that an event is off, or not certain', () => {
    expect(read(file({ status: 'cancelled' })).entry.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(read(file({ status: 'postponed' })).entry.getFirstPropertyValue('status')).toBe('TENTATIVE');
  });

  it('goes across a clock change', () => {
    const { event: found } = read(file({ zone: 'Europe/Zurich', startsLocal: '2026-10-23T09:00', endsLocal: '2026-10-26T17:00' }));
    expect([found.startDate.toJSDate().toISOString(), found.endDate.toJSDate().toISOString()]).toEqual(['2026-10-23T07:00:00.000Z', '2026-10-26T16:00:00.000Z']);
  });

  it('writes UTC plainly', () => {
    const text = file({ zone: 'UTC' });
    expect(text).not.toContain('VTIMEZONE');
    expect(text).toContain('DTSTART:20260922T090000Z');
  });

  it('speaks the language of its reader, in lines that no calendar cuts', () => {
    const text = file({ theme: { ru: 'Очень длинная тема. '.repeat(20) } }, 'ru');
    expect(read(text).event.summary).toBe('Форум');
    expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  });
});
