import { ENDED } from './life/registration-life.rules.js';

/**
 * SQL for rooms that choose people of an event in one statement: one registration a person, the live one, else the newest that ended, as
 * `id, person_id, party_id, category, status, live, locale, created_at`. `eventId` is an expression of that statement.
 */
export function registeredPeople(eventId: string): string {
  return `SELECT DISTINCT ON (person_id) id, person_id, party_id, category, status, status <> ALL ('{${ENDED.join(',')}}') AS live, locale, created_at
            FROM registration WHERE event_id = ${eventId} ORDER BY person_id, live DESC, created_at DESC, id DESC`;
}
