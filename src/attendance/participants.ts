import { Injectable } from '@nestjs/common';
import { rows, Sql, type Tx } from '../platform/database/index.js';

/** A registration as the door and the attendance list see it: who, for whom, as what. */
export interface Participant {
  registrationId: string;
  personId: string;
  partyId: string | null;
  category: string;
  function: string | null;
  status: string;
}

/** Registrations of an event. The only place of this room that reads them. */
@Injectable()
export class Participants {
  constructor(private readonly sql: Sql) {}

  /** Every registration of an event. */
  ofEvent(eventId: string, tx: Tx = this.sql.manager): Promise<Participant[]> {
    return rows<Participant>(tx, `${SELECT} WHERE event_id = $1 ORDER BY id`, [eventId]);
  }

  /** Those of the registrations named that belong to the event, by id. */
  async named(eventId: string, registrationIds: readonly string[], tx: Tx = this.sql.manager): Promise<Map<string, Participant>> {
    if (registrationIds.length === 0) return new Map();
    const found = await rows<Participant>(tx, `${SELECT} WHERE event_id = $1 AND id = ANY ($2::uuid[])`, [eventId, registrationIds]);
    return new Map(found.map((participant) => [participant.registrationId, participant]));
  }

  /** The registration of a person at an event that is not over; null without one. There is at most one. */
  async liveOf(eventId: string, personId: string, tx: Tx = this.sql.manager): Promise<Participant | null> {
    const [found] = await rows<Participant>(tx, `${SELECT} WHERE event_id = $1 AND person_id = $2 AND status NOT IN ('declined', 'rejected', 'withdrawn', 'cancelled')`, [eventId, personId]);
    return found ?? null;
  }
}

const SELECT = `SELECT id AS "registrationId", person_id AS "personId", party_id AS "partyId", category, function, status FROM registration`;
