import { ENDED } from './life/registration-life.rules.js';

/**
 * SQL for rooms that choose people of an event in one statement: one registration a person, the live one, else the newest that ended, as
 * `id, person_id, party_id, category, status, live, locale, created_at`. `eventId` is an expression of that statement.
 */
export function registeredPeople(eventId: string): string {
  return `SELECT DISTINCT ON (person_id) id, person_id, party_id, category, status, status <> ALL ('{${ENDED.join(',')}}') AS live, locale, created_at
            FROM registration WHERE event_id = ${eventId} ORDER BY person_id, live DESC, created_at DESC, id DESC`;
}

/** SQL: since when a registration is what it is, for rooms that ask whether it concerned a reminder at its time. `id` and `createdAt` are expressions of that statement. */
export function inStatusSince(id: string, createdAt: string): string {
  return `coalesce((SELECT max(step.at) FROM registration_history AS step WHERE step.registration_id = ${id} AND step.change = 'status'), ${createdAt})`;
}
