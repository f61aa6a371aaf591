import fc from 'fast-check';
import { instantOf } from '../../platform/clock/index.js';
import type { EventFacts } from '../event/event.js';
import { copyOf } from './copy.rules.js';

const forum = (columns: Partial<EventFacts> = {}): EventFacts => ({
  id: 'f',
  slug: 'forum-2024',
  kind: 'forum',
  subKind: 'regional-forum',
  title: { en: 'Forum', ru: 'Форум' },
  theme: { en: 'Pathways' },
  startsLocal: '2024-02-20T09:00',
  endsLocal: '2024-02-22T17:30',
  zone: 'Asia/Almaty',
  startsAt: new Date('2024-02-20T03:00:00Z'),
  endsAt: new Date('2024-02-22T11:30:00Z'),
  datePrecision: 'day',
  mode: 'hybrid',
  city: { en: 'Almaty' },
  countryIso2: 'KZ',
  country: { en: 'Kazakhstan' },
  venue: { en: 'Hall' },
  mapUrl: 'https://map.example',
  joinUrl: 'https://meet.example/2024',
  host: {},
  workingLanguages: ['en', 'ru'],
  capacity: 120,
  status: 'archived',
  practicalInformation: { en: 'Bring a passport.' },
  sourceUrl: 'https://source.example',
  copiedFrom: null,
  calendarSequence: 7,
  processIds: ['p'],
  createdAt: new Date(0),
  version: 9,
  ...columns,
});

describe('a copy of an event', () => {
  it('keeps 9:00 at 9:00 although Kazakhstan changed its clock in between', () => {
    const { event, shiftDays } = copyOf(forum(), { startsLocal: '2024-03-12T09:00' });
    expect([event.startsLocal, event.endsLocal, shiftDays]).toEqual(['2024-03-12T09:00', '2024-03-14T17:30', 21]);
    expect(instantOf({ local: '2024-02-20T09:00', zone: event.zone }).toISOString()).toBe('2024-02-20T03:00:00.000Z');
    expect(instantOf({ local: event.startsLocal, zone: event.zone }).toISOString()).toBe('2024-03-12T04:00:00.000Z');
  });

  it('keeps 9:00 at 9:00 in another zone, across a summer time', () => {
    const { event } = copyOf(forum(), { startsLocal: '2024-07-02T09:00', zone: 'Europe/Zurich' });
    expect([event.zone, event.startsLocal, event.endsLocal]).toEqual(['Europe/Zurich', '2024-07-02T09:00', '2024-07-04T17:30']);
    expect(instantOf({ local: event.startsLocal, zone: event.zone }).toISOString()).toBe('2024-07-02T07:00:00.000Z');
  });

  it('may begin at another hour, and all else keeps its own', () => {
    expect(copyOf(forum(), { startsLocal: '2025-02-18T10:00' }).event).toMatchObject({ startsLocal: '2025-02-18T10:00', endsLocal: '2025-02-20T17:30' });
  });

  it('says the same but for its title, and leaves the address of the old room behind', () => {
    const { event } = copyOf(forum(), { startsLocal: '2027-02-16T09:00', title: { en: 'Second Forum' } });
    const { theme, venue, mapUrl, capacity, practicalInformation } = forum();
    expect(event).toMatchObject({ title: { en: 'Second Forum' }, theme, venue, mapUrl, capacity, practicalInformation, mode: 'hybrid', joinUrl: null });
  });

  it('of an event whose days nobody knows lasts one day', () => {
    const past = forum({ datePrecision: 'month', startsLocal: '2014-03-01T09:00', endsLocal: '2014-03-31T17:00' });
    expect(copyOf(past, { startsLocal: '2027-02-16T09:00' }).event).toMatchObject({ startsLocal: '2027-02-16T09:00', endsLocal: '2027-02-16T17:00' });
  });

  it('lasts as many days as the original, wherever it goes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), fc.constantFrom('Asia/Almaty', 'Europe/Zurich', 'America/New_York', 'Asia/Tehran'), (day, zone) => {
        const startsLocal = `${new Date(day * 86_400_000).toISOString().slice(0, 10)}T09:00`;
        const { event, shiftDays } = copyOf(forum(), { startsLocal, zone });
        expect(event.endsLocal.slice(11)).toBe('17:30');
        expect((Date.parse(`${event.endsLocal}Z`) - Date.parse(`${startsLocal}Z`)) / 3_600_000).toBe(56.5);
        expect(shiftDays).toBe(day - Date.parse('2024-02-20') / 86_400_000);
      }),
    );
  });
});
