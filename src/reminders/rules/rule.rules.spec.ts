import { defaultRules } from './default-rules.js';
import { occasionOf } from './occasion.rules.js';
import type { RuleInput } from './rule.js';
import { changedFields, faultOf, isRetimed } from './rule.rules.js';

const eve: RuleInput = { name: null, anchor: 'event-starts', offsetDays: -1, atTime: '10:00', who: 'registered', statuses: ['confirmed'], categories: null, partyIds: null, letter: 'eve', tooLateHours: 24, enabled: true };

describe('a rule', () => {
  it.each<[string, Partial<RuleInput>, string | null]>([
    ['may welcome the confirmed', {}, null],
    ['does not welcome people on the waiting list', { statuses: ['confirmed', 'waitlisted'] }, 'STATUS_NOT_FOR_LETTER'],
    ['says in which statuses', { statuses: [] }, 'STATUSES_NEEDED'],
    ['asks the invited for an answer', { anchor: 'answer-due', who: 'unanswered', statuses: [], letter: 'answer' }, null],
    ['does not ask the confirmed for an answer', { letter: 'answer' }, 'LETTER_NOT_FOR_THEM'],
    ['has no statuses for the invited', { who: 'unanswered', letter: 'answer' }, 'STATUSES_NOT_ASKED'],
    ['counts from answers for the invited alone', { anchor: 'answer-due' }, 'ANCHOR_NEEDS_INVITED'],
    ['thanks those who came', { anchor: 'event-ends', offsetDays: 1, who: 'attended', statuses: [], letter: 'thanks' }, null],
  ])('%s', (_, change, code) => {
    expect(faultOf({ ...eve, ...change })?.code ?? null).toBe(code);
  });

  it('is retimed by another time or by being switched on, not by another name or audience', () => {
    expect(isRetimed(eve, { ...eve, atTime: '11:00' })).toBe(true);
    expect(isRetimed({ ...eve, enabled: false }, eve)).toBe(true);
    expect(isRetimed(eve, { ...eve, enabled: false })).toBe(false);
    expect(isRetimed(eve, { ...eve, name: 'Welcome', categories: ['expert'], tooLateHours: 6 })).toBe(false);
    expect(changedFields(eve, { ...eve, name: 'Welcome', categories: ['expert'] })).toEqual(['name', 'categories']);
  });
});

describe('the rules of a new event', () => {
  const anchored = { zone: 'Asia/Almaty', startsAt: new Date('2026-09-22T04:00Z'), endsAt: new Date('2026-09-24T12:00Z'), closesLocal: '2026-09-15T18:00' };
  const anchors = { 'event-starts': '2026-09-22T09:00', 'event-ends': '2026-09-24T17:00', 'answer-due': '2026-09-08T18:00', 'registration-closes': '2026-09-15T18:00' };

  it.each(['meeting', 'training', 'forum', 'something-new'])('can all be meant so for a %s, and come at a time at which their letters make sense', (kind) => {
    const rules = defaultRules(kind);
    expect(rules.map(faultOf)).toEqual(rules.map(() => null));
    const pointless = rules.filter((rule) => {
      const { at, until } = occasionOf(rule, { ...anchored, anchorLocal: anchors[rule.anchor] });
      return until <= at;
    });
    expect(pointless).toEqual([]);
  });

  it('ask a government twice, and everybody else once', () => {
    const asks = (kind: string) => defaultRules(kind).filter(({ letter }) => letter === 'answer').map(({ offsetDays }) => offsetDays);
    expect([asks('meeting'), asks('training'), asks('forum')]).toEqual([[-7, -2], [-3], [-5]]);
  });
});
