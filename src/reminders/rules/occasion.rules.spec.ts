import fc from 'fast-check';
import { instantOf, wallTimeOf } from '../../platform/clock/index.js';
import { occasionOf, stateOf, type Anchored } from './occasion.rules.js';

type Timed = Parameters<typeof occasionOf>[0];

const event = (zone: string, startsLocal: string, endsLocal = `${startsLocal.slice(0, 10)}T17:00`): Anchored => ({
  anchorLocal: startsLocal,
  zone,
  startsAt: instantOf({ local: startsLocal, zone }),
  endsAt: instantOf({ local: endsLocal, zone }),
  closesLocal: null,
});
const rule = (offsetDays: number, atTime = '10:00', more: Partial<Timed> = {}): Timed => ({ anchor: 'event-starts', offsetDays, atTime, letter: 'preparation', tooLateHours: 24, ...more });
const utc = (date: Date): string => date.toISOString().replace(':00.000Z', 'Z');

describe('the time of a reminder', () => {
  // Written by hand from the zone rules: Geneva and New York change their clocks twice a year, Kazakhstan went from UTC+6 to UTC+5 on 1 March 2024.
  it.each([
    ['a week before, clocks go forward in between', 'Europe/Zurich', '2026-03-30T09:00', -7, '10:00', '2026-03-23T10:00', '2026-03-23T09:00Z'],
    ['a day before, on the day on which clocks go forward', 'Europe/Zurich', '2026-03-30T09:00', -1, '10:00', '2026-03-29T10:00', '2026-03-29T08:00Z'],
    ['at a time that is skipped that day, an hour later', 'Europe/Zurich', '2026-03-30T09:00', -1, '02:30', '2026-03-29T02:30', '2026-03-29T01:30Z'],
    ['a week before, clocks go back in between', 'Europe/Zurich', '2026-10-26T09:00', -7, '10:00', '2026-10-19T10:00', '2026-10-19T08:00Z'],
    ['a day before, on the day on which clocks go back', 'Europe/Zurich', '2026-10-26T09:00', -1, '10:00', '2026-10-25T10:00', '2026-10-25T09:00Z'],
    ['at a time that comes twice that day, the first of the two', 'Europe/Zurich', '2026-10-26T09:00', -1, '02:30', '2026-10-25T02:30', '2026-10-25T00:30Z'],
    ['a week before, while Almaty was at UTC+6', 'Asia/Almaty', '2024-03-04T09:00', -7, '10:00', '2024-02-26T10:00', '2024-02-26T04:00Z'],
    ['a day before, when Almaty was at UTC+5', 'Asia/Almaty', '2024-03-04T09:00', -1, '10:00', '2024-03-03T10:00', '2024-03-03T05:00Z'],
    ['in the last hour of February 2024, which Almaty had twice', 'Asia/Almaty', '2024-03-01T09:00', -1, '23:30', '2024-02-29T23:30', '2024-02-29T17:30Z'],
    ['in the first hour of March 2024', 'Asia/Almaty', '2024-03-01T09:00', 0, '00:30', '2024-03-01T00:30', '2024-02-29T19:30Z'],
    ['a week before in New York, in winter', 'America/New_York', '2026-03-09T09:00', -7, '10:00', '2026-03-02T10:00', '2026-03-02T15:00Z'],
    ['a day before in New York, in summer from that night on', 'America/New_York', '2026-03-09T09:00', -1, '10:00', '2026-03-08T10:00', '2026-03-08T14:00Z'],
    ['across the end of a year and of a leap day', 'Asia/Almaty', '2028-03-01T09:00', -1, '10:00', '2028-02-29T10:00', '2028-02-29T05:00Z'],
  ])('%s', (_, zone, starts, days, time, local, at) => {
    const occasion = occasionOf(rule(days, time), event(zone, starts));
    expect([occasion.local, utc(occasion.at)]).toEqual([local, at]);
  });

  it('follows an event that moves, with its wall time, into another zone too', () => {
    expect(utc(occasionOf(rule(-1), event('Asia/Almaty', '2026-09-22T09:00')).at)).toBe('2026-09-21T05:00Z');
    expect(utc(occasionOf(rule(-1), event('Asia/Almaty', '2026-09-29T14:00')).at)).toBe('2026-09-28T05:00Z');
    expect(utc(occasionOf(rule(-1), event('Europe/Zurich', '2026-09-29T09:00')).at)).toBe('2026-09-28T08:00Z');
  });

  it('keeps the hands of the clock where they were set, on every day and in every zone, but where they jump over it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Europe/Zurich', 'Asia/Almaty', 'America/New_York', 'Asia/Tehran', 'Asia/Kolkata'),
        fc.date({ min: new Date('2023-01-01'), max: new Date('2028-12-31'), noInvalidDate: true }),
        fc.integer({ min: -60, max: 60 }),
        fc.integer({ min: 0, max: 23 }),
        (zone, day, offset, hour) => {
          const time = `${String(hour).padStart(2, '0')}:30`;
          const { local, at } = occasionOf(rule(offset, time), event(zone, `${day.toISOString().slice(0, 10)}T09:00`));
          const shown = wallTimeOf(at, zone).local.slice(0, 16);
          const jumped = wallTimeOf(new Date(at.getTime() - 3_600_000), zone).local.slice(0, 16) < local && shown > local;
          expect(shown === local || jumped).toBe(true);
        },
      ),
    );
  });
});

