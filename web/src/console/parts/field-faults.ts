import { useEffect, useRef, type RefObject } from 'react';
import type { Fault } from '../../design/index.js';
import { isVersionChanged, ProblemError } from '../api.js';
import { placeOf } from './fault-place.rules.js';

/** What is wrong with a form: at each field, and in a summary that takes the focus when it appears. */
export interface FieldFaults {
  of: (field: string) => string | undefined;
  /** Everything that is wrong, in the order of the fields; what is wrong with no field in particular has none and comes first. */
  all: Fault[];
  summary: RefObject<HTMLDivElement | null>;
}

/** Words of a form's own. */
interface FaultWords {
  /** For a code of the API; undefined leaves what the server said. */
  ofCode?: (code: string) => string | undefined;
  /** How the summary tells what is wrong with a field; as the field itself tells it unless given. */
  inSummary?: (field: string, text: string) => string;
  /** Said when the server could not be reached. */
  noLine?: string;
}

/**
 * What the server refused, in its own words: at the nearest of the `fields` of a form, or `failed` where it said nothing.
 * A version that changed is no fault: the form deals with that itself.
 */
export function useFieldFaults(error: Error | null, fields: readonly string[], failed: string, { ofCode, inSummary = (_, text) => text, noLine = failed }: FaultWords = {}): FieldFaults {
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => summary.current?.focus(), [error]);
  if (error === null || isVersionChanged(error)) return { of: () => undefined, all: [], summary };
  const problem = error instanceof ProblemError ? error : null;
  const told = (problem?.errors ?? []).map(({ field, code, detail }) => ({ field: placeOf(field, fields), text: ofCode?.(code) ?? detail }));
  const first = told.filter(({ field }, place) => field === null || told.findIndex((other) => other.field === field) === place);
  const all = [...first].sort((a, b) => fields.indexOf(a.field ?? '') - fields.indexOf(b.field ?? '')).map(({ field, text }) => ({ field, text: field === null ? text : inSummary(field, text) }));
  const whole = problem?.status === 0 ? noLine : problem?.message || failed;
  return { of: (field) => first.find((fault) => fault.field === field)?.text, all: all.length > 0 ? all : [{ field: null, text: whole }], summary };
}
