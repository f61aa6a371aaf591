import { Injectable } from '@nestjs/common';
import { rows, Sql, type Tx } from '../platform/database/index.js';
import type { LocalisedText } from '../platform/i18n/index.js';
import { refuse } from './attendance.errors.js';

/** What the door needs to know of an event. */
export interface DeskEvent {
  id: string;
  slug: string;
  title: LocalisedText;
  status: string;
  startsLocal: string;
  endsLocal: string;
  zone: string;
  endsAt: Date;
  /** Wall dates on which it is held. */
  days: string[];
  sessions: DeskSession[];
}

/** A session to which people can be checked in. */
export interface DeskSession {
  id: string;
  title: LocalisedText;
  day: string;
  startsLocal: string;
  endsLocal: string;
  /** Whether attendance of it counts towards a certificate. */
  counts: boolean;
}

/** Events as the door sees them. */
@Injectable()
export class DeskEvents {
  constructor(private readonly sql: Sql) {}

  async get(eventId: string, tx: Tx = this.sql.manager): Promise<DeskEvent> {
    const local = (column: string): string => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI')`;
    const [event] = await rows<Omit<DeskEvent, 'days' | 'sessions'>>(
      tx,
      `SELECT id, slug, title, status, zone, ends_at AS "endsAt", ${local('starts_local')} AS "startsLocal", ${local('ends_local')} AS "endsLocal" FROM event WHERE id = $1`,
      [eventId],
    );
    if (!event) throw refuse('EVENT_NOT_FOUND');
    const days = await rows<{ day: string }>(
      tx,
      `SELECT to_char(day, 'YYYY-MM-DD') AS day FROM event, generate_series(starts_local::date, ends_local::date, '1 day') AS day WHERE event.id = $1`,
      [eventId],
    );
    const sessions = await rows<DeskSession>(
      tx,
      `SELECT id, title, counts, to_char(starts_local, 'YYYY-MM-DD') AS day, ${local('starts_local')} AS "startsLocal", ${local('ends_local')} AS "endsLocal"
         FROM programme_session WHERE event_id = $1 AND kind NOT IN ('break', 'registration') ORDER BY starts_local, id`,
      [eventId],
    );
    return { ...event, days: days.map(({ day }) => day), sessions };
  }
}
