import { useEffect, useRef, type RefObject } from 'react';
import type { Fault } from '../../../design/index.js';
import { isVersionChanged, ProblemError } from '../../index.js';
import { placeOf } from './faults.rules.js';
import { useTexts } from './texts.js';

/** What is wrong with a form. */
export interface Faults {
  /** What is wrong with a field. */
  of: (field: string) => string | undefined;
  /** Everything that is wrong, for the summary above the form; what is wrong with no field in particular has none. */
  all: Fault[];
  /** Goes to the summary, so that it has the focus when it appears. */
  summary: RefObject<HTMLDivElement | null>;
}

/**
 * What the server found wrong with a form, in the words of people who fill in forms. `labels` names the fields there are, by id and in their order;
 * a fault lands at the nearest of them. A version that changed is no fault: the form deals with that itself.
 */
export function useFaults(error: Error | null, labels: ReadonlyMap<string, string>): Faults {
  const t = useTexts();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => summary.current?.focus(), [error]);
  if (error === null || isVersionChanged(error)) return { of: () => undefined, all: [], summary };
  const problem = error instanceof ProblemError ? error : null;
  const known = [...labels.keys()];
  const told = (problem?.errors ?? []).map(({ field, code, detail }) => {
    const key = `fault.${code}`;
    return { field: placeOf(field, known), text: t.has(key) ? t(key) : detail };
  });
  const first = told.filter(({ field }, place) => field === null || told.findIndex((other) => other.field === field) === place);
  const all = first
    .toSorted((a, b) => known.indexOf(a.field ?? '') - known.indexOf(b.field ?? ''))
    .map(({ field, text }) => ({ field, text: field === null ? text : t('fault.at', { field: labels.get(field) ?? '', text }) }));
  const whole = problem?.status === 0 ? t('fault.line') : problem?.message || t('failed');
  return { of: (field) => first.find((fault) => fault.field === field)?.text, all: all.length > 0 ? all : [{ field: null, text: whole }], summary };
}
