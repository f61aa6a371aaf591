import { countTry, type Tries } from './throttle.rules.js';

const now = new Date('2026-03-03T09:00:00Z');
const known = (tries: number, more: Partial<Tries> = {}): Tries => ({ tries, blockedUntil: null, updatedAt: now, ...more });
const wait = (tries: number): number | null => {
  const decision = countTry(known(tries), 5, now);
  return decision.kind === 'counted' && decision.blockedUntil ? (decision.blockedUntil.getTime() - now.getTime()) / 1000 : null;
};

describe('counting tries', () => {
  it('lets the first few through at once, then doubles the wait up to fifteen minutes', () => {
    expect([0, 3, 4, 5, 6, 12, 13, 400].map(wait)).toEqual([null, null, 2, 4, 8, 512, 900, 900]);
  });
  it('refuses a try during the wait without counting it', () => {
    const until = new Date(now.getTime() + 1);
    expect(countTry(known(9, { blockedUntil: until }), 5, now)).toEqual({ kind: 'blocked', until });
    expect(countTry(known(9, { blockedUntil: now }), 5, now).kind).toBe('counted');
  });
  it('forgets after an hour of quiet', () => {
    expect(countTry(known(50, { updatedAt: new Date(now.getTime() - 3_600_001) }), 5, now)).toEqual({ kind: 'counted', tries: 1, blockedUntil: null });
  });
});
