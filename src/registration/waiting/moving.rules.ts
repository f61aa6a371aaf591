import { holdingUp, type LedgerRow } from '../seats/allocate.js';

/** Somebody in the line, and where they stand in it as PostgreSQL writes the number. */
interface Standing {
  id: string;
  keys: readonly string[];
  rank: string;
}

/** Between whose ranks somebody stands after a move; null at an end of the line. */
export interface Between {
  after: string | null;
  before: string | null;
}

/**
 * Where in the line of an event somebody goes who is moved to a place among those who wait for the same as they do: right before whoever has that place now, or
 * right behind the last of them. All others keep their order. Null when they stand there already, or do not stand in the line.
 */
export function moveTo(ledger: readonly LedgerRow[], line: readonly Standing[], id: string, place: number): Between | null {
  const me = line.find((one) => one.id === id);
  if (!me) return null;
  const awaited = new Set(holdingUp(ledger, me.keys));
  const others = line.filter((one) => one !== me);
  const rivals = others.filter(({ keys }) => keys.some((key) => awaited.has(key)));
  const displaced = rivals[place - 1];
  const last = rivals.at(-1);
  const to = displaced ? others.indexOf(displaced) : last ? others.indexOf(last) + 1 : line.indexOf(me);
  const isThere = rivals.filter((rival) => line.indexOf(rival) < line.indexOf(me)).length === Math.min(place - 1, rivals.length);
  return isThere ? null : { after: others[to - 1]?.rank ?? null, before: others[to]?.rank ?? null };
}
