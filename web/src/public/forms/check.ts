import { checkAnswers, type AnswerFault, type Answers, type AnswerValue } from '../../../../src/registration/form/form.js';
import type { Fault } from '../../design/index.js';
import type { PublicKey } from '../languages/keys.js';
import type { PublicTranslate } from '../page.js';
import type { Question, Values } from './steps.js';

/** An answer as the API takes it, out of what the form fields hold; undefined when there is none. */
export function answerOf(kind: Question['kind'], given: readonly string[]): AnswerValue | undefined {
  if (kind === 'consent') return given[0] === 'yes';
  if (kind === 'choices') return given.length > 0 ? given : undefined;
  if (kind === 'number') return given[0] === undefined ? undefined : Number(given[0]);
  return given[0];
}

/** What is wrong with the answers, said at each field in the reader's language. The rules are those of the server (`src/registration/form`), which has the last word. */
export function checkQuestions(questions: readonly Question[], values: Values, t: PublicTranslate): Fault[] {
  const fields = questions.map(({ name, kind, needed, options }) => ({ id: name, kind, required: needed, options: options?.map(({ value }) => ({ value, label: {} })) ?? null, label: {}, hint: null, sensitive: false, visibleWhen: null }));
  const answers: Record<string, AnswerValue> = {};
  for (const { name, kind } of questions) {
    const answer = answerOf(kind, values[name] ?? []);
    if (answer !== undefined) answers[name] = answer;
  }
  const faults = checkAnswers({ sections: [{ id: 'asked', title: {}, fields }] }, answers);
  return questions.flatMap((question) => {
    const fault = faults.find(({ field }) => field === question.name);
    const text = fault ? said(question, fault, answers, t) : tooLong(question, answers, t);
    return text === null ? [] : [{ field: question.name, text }];
  });
}

const MISSING: Partial<Record<Question['kind'], PublicKey>> = { consent: 'fault.consent', choice: 'fault.choose', choices: 'fault.choose', select: 'fault.choose' };
const INVALID: Partial<Record<Question['kind'], PublicKey>> = { email: 'fault.email', phone: 'fault.phone', number: 'fault.number', date: 'fault.date', text: 'fault.text', paragraph: 'fault.text' };

/** Longest answers to questions that set no limit themselves, in characters; as the rules have it. */
const LONGEST: Partial<Record<Question['kind'], number>> = { text: 300, paragraph: 4000 };

function said(question: Question, { code }: AnswerFault, answers: Answers, t: PublicTranslate): string {
  const { kind, label } = question;
  if (code === 'ANSWER_MISSING') return t(MISSING[kind] ?? 'fault.needed', { label });
  return tooLong(question, answers, t) ?? t(INVALID[kind] ?? 'fault.choose', { label });
}

function tooLong({ name, kind, label, maxLength }: Question, answers: Answers, t: PublicTranslate): string | null {
  const answer = answers[name];
  const most = maxLength ?? LONGEST[kind];
  return most !== undefined && typeof answer === 'string' && answer.length > most ? t('fault.long', { label, max: most }) : null;
}
