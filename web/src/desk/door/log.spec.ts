import type { Verdict } from '../../../../src/attendance/desk-rules/verdicts.js';
import { answered, answerFrom, factOf, itemOf, needsAttention, nextBatch, outworn, shownFor, waiting, type Answer, type Entry } from './log.js';

const says = (verdict: Verdict, more: Partial<Answer> = {}): Answer => ({ verdict, since: null, deskId: null, registrationId: 'r1', ...more });
type ScanEntry = Extract<Entry, { kind: 'scan' }>;
const scan = (sequence: number, more: Partial<ScanEntry> = {}): ScanEntry => ({
  sequence,
  eventId: 'e1',
  registrationId: 'r1',
  name: 'Aliya Sample',
  at: 1000 + sequence,
  judged: says('ADMITTED'),
  waits: false,
  state: 'waiting',
  answer: null,
  refusal: null,
  covered: false,
  seen: false,
  kind: 'scan',
  item: { deviceTime: '2026-09-22T03:00:00.000Z', clockOffsetMs: 0, means: 'code', text: 'K7QX3M9T', day: '2026-09-22', sessionId: null, direction: 'in' },
  ...more,
});
const walkIn = (sequence: number, more: Partial<Entry> = {}): Entry =>
  ({
    ...scan(sequence),
    registrationId: null,
    judged: null,
    kind: 'walk-in',
    item: { id: '0197f1f0-0000-4000-8000-000000000001', deviceTime: '2026-09-22T03:00:00.000Z', day: '2026-09-22', person: { givenName: 'Dina', familyName: 'Newcomer', email: 'dina@example.org' }, category: 'ngo', consents: {}, locale: 'en' },
    ...more,
  }) as Entry;

describe('what is sent', () => {
  it('is every scan that waits, in order, at most 500 at once, and walk-ins by themselves', () => {
    const entries = [scan(1, { state: 'answered' }), walkIn(2), ...Array.from({ length: 600 }, (_, place) => scan(place + 3))];
    expect(nextBatch(entries).map(({ sequence }) => sequence)).toEqual(Array.from({ length: 500 }, (_, place) => place + 3));
    expect(waiting(entries)).toBe(601);
  });

  it('carries the verdict that was shown, and none while the desk waits for the server', () => {
    expect(itemOf(scan(7))).toMatchObject({ sequence: 7, means: 'code', text: 'K7QX3M9T', shownVerdict: 'ADMITTED' });
    expect(itemOf(scan(7, { waits: true })).shownVerdict).toBeNull();
  });

  it('says the same under the same number, however often', () => {
    expect(itemOf(scan(7))).toEqual(itemOf(scan(7)));
  });
});

describe('what is shown', () => {
  it('is the server’s word where there is one, else the desk’s, and nothing while it waits', () => {
    expect(shownFor(scan(1))?.verdict).toBe('ADMITTED');
    expect(shownFor(scan(1, { waits: true }))).toBeNull();
    expect(shownFor(answered(scan(1, { waits: true }), says('ALREADY_IN')))?.verdict).toBe('ALREADY_IN');
    expect(shownFor(walkIn(1))).toBeNull();
  });

  it('reads a verdict that only a newer server knows as one to look at', () => {
    expect(answerFrom({ verdict: 'BANNED_BY_ROYAL_DECREE', since: null, deskId: null, registrationId: null }).verdict).toBe('SET_ASIDE');
    expect(answerFrom({ verdict: 'ALREADY_IN', since: '2026-09-22T08:01:00+05:00', deskId: 'd2', registrationId: 'r1' })).toEqual({ verdict: 'ALREADY_IN', since: Date.parse('2026-09-22T03:01:00Z'), deskId: 'd2', registrationId: 'r1' });
  });

  it('forgets what a walk-in wrote once the server has it', () => {
    const sent = answered(walkIn(3), says('ADMITTED', { registrationId: 'r9' }));
    expect(JSON.stringify(sent)).not.toContain('dina@example.org');
    expect(sent).toMatchObject({ registrationId: 'r9', state: 'answered' });
  });
});

describe('an entry needs a look', () => {
  it.each<[string, Entry, boolean]>([
    ['not before it was sent', scan(1), false],
    ['not when desk and server say the same', answered(scan(1), says('ADMITTED')), false],
    ['when somebody was let in whom the record does not admit', answered(scan(1), says('WITHDRAWN')), true],
    ['when another desk had let the person in', answered(scan(1), says('ALREADY_IN', { deskId: 'd2' })), true],
    ['not when this desk had', answered(scan(1), says('ALREADY_IN', { deskId: 'd1' })), false],
    ['when somebody was turned away whom the record admits', answered(scan(1, { judged: says('NOT_CONFIRMED') }), says('ADMITTED')), true],
    ['not when the operator saw the server’s word at once', answered(scan(1, { waits: true }), says('WITHDRAWN')), false],
    ['when it could not be read', answered(scan(1, { waits: true }), says('SET_ASIDE')), true],
    ['when a walk-in was refused', walkIn(1, { state: 'refused', refusal: { detail: 'Full', errors: [] } }), true],
    ['when a walk-in that was noted waits for a seat', answered(walkIn(1), says('ON_WAITING_LIST')), true],
    ['not when a person has looked', { ...answered(scan(1), says('WITHDRAWN')), seen: true }, false],
  ])('%s', (_, entry, expected) => {
    expect(needsAttention(entry, 'd1')).toBe(expected);
  });
});

describe('presence', () => {
  it('counts what the desk said until the server says otherwise, and leaves to the roster what it knows', () => {
    expect(factOf(scan(4), 'd1')).toEqual({ deviceId: 'd1', sequence: 4, registrationId: 'r1', day: '2026-09-22', sessionId: null, direction: 'in', at: 1004 });
    expect(factOf(answered(scan(4), says('WITHDRAWN')), 'd1')).toBeNull();
    expect(factOf(scan(4, { judged: says('NOT_CONFIRMED') }), 'd1')).toBeNull();
    expect(factOf(scan(4, { covered: true }), 'd1')).toBeNull();
    expect(factOf(walkIn(4), 'd1')).toBeNull();
  });
});

describe('the log', () => {
  it('lets go of what is settled and old, and of nothing else', () => {
    const settled = (sequence: number) => ({ ...answered(scan(sequence), says('ADMITTED')), covered: true });
    const entries = [settled(1), scan(2), { ...answered(scan(3), says('WITHDRAWN')), covered: true }, answered(scan(4), says('ADMITTED')), ...Array.from({ length: 50 }, (_, place) => settled(place + 5))];
    expect(outworn(entries, 'd1')).toEqual([1]);
  });
});
