import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { meQuery } from '../../../index.js';
import type { EventDraft, Read } from './draft.js';

/** What a form holds: the draft, and what it is written on top of (null for an event that is not made yet). */
export interface Held {
  draft: EventDraft;
  read: Read | null;
}

interface Kept extends Held {
  /** True when it had been left here earlier. */
  restored: boolean;
  hold: (change: (before: Held) => Held) => void;
  /** Forgets what was typed and begins again from `from`. */
  begin: (from: Held) => void;
}

/**
 * A draft that is kept in the browser's tab while it is written, so that a page that is left, loaded again or closed by the end of a session loses nothing.
 * Each account has its own; signing out forgets them all.
 */
export function useKeptDraft(name: string, fresh: () => Held): Kept {
  const { data: me } = useQuery(meQuery);
  const key = `event-form ${me?.account?.id ?? ''} ${name}`;
  const [{ held, restored, touched }, set] = useState(() => {
    const found = readKept(key);
    return { held: found ?? fresh(), restored: found !== null, touched: found !== null };
  });
  useEffect(() => {
    if (touched) sessionStorage.setItem(key, JSON.stringify(held));
    else sessionStorage.removeItem(key);
  }, [key, held, touched]);
  return {
    ...held,
    restored,
    hold: (change) => set((before) => ({ ...before, held: change(before.held), touched: true })),
    begin: (from) => {
      // At once: whoever is led away from the page now does not come back to a draft that is saved.
      sessionStorage.removeItem(key);
      set({ held: from, restored: false, touched: false });
    },
  };
}

function readKept(key: string): Held | null {
  const text = sessionStorage.getItem(key);
  return text === null ? null : (JSON.parse(text) as Held);
}
