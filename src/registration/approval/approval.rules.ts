import { ENDED, type RegistrationStatus } from '../life/registration-life.rules.js';

/** Seconds in which a decision can be taken back; its letters leave after that. */
export const UNDO_SECONDS = 60;

export const DECISIONS = ['approve', 'reject', 'ask'] as const;
export type DecisionKind = (typeof DECISIONS)[number];

/** Whose turn it is with a registration that is not decided. */
export type WaitsFor = 'focal-point' | 'secretariat' | 'participant';

/** A registration as the rules of a decision see it. */
export interface Decidable {
  status: RegistrationStatus;
  version: number;
  /** Whose turn it is; null when there is nothing to decide. */
  waitsFor: WaitsFor | null;
  /** Whether it is approved and an answer was changed since that needs approval again. */
  isAgain: boolean;
  /** Whether whoever decides now took the last step of it themselves. */
  isOwnStep: boolean;
  /** What the person is asked at present; null for nothing. */
  openQuestion: string | null;
}

/** What somebody decides, having seen a version of the registration. */
export interface Decided {
  kind: DecisionKind;
  /** Why, or what is asked. */
  words: string | null;
  seenVersion: number;
}

/** What becomes of a decision: it is carried out, it had been already, or it is refused. */
export type Verdict = 'carry-out' | 'done-already' | 'DECIDED_ALREADY' | 'NOTHING_TO_DECIDE' | 'CHANGED_SINCE' | 'FOCAL_POINT_FIRST';

/**
 * Whether a decision can be carried out. Whoever sends the same again, having lost the answer, is told that it is done; a colleague was quicker, or the person
 * has changed something since it was looked at: then nothing is done, and it is to be looked at again.
 */
export function verdictOn(of: Decidable, { kind, words, seenVersion }: Decided): Verdict {
  if (of.waitsFor === null) {
    if (of.isOwnStep && becomes(kind, of.status)) return 'done-already';
    return of.status === 'waitlisted' || of.status === 'withdrawn' ? 'NOTHING_TO_DECIDE' : 'DECIDED_ALREADY';
  }
  if (kind === 'ask' && of.openQuestion === words) return 'done-already';
  if (of.version !== seenVersion) return 'CHANGED_SINCE';
  return kind === 'approve' && of.waitsFor === 'focal-point' ? 'FOCAL_POINT_FIRST' : 'carry-out';
}

/** Whether a decision leads to this status. */
function becomes(kind: DecisionKind, status: RegistrationStatus): boolean {
  if (kind === 'approve') return status === 'approved' || status === 'confirmed';
  return kind === 'reject' && ENDED.includes(status);
}

/** Where a decision leads; null where the status stays. Somebody who was approved before is not rejected any more: their participation ends. */
export function statusAfter(kind: DecisionKind, { status }: { status: RegistrationStatus }): RegistrationStatus | null {
  const isApproved = status === 'approved' || status === 'confirmed';
  if (kind === 'approve') return isApproved ? null : 'confirmed';
  if (kind === 'reject') return isApproved ? 'withdrawn' : 'rejected';
  return null;
}

/** Why one part of a decision cannot be taken back: something has happened since, its letter has left, its seat has gone to somebody else, or the person registered again. */
export type UndoRefusal = 'MOVED_ON' | 'LETTER_SENT' | 'SEAT_GONE' | 'REGISTERED_AGAIN';

/** Fields that need approval again after a change, and those that no longer do because the approved answer is back. */
export function againAfter(before: readonly string[], changed: readonly string[], isAsApproved: (field: string) => boolean): string[] {
  return [...new Set([...before, ...changed])].filter((field) => !isAsApproved(field)).toSorted();
}
