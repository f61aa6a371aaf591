import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { newId, rows, Sql, type JsonObject, type Tx } from '../../platform/database/index.js';
import type { Locale } from '../../platform/i18n/index.js';
import type { WrittenLetter } from '../letter/letter.js';
import type { Mailbox } from '../composer.js';

/** How long one process may be at a message before another may take it over, in seconds. Longer than a server may be silent. */
const LEASE = 45;

/** A message that this process alone may send now. */
export interface ClaimedMessage {
  id: string;
  claim: string;
  kind: string;
  eventId: string | null;
  personId: string | null;
  address: string | null;
  locale: Locale | null;
  params: JsonObject;
  messageId: string;
  attempts: number;
  dueAt: Date;
  createdAt: Date;
  dataStartedAt: Date | null;
  unknownTimes: number;
}

type Ended = 'failed' | 'unknown' | 'suppressed' | 'cancelled';

/** The claims on messages. Every step tests the claim that it changes: a process that was too slow changes nothing. */
@Injectable()
export class Claims {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
  ) {}

  /** Claims a message that is due, or whose claim has run out. Undefined when it is somebody else's, or done. */
  async take(id: string): Promise<ClaimedMessage | undefined> {
    const now = this.clock.now();
    const [row] = await this.sql.rows<ClaimedMessage>(
      `UPDATE message SET status = 'sending', claim = $2, claim_until = $3, attempts = attempts + 1
        WHERE id = $1 AND due_at <= $4 AND (status IN ('waiting', 'handed') OR (status = 'sending' AND claim_until < $4))
        RETURNING id, claim, kind, event_id AS "eventId", person_id AS "personId", address, locale, params, message_id AS "messageId",
                  attempts, due_at AS "dueAt", created_at AS "createdAt", data_started_at AS "dataStartedAt", unknown_times AS "unknownTimes"`,
      [id, newId(), new Date(now.getTime() + LEASE * 1000), now],
    );
    return row;
  }

  /** Notes that the text begins to leave. @throws Error when the claim was lost or the message cancelled meanwhile: nothing leaves then. */
  async beginData(message: ClaimedMessage): Promise<void> {
    const now = this.clock.now();
    const mine = await this.sql.rows(`UPDATE message SET data_started_at = $3, claim_until = $4 WHERE id = $1 AND claim = $2 AND status = 'sending' RETURNING id`, [
      message.id,
      message.claim,
      now,
      new Date(now.getTime() + LEASE * 1000),
    ]);
    if (mine.length === 0) throw new LostClaim();
  }

  /** Forgets a begun text, once, so that it may be sent once more under the same Message-ID. */
  async forgetData(message: ClaimedMessage): Promise<void> {
    await this.sql.rows(`UPDATE message SET data_started_at = NULL, unknown_times = unknown_times + 1 WHERE id = $1 AND claim = $2 RETURNING id`, [message.id, message.claim]);
  }

  /** Records that the server took it, with what was sent: one statement, so that nothing of it can be missing. */
  async sent(message: ClaimedMessage, reply: string, copy: { to: Mailbox; locale: Locale; letter: WrittenLetter; attachments: readonly { filename: string; contentType: string }[] }): Promise<void> {
    await this.sql.rows(
      `WITH done AS (
         UPDATE message SET status = 'sent', status_reason = NULL, claim = NULL, claim_until = NULL, data_started_at = NULL, last_reply = $3, sent_at = $4, sent_locale = $5, sent_subject = $6
          WHERE id = $1 AND claim = $2 RETURNING id),
       attempt AS (INSERT INTO message_attempt (id, message_id, at, outcome, reply) SELECT $7, id, $4, 'sent', $3 FROM done)
       INSERT INTO message_copy (message_id, recipient, subject, body_text, body_html, attachments) SELECT id, $8::jsonb, $6, $9, $10, $11::jsonb FROM done ON CONFLICT (message_id) DO NOTHING`,
      [message.id, message.claim, reply, this.clock.now(), copy.locale, copy.letter.subject, newId(), JSON.stringify(copy.to), copy.letter.text, copy.letter.html, JSON.stringify(copy.attachments)],
    );
  }

  /** Puts a message off. */
  async putOff(message: ClaimedMessage, until: Date, reply: string): Promise<void> {
    await this.sql.transaction(async (tx) => {
      const mine = await rows(tx, `UPDATE message SET status = 'waiting', due_at = $3, last_reply = $4, claim = NULL, claim_until = NULL, data_started_at = NULL, handed_at = NULL WHERE id = $1 AND claim = $2 RETURNING id`, [
        message.id,
        message.claim,
        until,
        reply,
      ]);
      if (mine.length > 0) await this.attempt(tx, message.id, 'retry', reply);
    });
  }

  /** Ends a message without its being sent (or known to be). */
  async end(message: ClaimedMessage, status: Ended, reason: string, suppress: string | null = null): Promise<void> {
    await this.sql.transaction(async (tx) => {
      const mine = await rows(tx, `UPDATE message SET status = $3, status_reason = $4, last_reply = $4, claim = NULL, claim_until = NULL WHERE id = $1 AND claim = $2 RETURNING id`, [message.id, message.claim, status, reason]);
      if (mine.length === 0) return;
      await this.attempt(tx, message.id, status, reason);
      if (suppress !== null) await tx.query(`INSERT INTO suppressed_address (address, reason, since) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, [suppress, reason, this.clock.now()]);
    });
  }

  private async attempt(tx: Tx, messageId: string, outcome: Ended | 'retry', reply: string): Promise<void> {
    await tx.query(`INSERT INTO message_attempt (id, message_id, at, outcome, reply) VALUES ($1, $2, $3, $4, $5)`, [newId(), messageId, this.clock.now(), outcome, reply]);
  }
}

/** Somebody else has the message now, or it was cancelled while it was being written. */
export class LostClaim extends Error {
  constructor() {
    super('The claim on this message was lost');
    this.name = 'LostClaim';
  }
}
