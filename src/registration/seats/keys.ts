import { SEATLESS } from '../categories.js';

/** Key of the event's own seats. */
export const EVENT_KEY = 'event';

/** What a ledger row counts, by the beginning of its key. */
export const KEY_KINDS = ['event', 'party', 'funded', 'category', 'session'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

/** A key that says whose seats it counts: `party:<id>`, `funded:<party id>`, `category:<name>`, `session:<id>`. */
export function keyOf(kind: Exclude<KeyKind, 'event'>, of: string): string {
  return `${kind}:${of}`;
}

/** What a key counts, and of whom; `of` is empty for the event. Null for what is no key. */
export function readKey(key: string): { kind: KeyKind; of: string } | null {
  const cut = key.indexOf(':');
  const kind = KEY_KINDS.find((one) => one === (cut < 0 ? key : key.slice(0, cut)));
  return kind === undefined || (kind === 'event') !== cut < 0 ? null : { kind, of: cut < 0 ? '' : key.slice(cut + 1) };
}

/** Whose seat it is. */
export interface Seated {
  category: string;
  partyId: string | null;
  /** Whether the organiser pays for them. */
  funded: boolean;
}

/** The keys that somebody needs; the ledger has those that are limited. Whoever comes with somebody else needs none. */
export function keysFor({ category, partyId, funded }: Seated): string[] {
  if (SEATLESS.has(category)) return [];
  return [EVENT_KEY, keyOf('category', category), ...(partyId ? [keyOf('party', partyId)] : []), ...(partyId && funded ? [keyOf('funded', partyId)] : [])];
}

/** The keys that somebody needs who has their seat again: those they had, under the quotas that there are now. */
export function seatsAgain(who: Seated, had: readonly string[], known: ReadonlySet<string>): string[] {
  return had.length === 0 ? [] : [...new Set([...had, ...keysFor(who)])].filter((key) => known.has(key));
}
