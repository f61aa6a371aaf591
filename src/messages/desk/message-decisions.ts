import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { rows, Sql, type Tx } from '../../platform/database/index.js';
import { Outbox } from '../../platform/jobs/index.js';
import { refuseMessage } from '../messages.errors.js';
import { MessageDesk, type Which } from './message-desk.js';
import type { MessageStatus } from './messages.queries.js';
import type { MessageDetailResponse, RetriedResponse } from './messages.responses.js';

interface Troubled {
  id: string;
  status: MessageStatus;
  eventId: string | null;
}

/** How a message ends by the word of staff: it is known from elsewhere that it arrived, or it need not be sent any more. */
export type Settled = 'sent' | 'cancelled';

/** From which statuses staff may end a message so. Of one that failed it is known that nobody took it. */
const SETTLES: Readonly<Record<Settled, readonly MessageStatus[]>> = { sent: ['unknown'], cancelled: ['failed', 'unknown'] };

/** What staff decide about messages that failed, or of which nobody knows whether they arrived. */
@Injectable()
export class MessageDecisions {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly desk: MessageDesk,
  ) {}

  /** Sends a failed or unknown message again, under the same Message-ID. @throws Refusal MESSAGE_UNKNOWN, MESSAGE_NOT_RETRIED */
  retry(actor: Actor, which: Which): Promise<MessageDetailResponse> {
    return this.sql.transaction(async (tx) => {
      const message = await this.lock(tx, which);
      if (!mayRetry(message)) throw refuseMessage('MESSAGE_NOT_RETRIED', { params: { status: message.status } });
      await this.sendAgain(tx, actor, [message]);
      return this.desk.read(tx, which);
    });
  }

  /** Sends several again; those that are neither failed nor unknown (somebody was faster) are left as they are. With `eventId` null of whichever event. */
  retryAll(actor: Actor, eventId: string | null, ids: readonly string[]): Promise<RetriedResponse> {
    return this.sql.transaction(async (tx) => {
      const found = await rows<Troubled>(tx, `SELECT ${TROUBLED} FROM message WHERE id = ANY ($1::uuid[]) AND ($2::uuid IS NULL OR event_id = $2) ORDER BY id FOR UPDATE`, [ids, eventId]);
      const again = found.filter(mayRetry);
      await this.sendAgain(tx, actor, again);
      return { retried: again.length, left: ids.length - again.length };
    });
  }

  /** Ends a message by the word of staff; nothing is sent. @throws Refusal MESSAGE_UNKNOWN, MESSAGE_NOT_SETTLED */
  settle(actor: Actor, which: Which, as: Settled): Promise<MessageDetailResponse> {
    return this.sql.transaction(async (tx) => {
      const message = await this.lock(tx, which);
      if (!SETTLES[as].includes(message.status)) throw refuseMessage('MESSAGE_NOT_SETTLED', { params: { status: message.status } });
      await tx.query(
        `UPDATE message SET status = $2, data_started_at = NULL, settled_at = $3,
                sent_at = CASE $2 WHEN 'sent' THEN coalesce((SELECT max(at) FROM message_attempt WHERE message_id = message.id), $3) ELSE sent_at END
          WHERE id = $1`,
        [message.id, as, this.clock.now()],
      );
      await this.audit.record(tx, { actor, action: 'message.settled', subject: { type: 'message', id: message.id }, eventId: message.eventId, detail: { was: message.status, as } });
      return this.desk.read(tx, which);
    });
  }

  private async sendAgain(tx: Tx, actor: Actor, messages: readonly Troubled[]): Promise<void> {
    if (messages.length === 0) return;
    await tx.query(
      `UPDATE message SET status = 'waiting', status_reason = NULL, settled_at = NULL, due_at = $2, data_started_at = NULL, handed_at = NULL, attempts = 0, unknown_times = 0 WHERE id = ANY ($1::uuid[])`,
      [messages.map(({ id }) => id), this.clock.now()],
    );
    await this.outbox.wake(tx);
    await this.audit.recordAll(tx, messages.map(({ id, status, eventId }) => ({ actor, action: 'message.retried', subject: { type: 'message', id }, eventId, detail: { was: status } })));
  }

  private async lock(tx: Tx, { id, eventId }: Which): Promise<Troubled> {
    const [message] = await rows<Troubled>(tx, `SELECT ${TROUBLED} FROM message WHERE id = $1 AND ($2::uuid IS NULL OR event_id = $2) FOR UPDATE`, [id, eventId]);
    if (!message) throw refuseMessage('MESSAGE_UNKNOWN');
    return message;
  }
}

const TROUBLED = 'id, status, event_id AS "eventId"';

function mayRetry({ status }: Troubled): boolean {
  return status === 'failed' || status === 'unknown';
}
