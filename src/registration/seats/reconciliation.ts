import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { Sql, type Tx } from '../../platform/database/index.js';
import { Metrics } from '../../platform/health/index.js';
import { Every } from '../../platform/jobs/index.js';
import { SEATLESS } from '../categories.js';
import { ENDED } from '../life/registration-life.rules.js';
import { EVENT_KEY } from './keys.js';

/** Something that must not be: a count that is off, or a registration whose seats do not go with its status. */
export type Difference =
  | { kind: 'count'; eventId: string; key: string; taken: number; counted: number }
  /** Holds a seat that the ledger does not know or that is another delegation's or category's, or none though it has a place, or one though it has none. */
  | { kind: 'registration'; eventId: string; registrationId: string; status: string; seats: string[] };

/** Compares the ledger with a count of registrations. Both are written in one transaction always, so that any difference is a fault of the program. */
@Injectable()
export class Reconciliation implements OnModuleInit {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.metrics.gauge('seat_differences', 'Seats that did not add up when they were last counted', async () => {
      const [found] = await this.sql.rows<{ count: number }>('SELECT count(*)::int AS count FROM seat_difference');
      return found?.count ?? 0;
    });
  }

  /** Once a day, in workers: fails loudly, so that the log and the list of sweeps say what differs; so do a figure for Prometheus and the page of today, until a later count finds nothing. */
  @Every({ name: 'registration.reconcile-seats', seconds: 86_400 })
  async sweep(): Promise<void> {
    const found = await this.differences();
    await this.sql.transaction((tx) => this.keep(tx, found));
    if (found.length > 0) throw new Error(`Seats do not add up in ${found.length} places: ${found.slice(0, 20).map(differenceLine).join('; ')}`);
  }

  private async keep(tx: Tx, found: readonly Difference[]): Promise<void> {
    await tx.query('DELETE FROM seat_difference');
    await tx.query('INSERT INTO seat_difference (event_id, difference, found_at) SELECT event_id, difference, $3 FROM unnest($1::uuid[], $2::text[]) AS new (event_id, difference) ON CONFLICT DO NOTHING', [
      found.map(({ eventId }) => eventId),
      found.map(differenceLine),
      this.clock.now(),
    ]);
  }

  /** All differences, or those of one event: empty in a sound installation. */
  async differences(eventId: string | null = null): Promise<Difference[]> {
    // One statement each, and so one snapshot each, in which ledger and registrations belong together.
    const counts = await this.sql.rows<{ eventId: string; key: string; taken: number; counted: number }>(
      `SELECT l.event_id AS "eventId", l.key, l.taken, count(r.id)::int AS counted FROM ledger l LEFT JOIN registration r ON r.event_id = l.event_id AND l.key = ANY (r.seats)
        WHERE $1::uuid IS NULL OR l.event_id = $1
        GROUP BY l.event_id, l.key, l.taken HAVING l.taken <> count(r.id) ORDER BY l.event_id, l.key`,
      [eventId],
    );
    const astray = await this.sql.rows<{ eventId: string; registrationId: string; status: string; seats: string[] }>(
      `SELECT event_id AS "eventId", id AS "registrationId", status, seats FROM registration r
        WHERE ($4::uuid IS NULL OR event_id = $4) AND (
              (status = ANY ($1::text[]) OR (status = 'waitlisted' AND offer_until IS NULL)) AND seats <> '{}'
           OR (status IN ('submitted', 'approved', 'confirmed') OR offer_until IS NOT NULL) AND NOT (category = ANY ($2::text[])) AND NOT ($3 = ANY (seats))
           OR category = ANY ($2::text[]) AND seats <> '{}'
           -- Holds a seat, and not one that it needs and the ledger counts; or one of a delegation or category that is not its own.
           OR seats <> '{}' AND EXISTS (SELECT FROM ledger l WHERE l.event_id = r.event_id AND NOT l.key = ANY (seats)
                                         AND l.key IN ('category:' || category, 'party:' || party_id, CASE WHEN funded THEN 'funded:' || party_id END))
           OR EXISTS (SELECT FROM unnest(seats) AS held WHERE held NOT LIKE 'session:%'
                         AND held <> ALL (ARRAY[$3, 'category:' || category, coalesce('party:' || party_id, ''), CASE WHEN funded THEN coalesce('funded:' || party_id, '') ELSE '' END]))
           OR EXISTS (SELECT FROM unnest(seats) AS held WHERE NOT EXISTS (SELECT FROM ledger l WHERE l.event_id = r.event_id AND l.key = held)))
        ORDER BY event_id, id`,
      [ENDED, [...SEATLESS], EVENT_KEY, eventId],
    );
    return [...counts.map((count) => ({ kind: 'count' as const, ...count })), ...astray.map((one) => ({ kind: 'registration' as const, ...one }))];
  }
}

/** A difference in words; ids only, and nobody's name. */
export function differenceLine(difference: Difference): string {
  if (difference.kind === 'count') return `event ${difference.eventId}, ${difference.key}: ${difference.taken} taken, ${difference.counted} counted`;
  return `registration ${difference.registrationId} of event ${difference.eventId} is ${difference.status} and holds ${difference.seats.length === 0 ? 'no seat' : difference.seats.join(', ')}`;
}
