import { Injectable } from '@nestjs/common';
import { inOneGo, rows, type Tx } from '../../platform/database/index.js';
import { SEATLESS } from '../categories.js';
import type { LedgerRow } from './allocate.js';
import { EVENT_KEY } from './keys.js';

/** A row with where its limit comes from. */
export interface QuotaRow extends LedgerRow {
  /** Follows what every delegation gets, and not a number of its own. */
  byDefault: boolean;
}

/** The ledger of one event as it stands inside a transaction that has locked it. */
export interface LockedLedger {
  rows: QuotaRow[];
  nextArrival: number;
}

/** How the ledger is locked. A test replaces it to show what happens without. */
@Injectable()
export class LedgerLock {
  readonly clause: string = 'FOR UPDATE';
}

/**
 * The rows that count seats. Whoever decides on them, or adds one, has locked the event's own row before any registration, person or mailbox: all who take
 * or give back seats hold the event first, if they need it, then that row, then the rest, so that no two wait for each other.
 */
@Injectable()
export class Ledger {
  constructor(private readonly lockBy: LedgerLock) {}

  /** Makes the event's own row; its quota rows come when quotas are given. */
  async open(tx: Tx, eventId: string, capacity: number | null): Promise<void> {
    await tx.query(`INSERT INTO ledger (event_id, key, capacity) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, [eventId, EVENT_KEY, capacity]);
  }

  /**
   * Locks the ledger of an event by its own row, and reads all rows in a statement after that: a quota that somebody gave while this one waited for the
   * lock is seen. An event that came without a ledger, by import, gets its own row first.
   */
  async lock(tx: Tx, eventId: string): Promise<LockedLedger> {
    const [own, found] = await inOneGo(
      rows<{ nextArrival: string }>(tx, `SELECT next_arrival AS "nextArrival" FROM ledger WHERE event_id = $1 AND key = $2 ${this.lockBy.clause}`, [eventId, EVENT_KEY]),
      rows<QuotaRow>(tx, 'SELECT key, capacity, taken, by_default AS "byDefault" FROM ledger WHERE event_id = $1 ORDER BY key', [eventId]),
    );
    const [row] = own;
    if (row) return { rows: found, nextArrival: Number(row.nextArrival) };
    await tx.query(`INSERT INTO ledger (event_id, key, capacity) SELECT id, $2, capacity FROM event WHERE id = $1 ON CONFLICT DO NOTHING`, [eventId, EVENT_KEY]);
    return this.lock(tx, eventId);
  }

  /** Writes what is taken now and who comes next. */
  async write(tx: Tx, eventId: string, taken: ReadonlyMap<string, number>, nextArrival: number): Promise<void> {
    await tx.query(
      `UPDATE ledger SET taken = new.taken, next_arrival = CASE WHEN ledger.key = '${EVENT_KEY}' THEN $4 ELSE next_arrival END
         FROM unnest($2::text[], $3::int[]) AS new (key, taken) WHERE ledger.event_id = $1 AND ledger.key = new.key`,
      [eventId, [...taken.keys()], [...taken.values()], nextArrival],
    );
  }

  /** Sets the limits of rows that are there; the CHECK of the table has the last word about lowering one below what is taken. */
  async limit(tx: Tx, eventId: string, limits: readonly Pick<QuotaRow, 'key' | 'capacity' | 'byDefault'>[]): Promise<void> {
    if (limits.length === 0) return;
    await tx.query(
      `UPDATE ledger SET capacity = new.capacity, by_default = new.by_default
         FROM unnest($2::text[], $3::int[], $4::bool[]) AS new (key, capacity, by_default) WHERE ledger.event_id = $1 AND ledger.key = new.key`,
      [eventId, limits.map(({ key }) => key), limits.map(({ capacity }) => capacity), limits.map(({ byDefault }) => byDefault)],
    );
  }

  /** Adds rows, and counts in them whoever holds a seat already: each such registration gets the key. Answers the rows as they stand. Needs the lock. */
  async add(tx: Tx, eventId: string, added: readonly Pick<QuotaRow, 'key' | 'capacity' | 'byDefault'>[]): Promise<QuotaRow[]> {
    if (added.length === 0) return [];
    const keys = added.map(({ key }) => key);
    await tx.query(
      `UPDATE registration SET seats = seats || gained.keys
         FROM (SELECT r.id, array_agg(new.key ORDER BY new.key) AS keys FROM registration r
                 JOIN unnest($2::text[]) AS new (key) ON new.key IN ('category:' || r.category, 'party:' || r.party_id, CASE WHEN r.funded THEN 'funded:' || r.party_id END)
                WHERE r.event_id = $1 AND r.seats <> '{}' AND r.category <> ALL ($3::text[]) AND NOT new.key = ANY (r.seats) GROUP BY r.id) AS gained
        WHERE registration.id = gained.id`,
      [eventId, keys, [...SEATLESS]],
    );
    return rows<QuotaRow>(
      tx,
      `INSERT INTO ledger (event_id, key, capacity, by_default, taken)
       SELECT $1, new.key, new.capacity, new.by_default, (SELECT count(*) FROM registration r WHERE r.event_id = $1 AND new.key = ANY (r.seats))
         FROM unnest($2::text[], $3::int[], $4::bool[]) AS new (key, capacity, by_default)
       RETURNING key, capacity, taken, by_default AS "byDefault"`,
      [eventId, keys, added.map(({ capacity }) => capacity), added.map(({ byDefault }) => byDefault)],
    );
  }

  /** Takes away rows in which nobody is counted. Needs the lock. */
  async drop(tx: Tx, eventId: string, keys: readonly string[]): Promise<void> {
    if (keys.length > 0) await tx.query('DELETE FROM ledger WHERE event_id = $1 AND key = ANY ($2::text[]) AND taken = 0', [eventId, keys]);
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
