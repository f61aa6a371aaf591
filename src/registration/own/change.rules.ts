import type { EventFacts } from '../../events/index.js';
import type { Answers, AnswerValue } from '../form/form.js';
import type { RegistrationFacts } from '../registration.js';

/** Whether a person may still change what they answered: while they take part, or may yet, and the event is not over. */
export function isChangeable({ status }: Pick<RegistrationFacts, 'status'>, event: Pick<EventFacts, 'status' | 'endsAt'>, now: Date): boolean {
  return ['submitted', 'approved', 'confirmed', 'waitlisted'].includes(status) && event.status !== 'cancelled' && event.status !== 'archived' && now < event.endsAt;
}

/** Ids of questions whose answers differ, in alphabetical order. */
export function changedAnswers(before: Answers, after: Answers): string[] {
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...ids].filter((id) => !isSame(before[id], after[id])).toSorted();
}

/** Several choices are the same in whatever order. */
function isSame(a: AnswerValue | undefined, b: AnswerValue | undefined): boolean {
  const sorted = (value: AnswerValue | undefined): unknown => (typeof value === 'object' ? value.toSorted() : value);
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}
