import type { RuleInput } from './rule.js';

const whole = { name: null, statuses: [], categories: null, partyIds: null, atTime: '10:00', tooLateHours: 24, enabled: true } satisfies Partial<RuleInput>;

const answer = (daysBefore: number): RuleInput => ({ ...whole, anchor: 'answer-due', offsetDays: -daysBefore, who: 'unanswered', letter: 'answer' });
const registration = (daysBefore: number): RuleInput => ({ ...whole, anchor: 'registration-closes', offsetDays: -daysBefore, who: 'registered', statuses: ['nominated', 'draft'], letter: 'registration' });
const preparation: RuleInput = { ...whole, anchor: 'event-starts', offsetDays: -7, who: 'registered', statuses: ['approved', 'confirmed'], letter: 'preparation', tooLateHours: 48 };
const eve: RuleInput = { ...whole, anchor: 'event-starts', offsetDays: -1, who: 'registered', statuses: ['approved', 'confirmed'], letter: 'eve', tooLateHours: 12 };
const thanks: RuleInput = { ...whole, anchor: 'event-ends', offsetDays: 1, who: 'attended', letter: 'thanks', tooLateHours: 72 };

/**
 * Rules of a new event, by its kind (policy). A government needs weeks to name its delegation, so a meeting asks twice; trainees answer for themselves; a forum is
 * open to many, and asks once. Everybody who comes hears what to know a week before and is expected the day before; whoever came is thanked the day after.
 */
export function defaultRules(eventKind: string): readonly RuleInput[] {
  if (eventKind === 'meeting') return [answer(7), answer(2), registration(2), preparation, eve, thanks];
  if (eventKind === 'training') return [answer(3), registration(2), preparation, eve, thanks];
  return [answer(5), registration(3), preparation, eve, thanks];
}
