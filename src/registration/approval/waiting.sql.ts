import { rows, type Tx } from '../../platform/database/index.js';
import { REGISTRATION_COLUMNS, type RegistrationFacts } from '../registration.js';
import type { WaitsFor } from './approval.rules.js';

/** A registration with what a decision about it needs. */
export interface Waiting extends RegistrationFacts {
  /** Since when it waits for a decision. */
  since: Date;
  /** As microseconds, for cursors. */
  sinceMicros: string;
  waitsFor: WaitsFor | null;
  reapprovalId: string | null;
  openQuestion: string | null;
}

/** What a registration `r` waits with; all of it is there at most once. */
export const WAITING_JOINS = `JOIN person ON person.id = r.person_id
  LEFT JOIN registration_settings AS settings ON settings.event_id = r.event_id
  LEFT JOIN registration_reapproval AS again ON again.registration_id = r.id AND again.closed_at IS NULL
  LEFT JOIN registration_question AS question ON question.registration_id = r.id AND question.answered_at IS NULL AND question.dropped_at IS NULL
  LEFT JOIN focal_point_answer AS said ON said.registration_id = r.id`;

/** True for a registration that waits for a decision: it was submitted, or it is approved and was changed since in what needs approval. */
export const UNDECIDED = `(r.status = 'submitted' OR (again.id IS NOT NULL AND r.status IN ('approved', 'confirmed')))`;

/** Since when; whoever came first is first. */
export const SINCE = 'coalesce(again.since, r.created_at)';

/** Somebody of a party about whom its focal point has not spoken, where it speaks first; whom it nominated it has spoken about. */
const UNHEARD = `(coalesce(settings.focal_point_first, false) AND r.party_id IS NOT NULL AND r.channel <> 'nomination' AND said.registration_id IS NULL)`;

/**
 * Whose turn it is. Where approval has two steps the focal point of a party speaks first about its people, unless they were nominated, by which it has spoken.
 * Whoever comes for no party has no focal point.
 */
export const WAITS_FOR = `CASE
  WHEN NOT ${UNDECIDED} THEN NULL
  WHEN r.status = 'submitted' AND ${UNHEARD} THEN 'focal-point'
  WHEN question.id IS NOT NULL THEN 'participant'
  ELSE 'secretariat' END`;

export const WAITING_COLUMNS = `${REGISTRATION_COLUMNS}, ${SINCE} AS since, (extract(epoch FROM ${SINCE}) * 1000000)::bigint::text AS "sinceMicros", ${WAITS_FOR} AS "waitsFor", again.id AS "reapprovalId", question.words AS "openQuestion"`;

/** Locks registrations of an event in one order, and reads them as they are then; an id that is not of this event is left out. */
export async function lockWaiting(tx: Tx, eventId: string, ids: readonly string[]): Promise<Waiting[]> {
  await tx.query('SELECT FROM registration WHERE event_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE', [eventId, ids]);
  return rows<Waiting>(tx, `SELECT ${WAITING_COLUMNS} FROM registration r ${WAITING_JOINS} WHERE r.event_id = $1 AND r.id = ANY ($2::uuid[]) ORDER BY r.id`, [eventId, ids]);
}

/** Whether a registration waits for the focal point's word, for doors besides the queue. */
export async function waitsForFocalPoint(tx: Tx, id: string): Promise<boolean> {
  const found = await rows(tx, `SELECT FROM registration r ${WAITING_JOINS} WHERE r.id = $1 AND ${UNHEARD}`, [id]);
  return found.length > 0;
}
