import { faultOf, isEmpty, tidied, type ValueFault } from './fits.js';
import { CATEGORY_FIELD, fieldsOf, type Answers, type AnswerValue, type Form, type FormCondition, type FormField } from './form.js';

// Pure and without Node: the browser checks answers with this file too.

/** What is wrong with an answer. */
export interface AnswerFault {
  field: string;
  code: 'ANSWER_MISSING' | 'ANSWER_UNKNOWN' | ValueFault['code'];
  /** The bound that was passed. */
  limit?: number | string;
}

/** What conditions may ask about besides other answers. */
export interface About {
  category?: string;
}

/** Checks answers against a form: the same rules in the browser and on the server. Empty when all is well. */
export function checkAnswers(form: Form, answers: Readonly<Record<string, unknown>>, about: About = {}): AnswerFault[] {
  return readAnswers(form, answers, about).faults;
}

/**
 * Reads answers as they were sent: what is wrong with them, and what is worth keeping. An answer to a question that is not asked, because of what was
 * answered elsewhere, is left out without a word: the reader changed their mind.
 */
export function readAnswers(form: Form, answers: Readonly<Record<string, unknown>>, about: About = {}): { kept: Answers; faults: AnswerFault[] } {
  const fields = fieldsOf(form);
  const known = new Set(fields.map(({ id }) => id));
  const faults = Object.keys(answers).filter((id) => !known.has(id)).map((field): AnswerFault => ({ field, code: 'ANSWER_UNKNOWN' }));
  const kept = new Map<string, AnswerValue>();
  for (const field of fields) {
    if (!holds(field.visibleWhen, kept, about)) continue;
    const read = readAnswer(field, answers[field.id], kept);
    if (read.fault) faults.push(read.fault);
    else if (read.value !== undefined) kept.set(field.id, read.value);
  }
  return { kept: Object.fromEntries(kept), faults };
}

function readAnswer(field: FormField, sent: unknown, kept: ReadonlyMap<string, AnswerValue>): { value?: AnswerValue; fault?: AnswerFault } {
  const value = tidied(sent);
  if (isEmpty(field, value)) return field.required ? { fault: { field: field.id, code: 'ANSWER_MISSING' } } : {};
  const fault = faultOf(field, value, kept);
  return fault ? { fault: { field: field.id, ...fault } } : { value: value as AnswerValue };
}

/** Whether conditions hold, given the answers before. */
function holds(conditions: readonly FormCondition[], kept: ReadonlyMap<string, AnswerValue>, about: About): boolean {
  return conditions.every(({ field, is }) => {
    const given = field === CATEGORY_FIELD ? about.category : kept.get(field);
    const values = typeof given === 'object' ? given : given === undefined ? [] : [given];
    return values.some((value) => is.includes(String(value)));
  });
}
