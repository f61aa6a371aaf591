import { dateRange, day, differsHere, lately, localIn, moment, placeOfZone, timeRange } from './time.js';

describe('dates', () => {
  it.each([
    ['2026-09-22T09:00', '2026-09-24T17:00', '22–24 September 2026', '22–24 сентября 2026'],
    ['2026-09-22T09:00', '2026-09-22T17:00', '22 September 2026', '22 сентября 2026'],
    ['2026-09-30T09:00', '2026-10-02T17:00', '30 September – 2 October 2026', '30 сентября – 2 октября 2026'],
    ['2026-12-31T09:00', '2027-01-01T17:00', '31 December 2026 – 1 January 2027', '31 декабря 2026 – 1 января 2027'],
  ])('write a range once: %s to %s', (from, to, en, ru) => {
    expect(dateRange(from, to, 'en')).toBe(en);
    expect(dateRange(from, to, 'ru')).toBe(ru);
  });

  it('stay Gregorian in Persian, in Persian digits', () => {
    expect(day('2026-09-22', 'fa')).toMatch(/۲۲ سپتامبر ۲۰۲۶/);
  });

  it('of a past event say no more than is known', () => {
    expect(dateRange('2011-03-01T00:00', '2011-03-31T00:00', 'en', 'month')).toBe('March 2011');
    expect(dateRange('2011-01-01T00:00', '2011-12-31T00:00', 'ru', 'year')).toBe('2011');
  });
});

describe('times', () => {
  it('are those of the place', () => {
    expect(timeRange('2026-09-22T09:00', '2026-09-22T10:30', 'en')).toBe('09:00–10:30');
    expect(localIn('Asia/Almaty', '2026-09-22T04:00:00Z')).toBe('2026-09-22T09:00');
    expect(moment('2026-05-12T13:00:00Z', 'Asia/Almaty', 'en')).toBe('12 May 2026, 18:00');
  });

  it('name the place as people read it', () => {
    expect(placeOfZone('Asia/Almaty', 'ru')).toBe('Алматы');
    expect(placeOfZone('America/Port_of_Spain', 'en')).toBe('Port of Spain');
  });

  it('differ for a reader elsewhere and do not for one whose clock agrees', () => {
    expect(differsHere('2026-09-22T04:00:00Z', 'Asia/Almaty', 'Europe/Zurich')).toBe(true);
    expect(differsHere('2026-09-22T04:00:00Z', 'Asia/Almaty', 'Asia/Tashkent')).toBe(false);
  });

  it('are relative for the last day alone', () => {
    const now = new Date('2026-03-03T09:00:00Z');
    expect(lately('2026-03-03T12:00:00Z', now, 'en')).toBe('in 3 hours');
    expect(lately('2026-03-05T12:00:00Z', now, 'en')).toBeNull();
  });
});
