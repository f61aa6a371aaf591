import { Injectable } from '@nestjs/common';
import { displayName, People } from '../../directory/index.js';
import { Clock } from '../../platform/clock/index.js';
import { rows, Sql, type Tx } from '../../platform/database/index.js';
import type { LocalisedText } from '../../platform/i18n/index.js';
import { registeredPeople } from '../../registration/index.js';
import type { DelegationFacts } from '../delegation.js';

/** Somebody whom a party may name without telling again who it is. */
export interface PersonBefore {
  personId: string;
  name: string;
  nativeName: string | null;
  position: LocalisedText | null;
  /** The last event to which the party sent them; null for a focal point who was never sent. */
  lastEvent: LocalisedText | null;
  /** When that began, `YYYY-MM-DD`. */
  lastOn: string | null;
  /** Whether letters reach them. */
  hasMailbox: boolean;
}

/** At most so many are offered to choose from, the latest first. */
const MOST = 200;

/** People whom a party sent to earlier events, and those who speak for it; nobody who is registered for this one already. */
@Injectable()
export class PeopleBefore {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly people: People,
  ) {}

  async of(delegation: DelegationFacts, tx: Tx = this.sql.manager): Promise<PersonBefore[]> {
    const found = await rows<{ personId: string; lastEvent: LocalisedText | null; lastOn: string | null }>(
      tx,
      `WITH sent AS (
         SELECT DISTINCT ON (r.person_id) r.person_id, e.title, e.starts_local FROM registration r JOIN event e ON e.id = r.event_id
          WHERE r.party_id = $2 AND r.event_id <> $1 AND r.status IN ('approved', 'confirmed') AND e.status <> 'draft' ORDER BY r.person_id, e.starts_local DESC),
       speaking AS (SELECT DISTINCT person_id FROM focal_point WHERE party_id = $2 AND valid_from <= $3::date AND coalesce(valid_to, 'infinity') >= $3::date)
       SELECT person_id AS "personId", sent.title AS "lastEvent", to_char(sent.starts_local, 'YYYY-MM-DD') AS "lastOn"
         FROM sent FULL JOIN speaking USING (person_id)
        WHERE NOT EXISTS (SELECT FROM (${registeredPeople('$1')}) AS registered WHERE registered.person_id = coalesce(sent.person_id, speaking.person_id) AND registered.live)
        ORDER BY sent.starts_local DESC NULLS LAST, 1 LIMIT ${MOST}`,
      [delegation.eventId, delegation.partyId, this.clock.now()],
    );
    const cards = await this.people.cards(found.map(({ personId }) => personId), tx);
    return found.flatMap((before) => {
      const card = cards.get(before.personId);
      if (!card) return [];
      const native = card.otherScripts.native ?? card.otherScripts.cyrillic;
      return [{ ...before, name: displayName(card), nativeName: native ? `${native.given} ${native.family}` : null, position: card.position, hasMailbox: card.email !== null }];
    });
  }
}
