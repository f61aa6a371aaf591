import { useEffect, useRef, useState } from 'react';
import type { Draft } from './draft.js';
import { mergeDraft } from './merge-draft.js';

/** Where a draft is kept, for whoever has the link of this page. */
export interface KeptAt {
  /** Address at the API, for GET and PUT. */
  address: string;
  token: string;
  /** Version that this page was written with. */
  version: number;
}

/** How long nothing must be typed before it is kept, in milliseconds. */
const PAUSE = 1_200;

/** What is kept there: null before anything was typed, and where the form is kept in this browser alone. */
export type KeptState = 'kept' | 'unkept' | null;

/**
 * Keeps a form at the server while it is filled in, so that it can be gone on with on another device. What another window kept meanwhile is taken in (`show`), never
 * overwritten. A dead line loses nothing: it is tried again with the next letter typed, and the browser keeps its own copy.
 */
export function useServerDraft(at: KeptAt | undefined, first: Draft, show: (merged: Draft) => void): { note: (draft: Draft) => void; kept: KeptState } {
  const [kept, setKept] = useState<KeptState>(null);
  const known = useRef({ version: at?.version ?? 0, draft: first });
  const wanted = useRef<Draft | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const busy = useRef(false);

  const work = async (keepalive: boolean): Promise<void> => {
    clearTimeout(timer.current);
    const draft = wanted.current;
    if (!at || draft === null || busy.current) return;
    busy.current = true;
    const answer = await put(at, known.current.version, draft, keepalive);
    busy.current = false;
    if (answer.kind === 'kept') {
      known.current = { version: answer.version, draft };
      setKept('kept');
      if (wanted.current === draft) wanted.current = null;
      else await work(false);
    } else if (answer.kind === 'changed') {
      const { version, ...theirs } = answer.draft;
      const merged = mergeDraft(known.current.draft, wanted.current ?? draft, theirs);
      known.current = { version, draft: theirs };
      wanted.current = merged;
      show(merged);
      await work(false);
    } else setKept('unkept');
  };

  useEffect(() => {
    const leave = (): void => {
      if (document.visibilityState === 'hidden') void work(true);
    };
    addEventListener('visibilitychange', leave);
    return () => removeEventListener('visibilitychange', leave);
  });
  return {
    kept,
    note: (draft) => {
      wanted.current = draft;
      clearTimeout(timer.current);
      if (at) timer.current = setTimeout(() => void work(false), PAUSE);
    },
  };
}

type PutAnswer = { kind: 'kept'; version: number } | { kind: 'changed'; draft: Draft & { version: number } } | { kind: 'failed' };

async function put({ address, token }: KeptAt, version: number, draft: Draft, keepalive: boolean): Promise<PutAnswer> {
  const headers = { authorization: `Link ${token}`, 'if-match': `"${version}"`, 'content-type': 'application/json' };
  try {
    const answer = await fetch(address, { method: 'PUT', headers, body: JSON.stringify(draft), keepalive });
    if (answer.ok) return { kind: 'kept', version: ((await answer.json()) as { version: number }).version };
    if (answer.status !== 412) return { kind: 'failed' };
    const there = await fetch(address, { headers: { authorization: headers.authorization } });
    if (!there.ok) return { kind: 'failed' };
    const { at, values, version: present } = (await there.json()) as Draft & { version: number };
    return { kind: 'changed', draft: { at, values, version: present } };
  } catch (error) {
    // The line is dead; anything else is a mistake of ours.
    if (error instanceof TypeError) return { kind: 'failed' };
    throw error;
  }
}
