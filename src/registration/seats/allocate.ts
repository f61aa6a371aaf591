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
  /** `place` in the line for what they wait for, from 1. */
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
  for (const { keys, count: many } of line.groups) count.waitFor(keys, many);
  let { nextArrival } = line;

  const decisions = requests.map(({ keys, mayWait }): SeatDecision => {
    const blocked = count.blockOf(keys);
    if (blocked === null) {
      count.take(keys);
      return { kind: 'seated', arrival: nextArrival++ };
    }
    if (!mayWait) return { kind: 'refused', key: blocked, capacity: count.capacityOf(blocked) };
    const { place } = count.placeFor(keys);
    count.waitFor(keys);
    return { kind: 'waitlisted', arrival: nextArrival++, place };
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

/** Where somebody stands in the line. */
export interface Place {
  /** From 1: one more than those before them who need a seat under the same key. */
  place: number;
  /** What they wait for: the key under which most people stand before them, of those that are full. */
  key: string;
}

/**
 * The places of all who wait, in the order of the line. Whoever waits for a full delegation is told their place among those who wait for it, and not among
 * people who wait for something else; whoever waits for several things is told the place that is furthest back.
 */
export function places(ledger: readonly LedgerRow[], line: readonly { keys: readonly string[] }[]): Place[] {
  const count = new Count(ledger);
  return line.map(({ keys }) => {
    const place = count.placeFor(keys);
    count.waitFor(keys);
    return place;
  });
}

/** The keys that hold somebody up: those that are full, or all that they need when a seat is free which is not offered. */
export function holdingUp(ledger: readonly LedgerRow[], keys: readonly string[]): string[] {
  return new Count(ledger).holdingUp(keys);
}

/** Seats as they are counted while decisions are made. */
class Count {
  readonly taken: Map<string, number>;
  private readonly capacities: Map<string, number | null>;
  /** Keys that somebody waits for: whoever comes later waits behind them. */
  private readonly awaited = new Set<string>();
  /** How many wait who need a key. */
  private readonly waiting = new Map<string, number>();

  constructor(ledger: readonly LedgerRow[]) {
    this.taken = new Map(ledger.map((row) => [row.key, row.taken]));
    this.capacities = new Map(ledger.map((row) => [row.key, row.capacity]));
  }

  /** The first of these keys that is full or that somebody waits for; null when there is room under all. */
  blockOf(keys: readonly string[]): string | null {
    return keys.find((key) => this.isFull(key)) ?? keys.find((key) => this.awaited.has(key)) ?? null;
  }

  /** Somebody waits who needs these keys: for what blocks them, or, if a seat is free that has not been offered yet, for all of them. */
  waitFor(keys: readonly string[], many = 1): void {
    for (const key of keys) this.waiting.set(key, (this.waiting.get(key) ?? 0) + many);
    const blocked = this.blockOf(keys);
    for (const key of blocked === null ? keys : [blocked]) if (this.taken.has(key)) this.awaited.add(key);
  }

  holdingUp(keys: readonly string[]): string[] {
    const full = keys.filter((key) => this.isFull(key));
    return full.length > 0 ? full : keys.filter((key) => this.taken.has(key));
  }

  /** Where somebody stands who comes to the end of the line now. Of equal places the narrowest counts: keys are named from the widest on. */
  placeFor(keys: readonly string[]): Place {
    return this.holdingUp(keys).reduce<Place>(
      (furthest, key) => {
        const place = (this.waiting.get(key) ?? 0) + 1;
        return place >= furthest.place ? { place, key } : furthest;
      },
      { place: 1, key: keys[0] ?? '' },
    );
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
