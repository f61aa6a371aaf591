import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { rows, Sql } from '../../platform/database/index.js';
import { pageOf, readCursor, type Page } from '../../platform/http/index.js';
import { refuseMessage } from '../messages.errors.js';
import { MessagesQuery, type MessageStatus } from './messages.queries.js';
import { MessageAttemptResponse, MessageCopyResponse, MessageDetailResponse, MessageResponse, MessageSummaryResponse } from './messages.responses.js';

const COLUMNS = `m.id, m.kind, m.status, m.status_reason AS "statusReason", m.event_id AS "eventId", m.person_id AS "personId", c.recipient ->> 'name' AS recipient,
  m.sent_subject AS subject, m.sent_locale AS locale, m.cause, m.due_at AS "dueAt", m.sent_at AS "sentAt", m.attempts, m.created_at AS "createdAt"`;

/** Where staff look at what was sent, what was not, and why. */
@Injectable()
export class MessageDesk {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Messages of an event (or of all, with null), newest first. */
  async list(eventId: string | null, query: MessagesQuery): Promise<Page<MessageResponse>> {
    const [at = null, id = null] = query.cursor ? readCursor(query.cursor, 2) : [];
    const found = await this.sql.rows<MessageResponse>(
      `SELECT ${COLUMNS} FROM message m LEFT JOIN message_copy c ON c.message_id = m.id
        WHERE ($1::uuid IS NULL OR m.event_id = $1) AND ($2::text IS NULL OR m.status = $2) AND ($3::text IS NULL OR m.kind = $3)
          AND ($4::timestamptz IS NULL OR (m.created_at, m.id) < ($4::timestamptz, $5::uuid))
        ORDER BY m.created_at DESC, m.id DESC LIMIT $6`,
      [eventId, query.status ?? null, query.kind ?? null, at, id, query.limit + 1],
    );
    return pageOf(found, query.limit, (message) => [new Date(message.createdAt).toISOString(), message.id]);
  }

  /** One message with every try and what was sent. Looking at a letter is a look at a person's data, and is recorded. */
  async one(actor: Actor, eventId: string, id: string): Promise<MessageDetailResponse> {
    return this.sql.transaction(async (tx) => {
      const [message] = await rows<MessageResponse>(tx, `SELECT ${COLUMNS} FROM message m LEFT JOIN message_copy c ON c.message_id = m.id WHERE m.id = $1 AND m.event_id = $2`, [id, eventId]);
      if (!message) throw refuseMessage('MESSAGE_UNKNOWN');
      const attemptLog = await rows<MessageAttemptResponse>(tx, 'SELECT at, outcome, reply FROM message_attempt WHERE message_id = $1 ORDER BY at, id', [id]);
      const [copy] = await rows<MessageCopyResponse>(tx, 'SELECT subject, body_text AS text, body_html AS html, attachments FROM message_copy WHERE message_id = $1', [id]);
      await this.audit.record(tx, { actor, action: 'message.read', subject: { type: 'message', id }, eventId });
      return Object.assign(new MessageDetailResponse(), message, { attemptLog, copy: copy ?? null });
    });
  }

  /** Sends a failed or unknown message again, under the same Message-ID. @throws Refusal MESSAGE_UNKNOWN, MESSAGE_NOT_RETRIED */
  async retry(actor: Actor, eventId: string, id: string): Promise<MessageDetailResponse> {
    await this.sql.transaction(async (tx) => {
      const [message] = await rows<{ status: MessageStatus }>(tx, 'SELECT status FROM message WHERE id = $1 AND event_id = $2 FOR UPDATE', [id, eventId]);
      if (!message) throw refuseMessage('MESSAGE_UNKNOWN');
      if (message.status !== 'failed' && message.status !== 'unknown') throw refuseMessage('MESSAGE_NOT_RETRIED', { params: { status: message.status } });
      await tx.query(`UPDATE message SET status = 'waiting', status_reason = NULL, due_at = $2, data_started_at = NULL, handed_at = NULL, attempts = 0 WHERE id = $1`, [id, this.clock.now()]);
      await this.audit.record(tx, { actor, action: 'message.retried', subject: { type: 'message', id }, eventId });
    });
    return this.one(actor, eventId, id);
  }

  /** How many messages are in each state. */
  async summary(eventId: string | null): Promise<MessageSummaryResponse> {
    const found = await this.sql.rows<{ status: MessageStatus; count: number }>(`SELECT status, count(*)::int AS count FROM message WHERE $1::uuid IS NULL OR event_id = $1 GROUP BY status`, [eventId]);
    return MessageSummaryResponse.from(found);
  }

  /** Ends optional letters of one kind for the recipient of a message. Asked twice, it changes nothing. */
  async unsubscribe(messageId: string, purposeOf: (kind: string) => string | undefined): Promise<void> {
    await this.sql.transaction(async (tx) => {
      const [message] = await rows<{ kind: string; personId: string | null }>(tx, 'SELECT kind, person_id AS "personId" FROM message WHERE id = $1', [messageId]);
      const purpose = message && purposeOf(message.kind);
      if (!message?.personId || !purpose) throw refuseMessage('MESSAGE_UNKNOWN');
      await tx.query('INSERT INTO unsubscription (person_id, purpose, since) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [message.personId, purpose, this.clock.now()]);
    });
  }
}
