import { placeLine } from './place-line.js';
import { daysLine, hoursLine, momentLine, whenLine } from './when-line.js';
import { placeOfZone } from './zone-places.js';

const almaty = (startsLocal: string, endsLocal: string) => ({ startsLocal, endsLocal, zone: 'Asia/Almaty' });

describe('the line that tells when an event is held', () => {
  const forum = almaty('2026-09-22T09:00', '2026-09-24T17:00');

  it('writes a range of days once, and the hour with the place whose clock it is', () => {
    expect(whenLine(forum, 'en')).toBe('22–24 September 2026, from 09:00 (Almaty time)');
    expect(whenLine(forum, 'ru')).toBe('22–24 сентября 2026 г., с 09:00 (время: Алматы)');
    expect(whenLine(forum, 'fa')).toBe('۲۲ تا ۲۴ سپتامبر ۲۰۲۶، از ساعت ۰۹:۰۰ (به وقت آلماتی)');
  });

  it('gives both hours of an event of one day', () => {
    const day = almaty('2026-09-22T09:00', '2026-09-22T17:30');
    expect(whenLine(day, 'en')).toBe('22 September 2026, 09:00–17:30 (Almaty time)');
    expect(whenLine(day, 'ru')).toBe('22 сентября 2026 г., 09:00–17:30 (время: Алматы)');
    expect(whenLine(day, 'fa')).toBe('۲۲ سپتامبر ۲۰۲۶، ساعت ۰۹:۰۰ تا ۱۷:۳۰ (به وقت آلماتی)');
  });

  it('takes what ends at midnight for an event of the day before', () => {
    expect(whenLine(almaty('2026-09-22T19:00', '2026-09-23T00:00'), 'en')).toBe('22 September 2026, 19:00–00:00 (Almaty time)');
  });

  it('names both months and both years where they differ', () => {
    expect(daysLine(almaty('2026-09-30T09:00', '2026-10-02T17:00'), 'en')).toBe('30 September – 2 October 2026');
    expect(daysLine(almaty('2026-09-30T09:00', '2026-10-02T17:00'), 'ru')).toBe('30 сентября – 2 октября 2026 г.');
    expect(daysLine(almaty('2026-12-30T09:00', '2027-01-02T17:00'), 'en')).toBe('30 December 2026 – 2 January 2027');
    expect(daysLine(almaty('2026-12-30T09:00', '2027-01-02T17:00'), 'ru')).toBe('30 декабря 2026 г. – 2 января 2027 г.');
  });

  it('says no more of a past event than is known', () => {
    const past = almaty('2014-03-01T09:00', '2014-03-31T17:00');
    expect(whenLine({ ...past, datePrecision: 'month' }, 'en')).toBe('March 2014');
    expect(whenLine({ ...past, datePrecision: 'month' }, 'ru')).toBe('март 2014 г.');
    expect(whenLine({ ...past, datePrecision: 'year' }, 'en')).toBe('2014');
  });

  it('is the same wherever the server stands', () => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'America/New_York';
    try {
      expect(whenLine(almaty('2026-01-01T00:30', '2026-01-01T23:30'), 'en')).toBe('1 January 2026, 00:30–23:30 (Almaty time)');
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });
});

it('a moment and the hours of a session carry their place too', () => {
  expect(momentLine({ local: '2026-09-01T18:00', zone: 'Europe/Zurich' }, 'en')).toBe('1 September 2026, 18:00 (Geneva time)');
  expect(momentLine({ local: '2026-09-01T00:00', zone: 'Asia/Tashkent' }, 'ru')).toBe('1 сентября 2026 г., 00:00 (время: Ташкент)');
  expect(hoursLine(almaty('2026-09-22T09:00', '2026-09-22T10:30'), 'en')).toBe('09:00–10:30 (Almaty time)');
});

it('a zone that nobody listed keeps the name of its city', () => {
  expect(placeOfZone('America/Argentina/Buenos_Aires', 'en')).toBe('Buenos Aires');
});

describe('the line that tells where an event is held', () => {
  const place = {
    mode: 'in-person' as const,
    venue: { en: 'Alatau Terrace', ru: '«Терраса Алатау»' },
    city: { en: 'Almaty', ru: 'Алматы' },
    countryIso2: 'KZ',
    country: { en: 'Kazakhstan', ru: 'Казахстан' },
  };

  it('goes from the venue to the country, in each language', () => {
    expect(placeLine(place, 'en')).toBe('Alatau Terrace, Almaty, Kazakhstan');
    expect(placeLine(place, 'ru')).toBe('«Терраса Алатау», Алматы, Казахстан');
    expect(placeLine({ ...place, venue: {} }, 'fa')).toBe('Almaty، قزاقستان');
  });

  it('says when people join online, or when the place is not known yet', () => {
    expect(placeLine({ ...place, mode: 'hybrid', venue: {} }, 'en')).toBe('Almaty, Kazakhstan, and online');
    expect(placeLine({ ...place, mode: 'online' }, 'ru')).toBe('Онлайн');
    expect(placeLine({ mode: 'in-person', venue: {}, city: {}, countryIso2: null, country: null }, 'en')).toBe('Place to be announced');
  });
});
