import type { ScanFact } from './presence.js';
import { counts, judge, VERDICTS, type DeskKnowledge, type ScanToJudge } from './verdicts.js';

const event = { id: 'e1', status: 'registration-open', days: ['2026-09-22', '2026-09-23'], sessions: [{ id: 's1', day: '2026-09-22' }] };
const before: ScanFact = { deviceId: 'd1', sequence: 1, registrationId: 'r1', day: '2026-09-22', sessionId: null, direction: 'in', at: 77 };
const known = (more: Partial<DeskKnowledge> = {}): DeskKnowledge => ({ event, statusOf: () => 'confirmed', scans: [], ...more });
const scan = (more: Partial<ScanToJudge> = {}): ScanToJudge => ({
  named: { kind: 'registration', registrationId: 'r1', eventId: 'e1', means: 'qr' },
  day: '2026-09-22',
  sessionId: null,
  direction: 'in',
  ...more,
});

describe('the verdict on a scan', () => {
  it('admits whoever is confirmed, once for each day and each session', () => {
    expect(judge(scan(), known())).toEqual({ verdict: 'ADMITTED', since: null, by: null });
    expect(judge(scan(), known({ scans: [before] }))).toEqual({ verdict: 'ALREADY_IN', since: 77, by: 'd1' });
    expect(judge(scan({ day: '2026-09-23' }), known({ scans: [before] })).verdict).toBe('ADMITTED');
    expect(judge(scan({ sessionId: 's1' }), known({ scans: [before] })).verdict).toBe('ADMITTED');
  });

  it.each([
    ['submitted', 'NOT_CONFIRMED'],
    ['approved', 'NOT_CONFIRMED'],
    ['nominated', 'NOT_CONFIRMED'],
    ['waitlisted', 'ON_WAITING_LIST'],
    ['withdrawn', 'WITHDRAWN'],
    ['rejected', 'NOT_VALID'],
    ['declined', 'NOT_VALID'],
    ['cancelled', 'NOT_VALID'],
  ])('does not admit a registration that is %s: %s', (status, verdict) => {
    expect(judge(scan(), known({ statusOf: () => status })).verdict).toBe(verdict);
  });

  it('says what else stands in the way', () => {
    const other = { kind: 'registration', registrationId: 'r1', eventId: 'e2', means: 'qr' } as const;
    expect(judge(scan({ named: other }), known()).verdict).toBe('OTHER_EVENT');
    expect(judge(scan({ named: { kind: 'nobody', verdict: 'FORGED' } }), known()).verdict).toBe('FORGED');
    expect(judge(scan({ day: '2026-09-25' }), known()).verdict).toBe('OTHER_DAY');
    expect(judge(scan({ sessionId: 's1', day: '2026-09-23' }), known()).verdict).toBe('OTHER_SESSION');
    expect(judge(scan(), known({ statusOf: () => undefined })).verdict).toBe('UNKNOWN_PERSON');
    expect(judge(scan(), known({ event: { ...event, status: 'cancelled' } })).verdict).toBe('EVENT_CANCELLED');
  });

  it('lets a check-in be taken back, also of somebody who withdrew meanwhile', () => {
    expect(judge(scan({ direction: 'undo' }), known({ statusOf: () => 'withdrawn', scans: [before] })).verdict).toBe('UNDONE');
  });

  it('is said in both languages, and counts only where it admits or takes back', () => {
    expect(Object.values(VERDICTS).every(({ en, ru }) => /[a-z]/.test(en) && /[а-я]/.test(ru))).toBe(true);
    expect([counts('ADMITTED'), counts('ALREADY_IN'), counts('UNDONE'), counts('WITHDRAWN'), counts('SET_ASIDE')]).toEqual([true, true, true, false, false]);
  });
});
