import type { RecordedRow } from './audit.js';

/** One thing that happened. */
export class AuditRowResponse {
  /** Place in the chain. */
  seq!: string;
  at!: string;
  actorKind!: string;
  actorId!: string | null;
  /** Name of the account, when it was one. */
  actorName!: string | null;
  action!: string;
  subjectType!: string;
  subjectId!: string | null;
  eventId!: string | null;
  reason!: string | null;
  detail!: Record<string, unknown>;
  /** SHA-256 of this row and the one before, in hexadecimal. */
  hash!: string;

  static from(row: RecordedRow): AuditRowResponse {
    return {
      seq: row.seq,
      at: row.at.toISOString(),
      actorKind: row.actor_kind,
      actorId: row.actor_id,
      actorName: row.actor_name,
      action: row.action,
      subjectType: row.subject_type,
      subjectId: row.subject_id,
      eventId: row.event_id,
      reason: row.reason,
      detail: row.detail,
      hash: row.hash.toString('hex'),
    };
  }
}

/** Part of the record. */
export class AuditListResponse {
  items!: AuditRowResponse[];
  next!: string | null;
}

/** Whether the record is whole. */
export class AuditVerificationResponse {
  /** How many rows fit, from the first. */
  rows!: number;
  /** Hash of the last row that fits: keep it elsewhere, to show later that nothing was cut off. */
  end!: string;
  /** Number of the first row that was changed, removed or slipped in; null when all fit. */
  brokenAt!: string | null;
}
