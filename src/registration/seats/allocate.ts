/** What can be full: the event, a delegation, a category, a session's room. `capacity` null means no limit; people are counted all the same. */
export interface LedgerRow {
  key: string;
  capacity: number | null;
  taken: number;
}

/** Somebody who wants a seat under every one of `keys`; with none, they take no seat. */
export interface SeatRequest {
  keys: readonly string[];
  /** Whether they would wait when there is no seat. */
  mayWait: boolean;
}

export type SeatDecision =
  | { kind: 'seated'; arrival: number }
  /** `place` in the line, from 1. */
  | { kind: 'waitlisted'; arrival: number; place: number }
  | { kind: 'refused'; key: string; capacity: number };

export interface Allocation {
  decisions: SeatDecision[];
  /** Seats taken afterwards, by key. */
  taken: Map<string, number>;
  /** The next arrival number. */
  nextArrival: number;
}

/**
 * Gives seats in the order of the requests. A request takes all the keys it needs or none. Nobody passes those who wait under one of its keys:
 * while somebody waits, a newcomer waits too (a freed seat is offered to the head of the line, not to whoever asks next).
 */
export function allocate(ledger: readonly LedgerRow[], requests: readonly SeatRequest[], line: { nextArrival: number; waiting: number; waitingKeys: ReadonlySet<string> }): Allocation {
  const taken = new Map(ledger.map((row) => [row.key, row.taken]));
  const capacity = new Map(ledger.map((row) => [row.key, row.capacity]));
  const waitingKeys = new Set(line.waitingKeys);
  let { nextArrival, waiting } = line;

  const decisions = requests.map((request): SeatDecision => {
    const keys = request.keys.filter((key) => taken.has(key));
    const full = keys.find((key) => isFull(capacity.get(key) ?? null, taken.get(key) ?? 0));
    const blocked = full ?? keys.find((key) => waitingKeys.has(key));
    if (blocked === undefined) {
      for (const key of keys) taken.set(key, (taken.get(key) ?? 0) + 1);
      return { kind: 'seated', arrival: nextArrival++ };
    }
    if (!request.mayWait) return { kind: 'refused', key: blocked, capacity: capacity.get(blocked) ?? 0 };
    waiting += 1;
    waitingKeys.add(blocked);
    return { kind: 'waitlisted', arrival: nextArrival++, place: waiting };
  });
  return { decisions, taken, nextArrival };
}

/** Whom to offer the seats that are free: from the head of the line, in order, each only if all keys have room. */
export function offers<T extends { keys: readonly string[] }>(ledger: readonly LedgerRow[], line: readonly T[]): T[] {
  const taken = new Map(ledger.map((row) => [row.key, row.taken]));
  const capacity = new Map(ledger.map((row) => [row.key, row.capacity]));
  const passedOver = new Set<string>();
  return line.filter(({ keys }) => {
    const known = keys.filter((key) => taken.has(key));
    const blocked = known.find((key) => passedOver.has(key) || isFull(capacity.get(key) ?? null, taken.get(key) ?? 0));
    if (blocked !== undefined) {
      passedOver.add(blocked);
      return false;
    }
    for (const key of known) taken.set(key, (taken.get(key) ?? 0) + 1);
    return true;
  });
}

function isFull(capacity: number | null, taken: number): boolean {
  return capacity !== null && taken >= capacity;
}
