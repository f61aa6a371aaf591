/** Tries under one key (an account, an address of the network, both together) that have not succeeded. */
export interface Tries {
  tries: number;
  blockedUntil: Date | null;
  updatedAt: Date;
}

export type TryDecision = { kind: 'counted'; tries: number; blockedUntil: Date | null } | { kind: 'blocked'; until: Date };

/** Tries are forgotten after an hour without any. */
const FORGET = 3_600_000;
/** The longest wait: long enough to make guessing useless, short enough that nobody is locked out by an ill-wisher. */
const LONGEST_WAIT = 900_000;

/**
 * Counts one more try. The first `free` go through at once; after that each doubles the wait, from two seconds to fifteen minutes.
 * A try during the wait is refused and not counted.
 */
export function countTry(known: Tries, free: number, now: Date): TryDecision {
  if (known.blockedUntil !== null && known.blockedUntil > now) return { kind: 'blocked', until: known.blockedUntil };
  const tries = now.getTime() - known.updatedAt.getTime() > FORGET ? 1 : known.tries + 1;
  const over = tries - free;
  const wait = over < 0 ? 0 : Math.min(2 ** Math.min(over + 1, 20) * 1000, LONGEST_WAIT);
  return { kind: 'counted', tries, blockedUntil: wait === 0 ? null : new Date(now.getTime() + wait) };
}
