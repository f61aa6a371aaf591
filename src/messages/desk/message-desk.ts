import { Injectable } from '@nestjs/common';
import { isISO8601, isUUID } from 'class-validator';
import { Audit, type Actor } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { rows, Sql, type Tx } from '../../platform/database/index.js';
import { pageOf, readCursor, type Page } from '../../platform/http/index.js';
import { refuseMessage } from '../messages.errors.js';
import { MESSAGE_GROUPS, type MessagesQuery, type MessageStatus } from './messages.queries.js';
import { MessageDetailResponse, MessageSummaryResponse, type MessageAttemptResponse, type MessageCopyResponse, type MessageKindCountResponse, type MessageResponse } from './messages.responses.js';

const COLUMNS = `message.id, message.kind, message.status, message.status_reason AS "statusReason", message.event_id AS "eventId", message.person_id AS "personId",
  copy.recipient ->> 'name' AS recipient, coalesce(message.sent_subject, copy.subject) AS subject, coalesce(message.sent_locale, message.locale) AS locale, message.cause,
  message.due_at AS "dueAt", message.sent_at AS "sentAt", (SELECT count(*)::int FROM message_attempt WHERE message_id = message.id) AS attempts, message.created_at AS "createdAt"`;
const FROM = `message LEFT JOIN message_copy AS copy ON copy.message_id = message.id`;

/** When a message that has not left counts as late, in milliseconds. */
const LATE = 15 * 60_000;

/** Which message: of an event, or with `eventId` null whichever. */
export interface Which {
  eventId: string | null;
  id: string;
}

/** Where staff look at what was sent, what was not, and why. */
@Injectable()
export class MessageDesk {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Messages of an event (or of all, with null), newest first. */
  async list(actor: Actor, eventId: string | null, query: MessagesQuery): Promise<Page<MessageResponse>> {
    const [at = null, id = null] = query.cursor === undefined ? [] : readCursor(query.cursor, 2, ([time, last]) => isISO8601(time) && isUUID(last));
    return this.sql.transaction(async (tx) => {
      const found = await rows<MessageResponse>(
        tx,
        `SELECT ${COLUMNS} FROM ${FROM}
          WHERE ($1::uuid IS NULL OR message.event_id = $1) AND ($2::text IS NULL OR message.status = $2) AND ($3::text[] IS NULL OR message.status = ANY($3))
            AND ($4::text IS NULL OR message.kind = $4) AND ($5::uuid IS NULL OR message.person_id = $5)
            AND ($6::timestamptz IS NULL OR (date_trunc('milliseconds', message.created_at), message.id) < ($6::timestamptz, $7::uuid))
          ORDER BY date_trunc('milliseconds', message.created_at) DESC, message.id DESC LIMIT $8`,
        [eventId, query.status ?? null, query.group ? MESSAGE_GROUPS[query.group] : null, query.kind ?? null, query.person ?? null, at, id, query.limit + 1],
      );
      const page = pageOf(found, query.limit, (message) => [new Date(message.createdAt).toISOString(), message.id]);
      await this.audit.record(tx, { actor, action: 'messages.listed', subject: { type: 'message', id: null }, eventId, detail: { shown: page.items.length } });
      return page;
    });
  }

  /** One message with every try and what was sent. Looking at a letter is a look at a person's data, and is recorded. @throws Refusal MESSAGE_UNKNOWN */
  one(actor: Actor, which: Which): Promise<MessageDetailResponse> {
    return this.sql.transaction(async (tx) => {
      const message = await this.read(tx, which);
      await this.audit.record(tx, { actor, action: 'message.viewed', subject: { type: 'message', id: which.id }, eventId: message.eventId });
      return message;
    });
  }

  /** How many messages of an event (or of all, with null) are in each state, and of which kinds there are any. */
  async summary(eventId: string | null): Promise<MessageSummaryResponse> {
    const found = await this.sql.rows<{ status: MessageStatus; count: number; late: number }>(
      `SELECT status, count(*)::int AS count, count(*) FILTER (WHERE status IN ('waiting', 'handed', 'sending') AND due_at < $2)::int AS late
         FROM message WHERE $1::uuid IS NULL OR event_id = $1 GROUP BY status`,
      [eventId, new Date(this.clock.now().getTime() - LATE)],
    );
    const kinds = await this.sql.rows<MessageKindCountResponse>(
      `SELECT kind, count(*)::int AS count FROM message WHERE $1::uuid IS NULL OR event_id = $1 GROUP BY kind ORDER BY kind`,
      [eventId],
    );
    return MessageSummaryResponse.from(found, kinds);
  }

  /** A message with every try and what was sent; joins a transaction. @throws Refusal MESSAGE_UNKNOWN */
  async read(tx: Tx, { eventId, id }: Which): Promise<MessageDetailResponse> {
    const [message] = await rows<MessageResponse & { messageId: string }>(
      tx,
      `SELECT ${COLUMNS}, message.message_id AS "messageId" FROM ${FROM} WHERE message.id = $1 AND ($2::uuid IS NULL OR message.event_id = $2)`,
      [id, eventId],
    );
    if (!message) throw refuseMessage('MESSAGE_UNKNOWN');
    const attemptLog = await rows<MessageAttemptResponse>(tx, 'SELECT at, outcome, reply FROM message_attempt WHERE message_id = $1 ORDER BY at, id', [id]);
    const [copy] = await rows<MessageCopyResponse>(
      tx,
      `SELECT recipient ->> 'address' AS address, subject, body_text AS text, body_html AS html, attachments FROM message_copy WHERE message_id = $1`,
      [id],
    );
    return Object.assign(new MessageDetailResponse(), message, { attemptLog, copy: copy ?? null });
  }
}
