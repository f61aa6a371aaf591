import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { rows, Sql } from '../../platform/database/index.js';
import type { LocalisedText } from '../../platform/i18n/index.js';
import type { RegistrationStatus } from '../life/registration-life.rules.js';

/** What somebody was at one event. */
export interface PersonAtEvent {
  registrationId: string;
  eventId: string;
  title: LocalisedText;
  startsLocal: string;
  endsLocal: string;
  category: string;
  function: string | null;
  status: RegistrationStatus;
}

/** Most registrations that are told of one person. */
const MOST = 200;

/** The events of one person, across the whole installation. */
@Injectable()
export class PersonHistory {
  constructor(
    private readonly sql: Sql,
    private readonly audit: Audit,
  ) {}

  /** Registrations of a person, the newest event first; empty for somebody who has none. */
  of(actor: Actor, personId: string): Promise<PersonAtEvent[]> {
    return this.sql.transaction(async (tx) => {
      const found = await rows<PersonAtEvent>(
        tx,
        `SELECT r.id AS "registrationId", e.id AS "eventId", e.title, to_char(e.starts_local, 'YYYY-MM-DD"T"HH24:MI') AS "startsLocal", to_char(e.ends_local, 'YYYY-MM-DD"T"HH24:MI') AS "endsLocal",
                r.category, r.function, r.status
           FROM registration r JOIN event e ON e.id = r.event_id WHERE r.person_id = $1 ORDER BY e.starts_local DESC, r.id DESC LIMIT $2`,
        [personId, MOST],
      );
      await this.audit.record(tx, { actor, action: 'person.history-viewed', subject: { type: 'person', id: personId }, detail: { shown: found.length } });
      return found;
    });
  }
}
