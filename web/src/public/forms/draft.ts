import type { Values } from './steps.js';

/** What was typed, kept in this tab of this browser until it is sent; a shared computer forgets it when the tab is closed. */
export interface Draft {
  at: string;
  values: Values;
}

const key = (address: string): string => `draft ${address}`;

export function readDraft(address: string): Draft | null {
  const kept = sessionStorage.getItem(key(address));
  if (kept === null) return null;
  const draft = JSON.parse(kept) as Partial<Draft>;
  return typeof draft.at === 'string' && typeof draft.values === 'object' && draft.values !== null ? { at: draft.at, values: draft.values } : null;
}

/** True when it was kept; a browser that keeps nothing (private mode, full) is told to the reader, not hidden. */
export function keepDraft(address: string, draft: Draft): boolean {
  try {
    sessionStorage.setItem(key(address), JSON.stringify(draft));
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

export function dropDraft(address: string): void {
  sessionStorage.removeItem(key(address));
}