describe('how late is too late', () => {
  it('is counted in real hours, a day of 23 hours included', () => {
    const { until } = occasionOf(rule(-9, '12:00', { tooLateHours: 24 }), event('Europe/Zurich', '2026-04-06T09:00'));
    // 28 March 12:00 is 11:00Z; 24 hours later it is 13:00 by the clock on the wall.
    expect(utc(until)).toBe('2026-03-29T11:00Z');
  });

  it.each([
    ['nobody is welcomed to an event that has begun', rule(-1, '20:00', { letter: 'eve' }), '2026-09-22T04:00Z'],
    ['nobody is asked for an answer that was due', rule(-1, '10:00', { letter: 'answer', anchor: 'answer-due', tooLateHours: 720 }), '2026-09-22T04:00Z'],
    ['thanks may come late', rule(1, '10:00', { letter: 'thanks', anchor: 'event-ends', tooLateHours: 72 }), '2026-09-26T05:00Z'],
  ])('%s', (_, of, until) => {
    expect(utc(occasionOf(of, event('Asia/Almaty', '2026-09-22T09:00')).until)).toBe(until);
  });

  it('ends with registration for whoever is to complete it', () => {
    const anchored = { ...event('Asia/Almaty', '2026-09-22T09:00'), anchorLocal: '2026-09-15T18:00', closesLocal: '2026-09-15T18:00' };
    expect(utc(occasionOf(rule(0, '10:00', { letter: 'registration', anchor: 'registration-closes' }), anchored).until)).toBe('2026-09-15T13:00Z');
  });

  it.each([
    ['a welcome after the beginning', rule(0, '10:00', { letter: 'eve' })],
    ['thanks before the end', rule(0, '10:00', { letter: 'thanks' })],
    ['an answer asked for after it was due', rule(1, '10:00', { letter: 'answer', anchor: 'answer-due' })],
  ])('makes nothing of %s', (_, of) => {
    expect(stateOf(occasionOf(of, event('Asia/Almaty', '2026-09-22T09:00')), new Date(0), new Date('2026-01-01T00:00Z'))).toBe('never');
  });
});

describe('an occasion', () => {
  const occasion = occasionOf(rule(-1), event('Asia/Almaty', '2026-09-22T09:00'));
  const before = new Date('2026-01-01T00:00Z');
  it.each([
    ['lies ahead until its minute', '2026-09-21T04:59:59Z', before, 'ahead'],
    ['is now from its minute on', '2026-09-21T05:00:00Z', before, 'now'],
    ['is now until it is too late, here the beginning of the event', '2026-09-22T03:59:59Z', before, 'now'],
    ['is over then', '2026-09-22T04:00:00Z', before, 'over'],
    ['is over for a rule that was made after it', '2026-09-21T05:30:00Z', new Date('2026-09-21T05:00:01Z'), 'over'],
    ['is now for a rule that was made in the same minute', '2026-09-21T05:30:00Z', new Date('2026-09-21T05:00:00Z'), 'now'],
  ])('%s', (_, now, since, state) => {
    expect(stateOf(occasion, since, new Date(now))).toBe(state);
  });
});
