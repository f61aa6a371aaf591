import { Injectable } from '@nestjs/common';
import { inOneGo, rows, Sql, type Tx } from '../../platform/database/index.js';
import { holdingUp } from '../seats/allocate.js';
import { keyOf, keysFor, type Seated } from '../seats/keys.js';
import type { QuotaRow } from '../seats/ledger.js';
import { waitingLine } from '../seats/waiting-line.js';
import { defaultOf, type DelegationDefaults } from './quotas.rules.js';

/** How a quota stands. */
export interface Standing {
  key: string;
  /** Whether it has a number of its own, and not what every delegation gets or no limit at all. */
  own: boolean;
  /** null: no limit. */
  capacity: number | null;
  taken: number;
  /** How many wait because it is full. */
  waiting: number;
}

/** How the seats of a delegation stand, and those of its places that the organiser pays for. */
export interface DelegationStanding {
  seats: Standing;
  funded: Standing;
}

/** Everything that an event's quotas are told from. */
export interface Book {
  ledger: readonly QuotaRow[];
  /** Seats held under each key that a live registration needs, whether the ledger has a row for it or not; 0 where people only wait. */
  held: ReadonlyMap<string, number>;
  waiting: ReadonlyMap<string, number>;
}

/** How the quotas of events stand, for whoever shows them. */
@Injectable()
export class Standings {
  constructor(private readonly sql: Sql) {}

  async book(eventId: string, tx: Tx = this.sql.manager): Promise<Book> {
    const [ledger, people, line] = await inOneGo(
      rows<QuotaRow>(tx, 'SELECT key, capacity, taken, by_default AS "byDefault" FROM ledger WHERE event_id = $1 ORDER BY key', [eventId]),
      rows<Seated & { holding: number }>(
        tx,
        `SELECT category, party_id AS "partyId", funded, count(*) FILTER (WHERE seats <> '{}')::int AS holding FROM registration
          WHERE event_id = $1 AND (seats <> '{}' OR status = 'waitlisted') GROUP BY category, party_id, funded`,
        [eventId],
      ),
      waitingLine(tx, eventId),
    );
    const held = new Map(ledger.map(({ key, taken }) => [key, taken]));
    const there = new Set(held.keys());
    for (const { holding, ...who } of people) for (const key of keysFor(who)) if (!there.has(key)) held.set(key, (held.get(key) ?? 0) + holding);
    const waiting = new Map<string, number>();
    for (const key of line.flatMap(({ keys }) => holdingUp(ledger, keys))) waiting.set(key, (waiting.get(key) ?? 0) + 1);
    return { ledger, held, waiting };
  }

  /** Delegations of an event by the ids of their parties; one that has nobody there yet stands with what every delegation gets. */
  async delegations(eventId: string, partyIds: readonly string[], tx: Tx = this.sql.manager): Promise<Map<string, DelegationStanding>> {
    const [settings] = await rows<DelegationDefaults>(tx, 'SELECT delegation_seats AS seats, delegation_funded AS funded FROM registration_settings WHERE event_id = $1', [eventId]);
    const book = await this.book(eventId, tx);
    const delegation = settings ?? { seats: null, funded: null };
    return new Map(partyIds.map((id) => [id, { seats: standingOf(book, keyOf('party', id), delegation), funded: standingOf(book, keyOf('funded', id), delegation) }]));
  }
}

/** How one quota stands in the book of its event. */
export function standingOf({ ledger, held, waiting }: Book, key: string, delegation: DelegationDefaults): Standing {
  const row = ledger.find((one) => one.key === key);
  const own = row !== undefined && !row.byDefault && (row.capacity !== null || defaultOf(key, delegation) !== null);
  return { key, own, capacity: row ? row.capacity : defaultOf(key, delegation), taken: held.get(key) ?? 0, waiting: waiting.get(key) ?? 0 };
}
