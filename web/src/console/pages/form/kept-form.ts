import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { FormDefinition } from '../../../../../src/registration/form/form.js';
import { meQuery } from '../../index.js';
import { firstStep, redone, step, undone, type Steps } from './steps.js';

/** A form that is being made, and the version on which it is based. */
interface Held {
  base: number;
  form: FormDefinition;
}

export interface KeptForm {
  form: FormDefinition;
  base: number;
  /** True when it had been left here earlier. */
  restored: boolean;
  /** True when anything was changed since it was last saved. */
  touched: boolean;
  canUndo: boolean;
  canRedo: boolean;
  /** Changes the form; changes `about` the same are one step. */
  change: (next: FormDefinition, about?: string) => void;
  undo: () => void;
  redo: () => void;
  /** Forgets what was typed and begins again. */
  begin: (from: Held) => void;
  /** Bases what was typed on another version. */
  rebase: (base: number) => void;
}

/**
 * A form that is kept in the browser's tab while it is made, each step of it to be taken back, so that a page that is left or loaded again loses nothing.
 * Each account has its own; signing out forgets them all.
 */
export function useKeptForm(eventId: string, fresh: Held): KeptForm {
  const { data: me } = useQuery(meQuery);
  const key = `form ${me?.account?.id ?? ''} ${eventId}`;
  const [state, set] = useState(() => {
    const found = readKept(key);
    return { base: (found ?? fresh).base, steps: firstStep((found ?? fresh).form), restored: found !== null, touched: found !== null };
  });
  const { base, steps, touched } = state;
  useEffect(() => {
    if (touched) sessionStorage.setItem(key, JSON.stringify({ base, form: steps.now } satisfies Held));
    else sessionStorage.removeItem(key);
  }, [key, base, steps, touched]);
  const take = (make: (before: Steps<FormDefinition>) => Steps<FormDefinition>): void => set((before) => ({ ...before, steps: make(before.steps), touched: true }));
  return {
    form: steps.now,
    base,
    restored: state.restored,
    touched,
    canUndo: steps.past.length > 0,
    canRedo: steps.future.length > 0,
    change: (next, about) => take((before) => step(before, next, about ?? null)),
    undo: () => take(undone),
    redo: () => take(redone),
    begin: (from) => {
      // At once: whoever is led away from the page now does not come back to what is saved.
      sessionStorage.removeItem(key);
      set({ base: from.base, steps: firstStep(from.form), restored: false, touched: false });
    },
    rebase: (to) => set((before) => ({ ...before, base: to })),
  };
}

function readKept(key: string): Held | null {
  const text = sessionStorage.getItem(key);
  return text === null ? null : (JSON.parse(text) as Held);
}
