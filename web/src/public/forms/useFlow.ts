import { useEffect, useRef, useState, type FormEvent, type RefObject } from 'react';
import type { Fault } from '../../design/index.js';
import { usePublic } from '../PublicContext.js';
import { checkQuestions } from './check.js';
import { dropDraft, keepDraft, readDraft } from './draft.js';
import { sendForm, type SendAnswer } from './send.js';
import type { FormState } from './StepsForm.js';
import { move, stepOf, valuesFrom, type Values } from './steps.js';
import { useServerDraft, type KeptState } from './useServerDraft.js';

interface Shown {
  at: string;
  values: Values;
  faults: readonly Fault[];
}

export interface Flow extends Shown {
  /** Counts the pages shown since the scripts came; a new one mounts its fields anew. */
  round: number;
  element: RefObject<HTMLFormElement | null>;
  heading: RefObject<HTMLHeadingElement | null>;
  summary: RefObject<HTMLDivElement | null>;
  /** Whether the browser keeps what is typed; null before anything was. */
  kept: boolean | null;
  /** Whether it is kept for other devices too; null where it is not to be, or before anything was typed. */
  keptOnline: KeptState;
  /** A link to go on later is on its way. */
  later: boolean;
  sending: boolean;
  /** The line was dead; everything is still here. */
  unsent: boolean;
  submit: (event: FormEvent<HTMLFormElement>) => void;
  typed: () => void;
}

/** A form of several steps in the browser. Before it is awake nothing here runs, and the form works by itself. */
export function useFlow(form: FormState): Flow {
  const { t } = usePublic();
  const element = useRef<HTMLFormElement>(null);
  const [shown, setShown] = useState({ at: form.at, values: form.values, faults: form.faults, round: 0 });
  const [kept, setKept] = useState<boolean | null>(null);
  const [later, setLater] = useState(form.later === 'sent');
  const [phase, setPhase] = useState<'filling' | 'sending' | 'unsent'>('filling');
  const inPage = (): Values => (element.current ? valuesFrom(form.steps, encoded(element.current)) : shown.values);
  const show = (next: Shown): void => setShown((before) => ({ ...next, round: before.round + 1 }));
  const online = useServerDraft(form.draft, { at: form.at, values: form.values }, (merged) => show({ ...merged, faults: [] }));
  const keep = (at: string, values: Values): void => {
    setKept(keepDraft(form.action, { at, values: withoutSensitive(form, values) }));
    online.note({ at, values });
  };

  useWake(form, inPage, show, (values) => setShown((before) => ({ ...before, values })));
  useBackButton((at) => show({ at, values: inPage(), faults: [] }));
  const focus = useFocus(shown.round, shown.faults.length > 0);

  const settle = (answer: SendAnswer, values: Values): void => {
    if (answer.kind === 'to') {
      dropDraft(form.action);
      location.assign(answer.to);
      return;
    }
    setLater(answer.kind === 'later');
    setPhase(answer.kind === 'unreached' ? 'unsent' : 'filling');
    if (answer.kind === 'faults') show({ at: stepWithFault(form, answer.faults, shown.at), values, faults: answer.faults });
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const sent = encoded(event.currentTarget);
    const values = valuesFrom(form.steps, sent);
    if (pressed(event) === 'later') {
      sent.set('go', 'later');
      setPhase('sending');
      void sendForm(form.action, sent).then((answer) => settle(answer, values));
      return;
    }
    const next = move(form.steps, shown.at, pressed(event), values, (sent.get('seen') ?? '').split(' '), (questions, given) => checkQuestions(questions, given, t));
    if (next.kind === 'send') {
      setPhase('sending');
      void sendForm(form.action, sent).then((answer) => settle(answer, values));
      return;
    }
    setPhase('filling');
    keep(next.step, values);
    if (next.step !== shown.at) history.pushState({ step: next.step }, '');
    show({ at: next.step, values, faults: next.faults });
  };
  const typed = (): void => {
    const values = inPage();
    keep(shown.at, values);
    setShown((before) => ({ ...before, values }));
  };
  return { ...shown, element, ...focus, kept, keptOnline: online.kept, later, sending: phase === 'sending', unsent: phase === 'unsent', submit, typed };
}

/** What was typed before the scripts came stands in the fields and stays; a draft of this tab fills a form that is still untouched. */
function useWake(form: FormState, inPage: () => Values, show: (next: Shown) => void, take: (values: Values) => void): void {
  useEffect(() => {
    const typed = inPage();
    const fresh = form.faults.length === 0 && form.at === form.steps[0]?.id;
    // What is kept online is newer than what this tab remembers.
    const draft = fresh && !form.draft?.version ? readDraft(form.action) : null;
    if (draft) show({ at: draft.at, values: { ...draft.values, ...typed }, faults: [] });
    else take(typed);
    history.replaceState({ step: draft?.at ?? form.at }, '');
    // Once, when the page wakes up; what it reads does not change.
  }, []);
}

/** The browser's own back button goes back a step. */
function useBackButton(back: (step: string) => void): void {
  useEffect(() => {
    const onPop = (event: PopStateEvent): void => {
      const state: unknown = event.state;
      if (typeof state === 'object' && state !== null && 'step' in state && typeof state.step === 'string') back(state.step);
    };
    addEventListener('popstate', onPop);
    return () => removeEventListener('popstate', onPop);
  });
}

/** The focus goes where the reader should look: to what is wrong, else to the head of the new step. */
function useFocus(round: number, faulty: boolean): { heading: RefObject<HTMLHeadingElement | null>; summary: RefObject<HTMLDivElement | null> } {
  const heading = useRef<HTMLHeadingElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (round === 0) return;
    if (faulty) summary.current?.focus();
    else heading.current?.focus();
  }, [round, faulty]);
  return { heading, summary };
}

/** Which button was pressed; the Enter key presses the first, which goes on. */
function pressed(event: FormEvent<HTMLFormElement>): string {
  const button = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null;
  return button instanceof HTMLButtonElement && button.name === 'go' ? button.value : 'on';
}

/** Passport numbers and the like are not left behind in a browser. */
function withoutSensitive(form: FormState, values: Values): Values {
  const sensitive = form.steps.flatMap(({ questions }) => questions.flatMap((question) => (question.sensitive ? [question.name] : [])));
  return Object.fromEntries(Object.entries(values).filter(([name]) => !sensitive.includes(name)));
}

function stepWithFault(form: FormState, faults: readonly Fault[], otherwise: string): string {
  const field = faults.find((fault) => fault.field !== null)?.field;
  return field ? stepOf(form.steps, field) : otherwise;
}

/** The form as it would be sent. */
function encoded(form: HTMLFormElement): URLSearchParams {
  return new URLSearchParams([...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}
