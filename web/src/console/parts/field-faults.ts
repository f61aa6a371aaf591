import { useEffect, useRef, type RefObject } from 'react';
import type { Fault } from '../../design/index.js';
import { isVersionChanged, ProblemError } from '../api.js';

/** What is wrong with a form: at each field, and in a summary that takes the focus when it appears. */
export interface FieldFaults {
  of: (field: string) => string | undefined;
  all: Fault[];
  summary: RefObject<HTMLDivElement | null>;
}

/**
 * What the server refused, in its own words: at the `fields` of a form, in their order, or `failed` where it said nothing.
 * A version that changed is no fault: the form deals with that itself.
 */
export function useFieldFaults(error: Error | null, fields: readonly string[], failed: string): FieldFaults {
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => summary.current?.focus(), [error]);
  const shown = error === null || isVersionChanged(error) ? null : error;
  const told = shown instanceof ProblemError ? shown.errors : [];
  const of = (field: string): string | undefined => told.find((one) => one.field === field)?.detail;
  const all = fields.flatMap((field): Fault[] => {
    const text = of(field);
    return text === undefined ? [] : [{ field, text }];
  });
  if (shown !== null && all.length === 0) all.push({ field: null, text: shown instanceof ProblemError && shown.message !== '' ? shown.message : failed });
  return { of, all, summary };
}
