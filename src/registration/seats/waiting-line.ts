import { rows, type Tx } from '../../platform/database/index.js';
import type { RegistrationFacts } from '../registration.js';
import { keysFor } from './keys.js';

/** Somebody who waits without an offer. */
export interface InLine extends Pick<RegistrationFacts, 'id' | 'eventId' | 'personId' | 'partyId' | 'category' | 'funded' | 'status'> {
  /** Where they stand, as PostgreSQL writes the number: their arrival, unless staff moved them. */
  rank: string;
  /** Keys that they need, whether the ledger has them or not. */
  keys: string[];
}

/** Who waits for a seat and has no offer. */
export const IN_LINE = `status = 'waitlisted' AND offer_until IS NULL`;

/** The order of the line: by arrival, but for those whom staff have moved. */
const LINE_ORDER = 'coalesce(line_rank, arrival), arrival';

/** Everybody who waits without an offer, in the order of the line. Whoever changes one of them has locked the ledger, so that they stand still for whoever has. */
export async function waitingLine(tx: Tx, eventId: string): Promise<InLine[]> {
  const found = await rows<Omit<InLine, 'keys'>>(
    tx,
    `SELECT id, event_id AS "eventId", person_id AS "personId", party_id AS "partyId", category, funded, status, coalesce(line_rank, arrival)::text AS rank
       FROM registration WHERE event_id = $1 AND ${IN_LINE} ORDER BY ${LINE_ORDER}`,
    [eventId],
  );
  return found.map((one) => ({ ...one, keys: keysFor(one) }));
}
