import { rows, type Tx } from '../../platform/database/index.js';

/** The seats of one party at an event. */
export interface PartySeats {
  /** null: no limit but the event's. */
  capacity: number | null;
  taken: number;
  /** How many the organiser pays for; null where that is not limited or nobody is paid for. */
  funded: { capacity: number | null; taken: number } | null;
}

/** Quotas of parties at an event, by party, out of the ledger, a table of a room below. A party without a quota is left out. */
export async function partySeats(tx: Tx, eventId: string, partyIds: readonly string[] | null = null): Promise<Map<string, PartySeats>> {
  const found = await rows<PartySeats & { partyId: string }>(
    tx,
    `SELECT substr(seats.key, 7) AS "partyId", seats.capacity, seats.taken,
            CASE WHEN funded.key IS NOT NULL THEN jsonb_build_object('capacity', funded.capacity, 'taken', funded.taken) END AS funded
       FROM ledger AS seats LEFT JOIN ledger AS funded ON funded.event_id = seats.event_id AND funded.key = 'funded:' || substr(seats.key, 7)
      WHERE seats.event_id = $1 AND seats.key LIKE 'party:%' AND ($2::text[] IS NULL OR seats.key = ANY ($2))`,
    [eventId, partyIds?.map((id) => `party:${id}`) ?? null],
  );
  return new Map(found.map(({ partyId, ...seats }) => [partyId, seats]));
}
