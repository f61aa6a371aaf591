import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { newId, Sql, Together } from '../../platform/database/index.js';
import { Leases } from '../../platform/jobs/index.js';
import type { ClaimedMessage, MessageCopy } from './message.js';

/** How a message is put off. */
export interface PutOff {
  until: Date;
  reply: string;
  /** `unknown`: the server may have taken it, and it is sent once more. */
  outcome: 'retry' | 'unknown';
  /** False when the try says nothing about this message and is not counted against it. */
  counts: boolean;
}

type Ended = 'failed' | 'unknown' | 'suppressed' | 'cancelled';

/**
 * The claims on messages. Every step tests the claim that it changes: a process that was too slow changes nothing. Rows are locked in the order of their ids, and
 * found by a list of ids, so that no statistics, old or missing, lead to reading the whole table.
 */
@Injectable()
export class Claims {
  private readonly beginning: Together<ClaimedMessage, boolean>;
  private readonly beginningOnce: Together<ClaimedMessage, boolean>;
  private readonly ending: Together<SentMessage, boolean>;

  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly leases: Leases,
  ) {
    this.beginning = new Together((messages) => this.beginAll(messages, 'off'));
    this.beginningOnce = new Together((messages) => this.beginAll(messages, 'on'));
    this.ending = new Together((items) => this.sentAll(items));
  }

  /** Claims those messages that are due, or whose claim has run out. The others are somebody else's, or done. */
  take(ids: readonly string[]): Promise<ClaimedMessage[]> {
    return this.sql.rows<ClaimedMessage>(
      `WITH mine AS (
         SELECT id FROM message
          WHERE id = ANY($1::uuid[]) AND due_at <= $4 AND (status IN ('waiting', 'handed') OR (status = 'sending' AND claim_until < $4))
          ORDER BY id FOR UPDATE SKIP LOCKED)
       UPDATE message SET status = 'sending', claim = $2, claim_until = $3, attempts = attempts + 1 FROM mine WHERE message.id = ANY($1::uuid[]) AND message.id = mine.id
       RETURNING message.id, claim, kind, event_id AS "eventId", person_id AS "personId", address, locale, params, message_id AS "messageId",
                 attempts, data_started_at AS "dataStartedAt", unknown_times AS "unknownTimes"`,
      [ids, newId(), this.leases.end(), this.clock.now()],
    );
  }

  /**
   * Notes that the text begins to leave. @throws LostClaim when somebody else has the message or it was cancelled: nothing leaves then.
   * The note of a message that must not be sent twice is on disk before the text leaves. That of another need not be: if PostgreSQL itself dies and forgets it,
   * the message is sent once more, as it would be with it.
   */
  async begin(message: ClaimedMessage, whenUnknown: 'resend' | 'leave'): Promise<void> {
    const notes = whenUnknown === 'leave' ? this.beginningOnce : this.beginning;
    if (!(await notes.ask(message))) throw new LostClaim();
  }

  /** Records that the server took it. False when somebody else has claimed it meanwhile, who will send it again. */
  sent(message: ClaimedMessage, reply: string, { locale, subject }: MessageCopy): Promise<boolean> {
    return this.ending.ask({ message, reply, locale, subject });
  }

  /** Puts a message off, with the server's words. */
  async putOff(message: ClaimedMessage, { until, reply, outcome, counts }: PutOff): Promise<void> {
    await this.sql.rows(
      `WITH mine AS (
         UPDATE message SET status = 'waiting', due_at = $3, last_reply = $4, claim = NULL, claim_until = NULL, data_started_at = NULL, handed_at = NULL,
                            attempts = attempts - CASE WHEN $8 THEN 0 ELSE 1 END, unknown_times = unknown_times + CASE WHEN $5 = 'unknown' THEN 1 ELSE 0 END
          WHERE id = $1 AND claim = $2 AND status = 'sending' RETURNING id)
       INSERT INTO message_attempt (id, message_id, at, outcome, reply) SELECT $6, id, $7, $5, $4 FROM mine`,
      [message.id, message.claim, until, reply, outcome, newId(), this.clock.now(), counts],
    );
  }

  /** Gives messages back untried: those claimed, and those that wait in the queue. */
  async release(ids: readonly string[], claim: string | null, until: Date): Promise<void> {
    await this.sql.rows(
      `UPDATE message SET status = 'waiting', due_at = $3, claim = NULL, claim_until = NULL, handed_at = NULL, attempts = attempts - CASE status WHEN 'sending' THEN 1 ELSE 0 END
        WHERE id IN (SELECT id FROM message WHERE id = ANY($1::uuid[]) AND (status = 'handed' OR (status = 'sending' AND claim = $2)) ORDER BY id FOR UPDATE)`,
      [ids, claim, until],
    );
  }

  /** Forgets a begun text, once, so that it may be sent once more under the same Message-ID. */
  async forgetText(message: ClaimedMessage, why: string): Promise<void> {
    await this.sql.rows(
      `WITH mine AS (UPDATE message SET data_started_at = NULL, unknown_times = unknown_times + 1 WHERE id = $1 AND claim = $2 AND status = 'sending' RETURNING id)
       INSERT INTO message_attempt (id, message_id, at, outcome, reply) SELECT $3, id, $4, 'unknown', $5 FROM mine`,
      [message.id, message.claim, newId(), this.clock.now(), why],
    );
  }

  /** Ends a message that is not sent, or not known to be. `suppress` is an address that gets no more mail. */
  async end(message: ClaimedMessage, status: Ended, reason: string, suppress: string | null = null): Promise<void> {
    await this.sql.rows(
      `WITH mine AS (
         UPDATE message SET status = $3, status_reason = $4, last_reply = $4, claim = NULL, claim_until = NULL WHERE id = $1 AND claim = $2 AND status = 'sending' RETURNING id),
       marked AS (INSERT INTO suppressed_address (address, reason, since) SELECT $5::citext, $4, $7 FROM mine WHERE $5::citext IS NOT NULL ON CONFLICT DO NOTHING)
       INSERT INTO message_attempt (id, message_id, at, outcome, reply) SELECT $6, id, $7, $3, $4 FROM mine`,
      [message.id, message.claim, status, reason, suppress, newId(), this.clock.now()],
    );
  }

  private async beginAll(messages: readonly ClaimedMessage[], durable: 'on' | 'off'): Promise<boolean[]> {
    const mine = await this.sql.rows<{ id: string }>(
      `WITH item AS (SELECT * FROM unnest($1::uuid[], $2::uuid[]) AS item (id, claim)),
       locked AS (SELECT id FROM message WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE),
       mine AS (
         UPDATE message SET data_started_at = $3, claim_until = $4
           FROM item JOIN locked USING (id) WHERE message.id = ANY($1::uuid[]) AND message.id = item.id AND message.claim = item.claim AND message.status = 'sending' RETURNING message.id)
       SELECT id, set_config('synchronous_commit', $5, true) FROM mine`,
      [messages.map(({ id }) => id), messages.map(({ claim }) => claim), this.clock.now(), this.leases.end(), durable],
    );
    return found(messages, mine);
  }

  private async sentAll(items: readonly SentMessage[]): Promise<boolean[]> {
    const done = await this.sql.rows<{ id: string }>(
      `WITH item AS (SELECT * FROM json_to_recordset($1::json) AS item (id uuid, claim uuid, attempt uuid, reply text, locale text, subject text)),
       locked AS (SELECT id FROM message WHERE id = ANY($3::uuid[]) ORDER BY id FOR UPDATE),
       done AS (
         UPDATE message SET status = 'sent', status_reason = NULL, claim = NULL, claim_until = NULL, data_started_at = NULL,
                            last_reply = item.reply, sent_at = $2, sent_locale = item.locale, sent_subject = item.subject
           FROM item JOIN locked USING (id) WHERE message.id = ANY($3::uuid[]) AND message.id = item.id AND message.claim = item.claim AND message.status = 'sending' RETURNING message.id),
       noted AS (INSERT INTO message_attempt (id, message_id, at, outcome, reply) SELECT attempt, id, $2, 'sent', reply FROM item)
       SELECT id FROM done`,
      [JSON.stringify(items.map(({ message: { id, claim }, ...rest }) => ({ id, claim, attempt: newId(), ...rest }))), this.clock.now(), items.map(({ message }) => message.id)],
    );
    return found(items.map(({ message }) => message), done);
  }
}

interface SentMessage {
  message: ClaimedMessage;
  reply: string;
  locale: string;
  subject: string;
}

/** For each message whether it is among the rows. */
function found(messages: readonly ClaimedMessage[], among: readonly { id: string }[]): boolean[] {
  const ids = new Set(among.map(({ id }) => id));
  return messages.map(({ id }) => ids.has(id));
}

/** Somebody else has the message now, or it was cancelled while it was being written. */
export class LostClaim extends Error {
  constructor() {
    super('The claim on this message was lost');
    this.name = 'LostClaim';
  }
}
