import type { AskedKind, FormLimits } from '../../../../src/registration/form/form.js';
import type { Fault, Option } from '../../design/index.js';

/** What a form asks, already in the reader's language. Names are those of the form fields. */
export interface Question {
  name: string;
  kind: AskedKind;
  label: string;
  hint?: string;
  needed: boolean;
  options?: readonly Option[];
  size?: 's' | 'm';
  autoComplete?: string;
  maxLength?: number;
  /** Bounds of the answer; `notBefore` is the name of another question. */
  limits?: FormLimits;
  /** Asked only when all of these other questions have one of their answers. */
  when?: readonly { name: string; is: readonly string[] }[];
  /** Not kept in the browser while it is filled in. */
  sensitive?: boolean;
}

/** One question's worth a step: a title and what belongs together. The last step of a form is the review, which asks nothing. */
export interface Step {
  id: string;
  title: string;
  lead?: string;
  questions: readonly Question[];
}

/** Answers by the name of their question; several for `choices`. */
export type Values = Readonly<Record<string, readonly string[]>>;

export const REVIEW = 'review';

export function firstOf(values: Values, name: string): string {
  return values[name]?.[0] ?? '';
}

/** The questions that are asked, given the answers so far. */
export function asked(step: Step, values: Values): Question[] {
  return step.questions.filter(({ when = [] }) => when.every(({ name, is }) => (values[name] ?? []).some((value) => is.includes(value))));
}

/** The steps that ask anything, given the answers so far: a section may be for some alone. */
export function askedSteps(steps: readonly Step[], values: Values): Step[] {
  return steps.filter((step) => asked(step, values).length > 0);
}

/** Answers out of a form as it was sent. Only names that the form asks for are taken. */
export function valuesFrom(steps: readonly Step[], sent: URLSearchParams): Values {
  const values: Record<string, readonly string[]> = {};
  for (const { name } of steps.flatMap((step) => step.questions)) {
    const given = sent.getAll(name).map((value) => value.trim());
    if (given.some((value) => value !== '')) values[name] = given.filter((value) => value !== '');
  }
  return values;
}

/** Where a form goes: another step, the same step with faults, or to be sent. */
export type Move = { kind: 'at'; step: string; faults: readonly Fault[] } | { kind: 'send' };

/** Says what is wrong with the answers to some questions. */
export type Check = (questions: readonly Question[], values: Values) => Fault[];

/**
 * What a press of a button means. `go` is `on`, `back`, or `to:<step>`; `seen` the questions that were on the page.
 * Works the same on the server, with scripts off, and in the browser.
 */
export function move(steps: readonly Step[], from: string, go: string, values: Values, seen: readonly string[], check: Check): Move {
  const at = from === REVIEW ? steps.length : Math.max(0, steps.findIndex(({ id }) => id === from));
  if (go === 'back') return stay((askedSteps(steps.slice(0, at), values).at(-1) ?? steps[0])?.id ?? REVIEW);
  if (go.startsWith('to:')) return stay(steps.find(({ id }) => id === go.slice(3))?.id ?? from);
  const step = steps[at];
  if (step) {
    const questions = asked(step, values);
    // An answer has opened a further question that the reader has not seen: show it before finding fault.
    const faults = check(questions, values);
    if (faults.length === 0 && questions.some(({ name }) => !seen.includes(name))) return stay(step.id);
    if (faults.length > 0) return { kind: 'at', step: step.id, faults };
    return stay(askedSteps(steps.slice(at + 1), values)[0]?.id ?? REVIEW);
  }
  // The review: look through everything once more, for answers may have come from an old page.
  for (const one of steps) {
    const faults = check(asked(one, values), values);
    if (faults.length > 0) return { kind: 'at', step: one.id, faults };
  }
  return { kind: 'send' };
}

function stay(step: string): Move {
  return { kind: 'at', step, faults: [] };
}

/** The step that holds a question; the first when none does. */
export function stepOf(steps: readonly Step[], name: string | null): string {
  return (steps.find((step) => step.questions.some((question) => question.name === name)) ?? steps[0])?.id ?? REVIEW;
}
