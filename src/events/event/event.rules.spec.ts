import fc from 'fast-check';
import { daysOf, faultOf, isMoved, shifted } from './event.rules.js';
import { tidy, written, type WrittenEvent } from './event.input.js';
import { freeSlug, slugOf } from './slug.rules.js';

const told = { kind: 'forum', subKind: 'regional-forum', title: { en: 'Forum' }, startsLocal: '2026-09-22T09:00', endsLocal: '2026-09-24T17:00', zone: 'Asia/Almaty', mode: 'in-person' as const };
const event = (columns: Partial<WrittenEvent> = {}): WrittenEvent => ({ ...written({}, told), ...columns });

describe('times and place of an event', () => {
  it.each<[string, Partial<WrittenEvent>, string | null]>([
    ['are good as they are', {}, null],
    ['end after they begin', { endsLocal: '2026-09-21T17:00' }, 'DATES_REVERSED'],
    ['do not end when they begin', { endsLocal: '2026-09-22T09:00' }, 'DATES_REVERSED'],
    ['last a year at most', { endsLocal: '2027-09-24T17:00' }, 'EVENT_TOO_LONG'],
    ['are in a year in which events are held', { startsLocal: '0202-09-22T09:00' }, 'YEAR_IMPLAUSIBLE'],
    ['exist by the clock of the place', { zone: 'Europe/Zurich', startsLocal: '2026-03-29T02:30', endsLocal: '2026-03-29T17:00' }, 'TIME_SKIPPED'],
    ['existed in Almaty before its clock went back', { startsLocal: '2024-02-29T23:30', endsLocal: '2024-03-01T17:00' }, null],
    ['need no join address in person', { joinUrl: 'https://meet.example/x' }, 'JOIN_ADDRESS_NOT_ONLINE'],
    ['may have one online', { mode: 'online', joinUrl: 'https://meet.example/x' }, null],
  ])('%s', (_, columns, code) => {
    expect(faultOf(event(columns))?.code ?? null).toBe(code);
  });

  it('count as moved when any of them differs, and only then', () => {
    const before = event({ city: { en: 'Almaty', ru: 'Алматы' } });
    expect(isMoved(before, event({ city: { ru: 'Алматы', en: 'Almaty' }, title: { en: 'Other' }, capacity: 3 }))).toBe(false);
    expect(isMoved(before, { ...before, city: { en: 'Astana' } })).toBe(true);
    expect(isMoved(before, { ...before, zone: 'Asia/Tashkent' })).toBe(true);
    expect(isMoved(before, { ...before, endsLocal: '2026-09-24T18:00' })).toBe(true);
  });
});

describe('the days of an event', () => {
  it('are wall dates, the last one only when it goes past midnight', () => {
    expect(daysOf({ startsLocal: '2026-09-22T09:00', endsLocal: '2026-09-24T17:00' })).toEqual(['2026-09-22', '2026-09-23', '2026-09-24']);
    expect(daysOf({ startsLocal: '2026-09-22T19:00', endsLocal: '2026-09-23T00:00' })).toEqual(['2026-09-22']);
    expect(daysOf({ startsLocal: '2026-09-22T19:00', endsLocal: '2026-09-23T00:30' })).toEqual(['2026-09-22', '2026-09-23']);
    expect(daysOf({ startsLocal: '2024-02-28T09:00', endsLocal: '2024-03-01T17:00' })).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
  });

  it('go where the event goes', () => {
    const local = fc.record({ day: fc.integer({ min: 0, max: 20_000 }), minute: fc.integer({ min: 0, max: 1_439 }) }).map(({ day, minute }) => new Date(day * 86_400_000 + minute * 60_000).toISOString().slice(0, 16));
    fc.assert(
      fc.property(local, fc.integer({ min: -4_000, max: 4_000 }), (at, days) => {
        expect(shifted(at, days).slice(11)).toBe(at.slice(11));
        expect(shifted(shifted(at, days), -days)).toBe(at);
      }),
    );
  });
});

describe('what staff tell of an event', () => {
  it('is trimmed, and languages without a text are left out', () => {
    expect(tidy({ en: ' Forum ', ru: '  ' })).toEqual({ en: 'Forum' });
    expect(tidy(null)).toEqual({});
  });

  it('keeps what a change does not name and clears what it names as null', () => {
    const before = event({ theme: { en: 'Old' }, venue: { en: 'Hall' }, capacity: 100 });
    expect(written({ theme: null, capacity: null, startsLocal: '2026-09-22T10:00:00' }, before)).toEqual({ ...before, theme: {}, capacity: null, startsLocal: '2026-09-22T10:00' });
  });

  it('drops the join address when the event becomes one in person', () => {
    const online = event({ mode: 'online', joinUrl: 'https://meet.example/x' });
    expect(written({ mode: 'in-person' }, online).joinUrl).toBeNull();
    expect(written({ mode: 'hybrid' }, online).joinUrl).toBe('https://meet.example/x');
  });
});

describe('the address of an event', () => {
  const of = (title: object, startsLocal = '2026-09-22T09:00', kind = 'forum') => slugOf({ title, startsLocal, kind });

  it('is made of its title and its year', () => {
    expect(of({ en: 'Regional Forum “Safe Pathways & Protection”' })).toBe('regional-forum-safe-pathways-protection-2026');
    expect(of({ en: "Côte d'Ivoire – Türkiye: Ten Years On" })).toBe('cote-divoire-turkiye-ten-years-on-2026');
  });

  it('has the year once', () => {
    expect(of({ en: 'Forum 2026' })).toBe('forum-2026');
    expect(of({ en: 'Forum 2025' })).toBe('forum-2025-2026');
  });

  it('spells a Russian title, and takes the kind where nothing can be spelt', () => {
    expect(of({ ru: 'Совещание экспертов: Щучинск' })).toBe('soveshchanie-ekspertov-shchuchinsk-2026');
    expect(of({ fa: 'نشست' })).toBe('forum-2026');
  });

  it('is cut between words', () => {
    const slug = of({ en: 'A Very Long Title About the Preparation of States of the Region for Movements of People' });
    expect(slug).toBe('a-very-long-title-about-the-preparation-of-states-of-the-2026');
    expect(of({ en: 'x'.repeat(300) })).toBe(`${'x'.repeat(60)}-2026`);
  });

  it('gets a number where it is taken', () => {
    expect(freeSlug('forum-2026', new Set())).toBe('forum-2026');
    expect(freeSlug('forum-2026', new Set(['forum-2026', 'forum-2026-2', 'forum-2026-4']))).toBe('forum-2026-3');
  });

  it('can always stand in an address', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => expect(of({ en: title })).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)));
  });
});
