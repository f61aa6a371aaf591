import { Injectable } from '@nestjs/common';
import { rows, type Tx } from '../../platform/database/index.js';
import { SEATLESS } from '../categories.js';
import type { LedgerRow } from './allocate.js';

/** The ledger of one event as it stands inside a transaction that has locked it. */
export interface LockedLedger {
  rows: LedgerRow[];
  nextArrival: number;
}

/** How the ledger is locked. A test replaces it to show what happens without. */
@Injectable()
export class LedgerLock {
  readonly clause: string = 'FOR UPDATE';
}

/** Key of the event's own seats. */
export const EVENT_KEY = 'event';

/**
 * The rows that count seats. Whoever decides on them has locked them, in the order of their keys, before any registration, person or mailbox: all who take
 * or give back seats hold the event's row first, if they need it, then the ledger, then the rest, so that no two wait for each other.
 */
@Injectable()
export class Ledger {
  constructor(private readonly lockBy: LedgerLock) {}

  /** Makes the event's own row; its quota rows come when quotas are given. */
  async open(tx: Tx, eventId: string, capacity: number | null): Promise<void> {
    await tx.query(`INSERT INTO ledger (event_id, key, capacity) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, [eventId, EVENT_KEY, capacity]);
  }

  /** Locks all rows of the event. One that came without a ledger, by import, gets its own row first. */
  async lock(tx: Tx, eventId: string): Promise<LockedLedger> {
    const found = await rows<LedgerRow & { nextArrival: string }>(tx, `SELECT key, capacity, taken, next_arrival AS "nextArrival" FROM ledger WHERE event_id = $1 ORDER BY key ${this.lockBy.clause}`, [eventId]);
    const own = found.find((row) => row.key === EVENT_KEY);
    if (!own) {
      await tx.query(`INSERT INTO ledger (event_id, key, capacity) SELECT id, $2, capacity FROM event WHERE id = $1 ON CONFLICT DO NOTHING`, [eventId, EVENT_KEY]);
      return this.lock(tx, eventId);
    }
    return { rows: found.map(({ key, capacity, taken }) => ({ key, capacity, taken })), nextArrival: Number(own.nextArrival) };
  }

  /** Writes what is taken now and who comes next. */
  async write(tx: Tx, eventId: string, taken: ReadonlyMap<string, number>, nextArrival: number): Promise<void> {
    await tx.query(
      `UPDATE ledger SET taken = new.taken, next_arrival = CASE WHEN ledger.key = '${EVENT_KEY}' THEN $4 ELSE next_arrival END
         FROM unnest($2::text[], $3::int[]) AS new (key, taken) WHERE ledger.event_id = $1 AND ledger.key = new.key`,
      [eventId, [...taken.keys()], [...taken.values()], nextArrival],
    );
  }

  /** Sets the limit of a row; the CHECK of the table has the last word about lowering it below what is taken. */
  async setCapacity(tx: Tx, eventId: string, key: string, capacity: number | null): Promise<void> {
    await tx.query(`INSERT INTO ledger (event_id, key, capacity) VALUES ($1, $2, $3) ON CONFLICT (event_id, key) DO UPDATE SET capacity = EXCLUDED.capacity`, [eventId, key, capacity]);
  }

  /** Gives back the seats of these registrations. */
  async release(tx: Tx, eventId: string, registrations: readonly { seats: readonly string[] }[]): Promise<void> {
    const keys = registrations.flatMap(({ seats }) => seats);
    if (keys.length === 0) return;
    await tx.query(
      `UPDATE ledger SET taken = taken - given.count FROM (SELECT key, count(*)::int AS count FROM unnest($2::text[]) AS key GROUP BY key) AS given
        WHERE event_id = $1 AND ledger.key = given.key`,
      [eventId, keys],
    );
  }
}

/** The keys that somebody needs; the ledger has those that are limited. */
export function keysFor(who: { category: string; partyId: string | null }): string[] {
  if (SEATLESS.has(who.category)) return [];
  return [EVENT_KEY, `category:${who.category}`, ...(who.partyId ? [`party:${who.partyId}`] : [])];
}
