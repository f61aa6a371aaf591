import { Injectable } from '@nestjs/common';
import { actorRef, Audit, type Actor } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { newId, rows, Sql, type JsonObject, type Tx } from '../../platform/database/index.js';
import type { EventStatus } from '../life/life.rules.js';

/** What happened to an event. */
export interface Happening {
  actor: Actor;
  eventId: string;
  /** `created`, `copied`, `changed`, `status`, `rederived`, `programme`. */
  change: 'created' | 'copied' | 'changed' | 'status' | 'rederived' | 'programme';
  from?: EventStatus;
  to?: EventStatus;
  reason?: string | null;
  /** Names of fields, times, ids; never personal data. */
  detail?: JsonObject;
}

/** A line of an event's history as it is read. */
export interface HistoryLine {
  id: string;
  at: Date;
  change: Happening['change'];
  actorKind: Actor['kind'];
  /** Of staff; null for what Convoke did itself. */
  actorName: string | null;
  fromStatus: EventStatus | null;
  toStatus: EventStatus | null;
  reason: string | null;
  detail: JsonObject;
}

/** What happened to an event: who, when, why. Each line is an audit row too. */
@Injectable()
export class EventHistory {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Joins the transaction of what it tells of. */
  async record(tx: Tx, happening: Happening): Promise<void> {
    const { actor, eventId, change, from = null, to = null, detail = {} } = happening;
    const reason = happening.reason?.trim() || null;
    const who = actorRef(actor);
    await tx.query(
      `INSERT INTO event_history (id, event_id, at, actor_kind, actor_id, change, from_status, to_status, reason, detail) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [newId(), eventId, this.clock.now(), who.kind, who.id, change, from, to, reason, JSON.stringify(detail)],
    );
    await this.audit.record(tx, {
      actor,
      action: `event.${change}`,
      subject: { type: 'event', id: eventId },
      eventId,
      ...(reason && { reason }),
      detail: { ...detail, ...(from && { from }), ...(to && { to }) },
    });
  }

  /** A draft is deleted, and its history with it: the audit row stays. */
  async removed(tx: Tx, actor: Actor, event: { id: string; kind: string; slug: string }): Promise<void> {
    await this.audit.record(tx, { actor, action: 'event.deleted', subject: { type: 'event', id: event.id }, eventId: event.id, detail: { kind: event.kind, slug: event.slug } });
  }

  /** The history of an event, the newest first. */
  of(eventId: string, tx: Tx = this.sql.manager): Promise<HistoryLine[]> {
    return rows<HistoryLine>(
      tx,
      `SELECT event_history.id, at, change, actor_kind AS "actorKind", account.name AS "actorName", from_status AS "fromStatus", to_status AS "toStatus", reason, detail
         FROM event_history LEFT JOIN account ON actor_kind = 'account' AND account.id::text = actor_id
        WHERE event_id = $1 ORDER BY at DESC, event_history.id DESC`,
      [eventId],
    );
  }
}
