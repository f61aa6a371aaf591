import type { AskedStatus, Concerned, ReminderLetter, RuleInput } from './rule.js';

/** To whom each letter may go; for registered people, in which statuses its words are true. */
const FITS: Readonly<Record<ReminderLetter, Partial<Record<Concerned, readonly AskedStatus[]>>>> = {
  answer: { unanswered: [] },
  registration: { unanswered: [], registered: ['nominated', 'draft'] },
  preparation: { registered: ['submitted', 'waitlisted', 'approved', 'confirmed'] },
  eve: { registered: ['approved', 'confirmed'] },
  thanks: { registered: ['approved', 'confirmed'], attended: [] },
};

export type RuleFault =
  | { code: 'LETTER_NOT_FOR_THEM'; field: 'letter' }
  | { code: 'STATUS_NOT_FOR_LETTER'; field: 'audience.statuses'; params: { statuses: string; allowed: string } }
  | { code: 'STATUSES_NEEDED' | 'STATUSES_NOT_ASKED'; field: 'audience.statuses' }
  | { code: 'ANCHOR_NEEDS_INVITED'; field: 'anchor' };

/** What a rule says that cannot be meant so, whatever its event; null when nothing. */
export function faultOf(rule: Pick<RuleInput, 'anchor' | 'who' | 'statuses' | 'letter'>): RuleFault | null {
  const { anchor, who, statuses, letter } = rule;
  const allowed = FITS[letter][who];
  if (!allowed) return { code: 'LETTER_NOT_FOR_THEM', field: 'letter' };
  if (who === 'registered' && statuses.length === 0) return { code: 'STATUSES_NEEDED', field: 'audience.statuses' };
  if (who !== 'registered' && statuses.length > 0) return { code: 'STATUSES_NOT_ASKED', field: 'audience.statuses' };
  const wrong = statuses.filter((status) => !allowed.includes(status));
  if (wrong.length > 0) return { code: 'STATUS_NOT_FOR_LETTER', field: 'audience.statuses', params: { statuses: wrong.join(', '), allowed: allowed.join(', ') } };
  return anchor === 'answer-due' && who !== 'unanswered' ? { code: 'ANCHOR_NEEDS_INVITED', field: 'anchor' } : null;
}

/** True when its time changed, or it is switched on: what lies before counts no longer. */
export function isRetimed(before: RuleInput, after: RuleInput): boolean {
  return before.anchor !== after.anchor || before.offsetDays !== after.offsetDays || before.atTime !== after.atTime || (!before.enabled && after.enabled);
}

/** Names of what differs, for the record. */
export function changedFields(before: RuleInput, after: RuleInput): string[] {
  return (Object.keys(after) as (keyof RuleInput)[]).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}
