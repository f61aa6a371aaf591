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

/** The rows that count seats. Whoever decides on them has locked them, in the order of their keys. */
@Injectable()
export class Ledger {
  constructor(private readonly lockBy: LedgerLock) {}

  /** Makes the event's own row; its quota rows come when quotas are given. */
  async open(tx: Tx, eventId: string, capacity: number | null): Promise<void> {
    await tx.query(`INSERT INTO ledger (event_id, key, capacity) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, [eventId, EVENT_KEY, capacity]);
  }

  /** Locks all rows of the event. */
  async lock(tx: Tx, eventId: string): Promise<LockedLedger> {
    const found = await rows<LedgerRow & { nextArrival: string }>(tx, `SELECT key, capacity, taken, next_arrival AS "nextArrival" FROM ledger WHERE event_id = $1 ORDER BY key ${this.lockBy.clause}`, [eventId]);
    const own = found.find((row) => row.key === EVENT_KEY);
    return { rows: found.map(({ key, capacity, taken }) => ({ key, capacity, taken })), nextArrival: Number(own?.nextArrival ?? 1) };
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

  /** Gives seats back. */
  async release(tx: Tx, eventId: string, keys: readonly string[]): Promise<void> {
    if (keys.length > 0) await tx.query(`UPDATE ledger SET taken = taken - 1 WHERE event_id = $1 AND key = ANY($2::text[])`, [eventId, keys]);
  }

  /** Where the ledger and a count of registrations differ: empty in a sound installation. */
  differences(tx: Tx): Promise<{ eventId: string; key: string; taken: number; counted: number }[]> {
    return rows(
      tx,
      `SELECT l.event_id AS "eventId", l.key, l.taken, count(r.id)::int AS counted FROM ledger l LEFT JOIN registration r ON r.event_id = l.event_id AND l.key = ANY (r.seats)
        GROUP BY l.event_id, l.key, l.taken HAVING l.taken <> count(r.id)`,
    );
  }
}

/** The keys that somebody needs, as far as the event has them. */
export function keysFor(who: { category: string; partyId: string | null }): string[] {
  if (SEATLESS.has(who.category)) return [];
  return [EVENT_KEY, `category:${who.category}`, ...(who.partyId ? [`party:${who.partyId}`] : [])];
}
