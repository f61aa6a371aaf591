import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { Sql, type JsonObject, type Tx } from '../../platform/database/index.js';
import { actorRef, type Actor } from '../actor.js';
import { CHAIN_START, followChain, type ChainedRow } from './audit.rules.js';

/** What happened, as a use case tells it. */
export interface AuditEntry {
  actor: Actor;
  /** Verb of the trade, such as `registration.approved` or `attendance.exported`. */
  action: string;
  /** What it happened to. `id` is null when it concerns a list or the whole. */
  subject: { type: string; id: string | null };
  eventId?: string | null;
  /** Why, in the words of whoever did it. */
  reason?: string;
  /** Ids, counts and names of fields; never personal data. */
  detail?: JsonObject;
}

/** A row of the record as it is read. */
export interface RecordedRow {
  seq: string;
  at: Date;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string | null;
  action: string;
  subject_type: string;
  subject_id: string | null;
  event_id: string | null;
  reason: string | null;
  detail: Record<string, unknown>;
  hash: Buffer;
}

/** Which rows: an action that ends in a dot stands for all that begin with it; `before` is the seq of the last row of the page before. */
export interface RecordedWhere {
  action?: string;
  actorId?: string;
  subjectType?: string;
  subjectId?: string;
  eventId?: string;
  from?: Date;
  to?: Date;
  before: string | null;
  limit: number;
}

/** How many rows `verify` reads at a time. */
const BATCH = 5_000;

/** The record of what happened: appended in the transaction of the fact, chained by hash, never changed. */
@Injectable()
export class Audit {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
  ) {}

  /** Appends a row in the transaction of what it tells of: both are kept or neither. The chain is closed when the transaction commits. */
  async record(tx: Tx, entry: AuditEntry): Promise<void> {
    await this.recordAll(tx, [entry]);
  }

  /** Appends several rows at once, in their order. */
  async recordAll(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const rows = entries.map((entry) => ({ ...entry, actor: actorRef(entry.actor) }));
    await tx.query(
      `INSERT INTO audit_entry (at, actor_kind, actor_id, action, subject_type, subject_id, event_id, reason, detail)
       SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::text[], $9::jsonb[])`,
      [
        this.clock.now(),
        rows.map(({ actor }) => actor.kind),
        rows.map(({ actor }) => actor.id),
        rows.map(({ action }) => action),
        rows.map(({ subject }) => subject.type),
        rows.map(({ subject }) => subject.id),
        rows.map(({ eventId }) => eventId ?? null),
        rows.map(({ reason }) => reason ?? null),
        rows.map(({ detail }) => JSON.stringify(detail ?? {})),
      ],
    );
  }

  /** Rows of the record, the newest first, at most `limit + 1`. */
  list(where: RecordedWhere): Promise<RecordedRow[]> {
    return this.sql.rows<RecordedRow>(
      `SELECT audit.seq, audit.at, audit.actor_kind, audit.actor_id, account.name AS actor_name, audit.action, audit.subject_type, audit.subject_id,
              audit.event_id, audit.reason, audit.detail, audit.hash
         FROM audit LEFT JOIN account ON audit.actor_kind = 'account' AND account.id::text = audit.actor_id
        WHERE ($1::text IS NULL OR audit.action = $1 OR ($1 LIKE '%.' AND starts_with(audit.action, $1)))
          AND ($2::text IS NULL OR audit.actor_id = $2) AND ($3::text IS NULL OR audit.subject_type = $3)
          AND ($4::text IS NULL OR audit.subject_id = $4) AND ($5::uuid IS NULL OR audit.event_id = $5)
          AND ($6::timestamptz IS NULL OR audit.at >= $6) AND ($7::timestamptz IS NULL OR audit.at < $7)
          AND ($8::bigint IS NULL OR audit.seq < $8)
        ORDER BY audit.seq DESC LIMIT $9`,
      [where.action, where.actorId, where.subjectType, where.subjectId, where.eventId, where.from, where.to, where.before, where.limit + 1].map((value) => value ?? null),
    );
  }

  /**
   * Recomputes the chain from its first row: how many rows fit, and the number of the first that was changed, removed or slipped in
   * (null when all fit). `end` is the hash of the last row that fits, worth keeping elsewhere: it shows later whether the tail was cut off.
   */
  async verify(): Promise<{ rows: number; end: string; brokenAt: string | null }> {
    let end = CHAIN_START;
    for (;;) {
      const batch = await this.sql.rows<ChainedRow>(
        `SELECT seq::text, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, actor_kind, actor_id, action,
                subject_type, subject_id, event_id::text, reason, detail::text, previous_hash, hash
           FROM audit WHERE audit.seq > $1 ORDER BY audit.seq LIMIT ${BATCH}`,
        [end.seq],
      );
      const followed = followChain(end, batch);
      end = followed.end;
      if (followed.brokenAt !== null || batch.length < BATCH) return { rows: Number(end.seq), end: end.hash.toString('hex'), brokenAt: followed.brokenAt };
    }
  }
}
