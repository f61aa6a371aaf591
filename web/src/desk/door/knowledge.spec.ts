import { judge } from '../../../../src/attendance/desk-rules/verdicts.js';
import { factsOf, hereAt, knowledgeOf, likelyDay, momentAfter } from './knowledge.js';
import type { Entry } from './log.js';
import type { Roster } from './roster.js';

const DAY = '2026-09-22';
const roster: Roster = {
  serverTime: '2026-09-22T03:00:00Z',
  event: { id: 'e1', title: { en: 'Forum' }, status: 'registration-open', startsLocal: '2026-09-22T09:00', endsLocal: '2026-09-23T17:00', zone: 'Asia/Almaty', days: [DAY, '2026-09-23'], sessions: [] },
  categories: ['ngo'],
  keys: [],
  people: [{ registrationId: 'r1', code: 'K7QX3M9T', name: 'Aliya Sample', otherNames: [], search: 'alia sampl', category: 'ngo', partyId: null, party: null, status: 'confirmed' }],
  over: [{ registrationId: 'r2', status: 'withdrawn' }],
  presences: [{ registrationId: 'r1', day: DAY, sessionId: null, since: '2026-09-22T08:00:00+05:00', deviceId: 'd2' }],
  desks: [],
};
const undo = (at: number, more: Partial<Entry> = {}): Entry =>
  ({
    sequence: 1,
    eventId: 'e1',
    registrationId: 'r1',
    name: null,
    at,
    judged: { verdict: 'UNDONE', since: null, deskId: null, registrationId: 'r1' },
    waits: false,
    state: 'waiting',
    answer: null,
    refusal: null,
    covered: false,
    seen: false,
    kind: 'scan',
    item: { deviceTime: '2026-09-22T03:05:00Z', means: 'name', registrationId: 'r1', day: DAY, sessionId: null, direction: 'undo' },
    ...more,
  }) as Entry;
const verdictAt = (entries: readonly Entry[], registrationId = 'r1', day = DAY) =>
  judge({ named: { kind: 'registration', registrationId, eventId: 'e1', means: 'qr' }, day, sessionId: null, direction: 'in' }, knowledgeOf(roster, factsOf(roster, entries, 'd1')));

describe('what a desk knows', () => {
  it('is what the roster says, with where and when', () => {
    expect(verdictAt([])).toEqual({ verdict: 'ALREADY_IN', since: Date.parse('2026-09-22T03:00:00Z'), by: 'd2' });
    expect(verdictAt([], 'r1', '2026-09-23').verdict).toBe('ADMITTED');
    expect(verdictAt([], 'r2').verdict).toBe('WITHDRAWN');
    expect(verdictAt([], 'r3').verdict).toBe('UNKNOWN_PERSON');
  });

  it('is corrected by what was done here since, and by the roster again once it knows', () => {
    const later = Date.parse('2026-09-22T03:05:00Z');
    expect(verdictAt([undo(later)]).verdict).toBe('ADMITTED');
    expect(hereAt(factsOf(roster, [undo(later)], 'd1'), { day: DAY, sessionId: null }).size).toBe(0);
    expect(verdictAt([undo(later, { covered: true })]).verdict).toBe('ALREADY_IN');
  });

  it('puts what is done now after what is known of the person, whatever the clocks say', () => {
    const facts = factsOf(roster, [], 'd1');
    const since = Date.parse('2026-09-22T03:00:00Z');
    expect(momentAfter(facts, 'r1', since - 60_000)).toBe(since + 1);
    expect(momentAfter(facts, 'r1', since + 60_000)).toBe(since + 60_000);
    expect(momentAfter(facts, null, 5)).toBe(5);
  });
});

describe('the day that is meant', () => {
  it.each([
    ['2026-09-22', '2026-09-22'],
    ['2026-09-01', '2026-09-22'],
    ['2026-09-23', '2026-09-23'],
    ['2026-10-05', '2026-09-23'],
  ])('on %s is %s', (today, day) => {
    expect(likelyDay(roster.event.days, today)).toBe(day);
  });
});
