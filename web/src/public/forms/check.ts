import type { AnswerValue, FormField } from '../../../../src/registration/form/form.js';
import { checkAnswers, type AnswerFault } from '../../../../src/registration/form/read-answers.js';
import type { Fault } from '../../design/index.js';
import { day } from '../../format/time.js';
import type { PublicKey } from '../languages/keys.js';
import type { PublicTranslate } from '../page.js';
import type { Question, Values } from './steps.js';

/** An answer as the API takes it, out of what the form fields hold; undefined when there is none. */
export function answerOf(kind: Question['kind'], given: readonly string[]): AnswerValue | undefined {
  if (kind === 'consent') return given[0] === 'yes';
  if (kind === 'choices') return given.length > 0 ? given : undefined;
  // Russian and Persian readers write the fraction after a comma.
  if (kind === 'number') return given[0] === undefined ? undefined : Number(given[0].replace(',', '.'));
  return given[0];
}

/** What is wrong with the answers, said at each field in the reader's language. The rules are those of the server (`src/registration/form`), which has the last word. */
export function checkQuestions(questions: readonly Question[], values: Values, t: PublicTranslate): Fault[] {
  const answers: Record<string, AnswerValue> = {};
  const give = (name: string, kind: Question['kind']): void => {
    const answer = answerOf(kind, values[name] ?? []);
    if (answer !== undefined) answers[name] = answer;
  };
  for (const { name, kind } of questions) give(name, kind);
  // A day may not precede one that was answered on another step.
  const elsewhere = questions.flatMap(({ limits }) => (limits?.notBefore && !questions.some(({ name }) => name === limits.notBefore) ? [limits.notBefore] : []));
  for (const name of elsewhere) give(name, 'date');
  const fields = [...elsewhere.map((name) => fieldOf({ name, kind: 'date', label: '', needed: false })), ...questions.map(fieldOf)];
  const faults = checkAnswers({ sections: [{ id: 'asked', title: {}, visibleWhen: [], fields }] }, answers);
  return questions.flatMap((question) => {
    const fault = faults.find(({ field }) => field === question.name);
    return fault ? [{ field: question.name, text: said(question, fault, t) }] : [];
  });
}

/** A question as the rules know it; whether it is asked was settled before. */
function fieldOf({ name, kind, needed, options, limits, maxLength }: Question): FormField {
  const { min = null, max = null, from = null, to = null, notBefore = null } = limits ?? {};
  const known = options?.map(({ value }) => ({ value, label: {}, places: null })) ?? null;
  return { id: name, kind, required: needed, options: known, limits: { min, max: maxLength ?? max, from, to, notBefore }, label: {}, hint: null, sensitive: false, visibleWhen: [], audience: 'team', keptDays: null, reapprove: false };
}

const MISSING: Partial<Record<Question['kind'], PublicKey>> = { consent: 'fault.consent', choice: 'fault.choose', choices: 'fault.choose', select: 'fault.choose', file: 'fault.file', photo: 'fault.file' };
const INVALID: Partial<Record<Question['kind'], PublicKey>> = { email: 'fault.email', phone: 'fault.phone', number: 'fault.number', date: 'fault.date', text: 'fault.text', paragraph: 'fault.text', file: 'fault.file', photo: 'fault.file' };

/** Words for an answer that passes a limit. */
const BEYOND: Partial<Record<AnswerFault['code'], PublicKey>> = {
  ANSWER_TOO_SHORT: 'fault.short',
  ANSWER_TOO_LONG: 'fault.long',
  ANSWER_TOO_LOW: 'fault.low',
  ANSWER_TOO_HIGH: 'fault.high',
  ANSWER_TOO_EARLY: 'fault.early',
  ANSWER_TOO_LATE: 'fault.late',
  ANSWER_TOO_FEW: 'fault.few',
  ANSWER_TOO_MANY: 'fault.many',
};

function said({ kind, label }: Question, { code, limit }: AnswerFault, t: PublicTranslate): string {
  if (code === 'ANSWER_MISSING') return t(MISSING[kind] ?? 'fault.needed', { label });
  const beyond = BEYOND[code];
  if (beyond === undefined || limit === undefined) return t(INVALID[kind] ?? 'fault.choose', { label });
  const written = typeof limit === 'string' ? day(limit, t.locale) : limit;
  return t(beyond, { label, limit: written, ...(typeof limit === 'number' && { count: limit }) });
}
