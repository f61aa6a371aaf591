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

/** People who wait under the same keys. */
export interface WaitingGroup {
  keys: readonly string[];
  count: number;
}

/** The line as it is before a batch. */
export interface WaitingLine {
  /** Groups in the order in which the first of each arrived. */
  groups: readonly WaitingGroup[];
  nextArrival: number;
}

export interface Allocation {
  decisions: SeatDecision[];
  /** Seats taken afterwards, by key. */
  taken: Map<string, number>;
  /** The next arrival number. */
  nextArrival: number;
}

/**
 * Gives seats in the order of the requests. A request takes all the keys it needs or none; keys that the ledger does not have limit nobody.
 * Nobody passes those who wait under a key that they need: a freed seat is offered to the head of the line, not to whoever asks next.
 * Whoever waits for a full quota holds up that quota alone; others are seated while the event has room.
 */
export function allocate(ledger: readonly LedgerRow[], requests: readonly SeatRequest[], line: WaitingLine): Allocation {
  const count = new Count(ledger);
  for (const { keys } of line.groups) count.waitFor(keys);
  let waiting = line.groups.reduce((sum, group) => sum + group.count, 0);
  let { nextArrival } = line;

  const decisions = requests.map(({ keys, mayWait }): SeatDecision => {
    const blocked = count.blockOf(keys);
    if (blocked === null) {
      count.take(keys);
      return { kind: 'seated', arrival: nextArrival++ };
    }
    if (!mayWait) return { kind: 'refused', key: blocked, capacity: count.capacityOf(blocked) };
    waiting += 1;
    count.waitFor(keys);
    return { kind: 'waitlisted', arrival: nextArrival++, place: waiting };
  });
  return { decisions, taken: count.taken, nextArrival };
}

/** Whom to offer the seats that are free: from the head of the line, in order, each only if all keys have room and nobody before them waits for one of these. */
export function offers<T extends { keys: readonly string[] }>(ledger: readonly LedgerRow[], line: readonly T[]): T[] {
  const count = new Count(ledger);
  return line.filter(({ keys }) => {
    if (count.blockOf(keys) !== null) {
      count.waitFor(keys);
      return false;
    }
    count.take(keys);
    return true;
  });
}

/** Seats as they are counted while decisions are made. */
class Count {
  readonly taken: Map<string, number>;
  private readonly capacities: Map<string, number | null>;
  /** Keys that somebody waits for: whoever comes later waits behind them. */
  private readonly awaited = new Set<string>();

  constructor(ledger: readonly LedgerRow[]) {
    this.taken = new Map(ledger.map((row) => [row.key, row.taken]));
    this.capacities = new Map(ledger.map((row) => [row.key, row.capacity]));
  }

  /** The first of these keys that is full or that somebody waits for; null when there is room under all. */
  blockOf(keys: readonly string[]): string | null {
    return keys.find((key) => this.isFull(key)) ?? keys.find((key) => this.awaited.has(key)) ?? null;
  }

  /** Somebody waits who needs these keys: for what blocks them, or, if a seat is free that has not been offered yet, for all of them. */
  waitFor(keys: readonly string[]): void {
    const blocked = this.blockOf(keys);
    for (const key of blocked === null ? keys : [blocked]) if (this.taken.has(key)) this.awaited.add(key);
  }

  take(keys: readonly string[]): void {
    for (const key of keys) {
      const now = this.taken.get(key);
      if (now !== undefined) this.taken.set(key, now + 1);
    }
  }

  /** How many seats a key has; 0 for one without a limit, which blocks nobody by itself. */
  capacityOf(key: string): number {
    return this.capacities.get(key) ?? 0;
  }

  private isFull(key: string): boolean {
    const capacity = this.capacities.get(key) ?? null;
    return capacity !== null && (this.taken.get(key) ?? 0) >= capacity;
  }
}
