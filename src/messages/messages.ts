import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { newId, rows, type JsonObject, type Tx } from '../platform/database/index.js';
import type { Locale } from '../platform/i18n/index.js';
import { Outbox } from '../platform/jobs/index.js';
import type { MessageKind } from './kind.js';
import { stands } from './stands.js';

/** A message to write: who is to get what, why, and when. */
export interface Letter {
  kind: MessageKind;
  /** One message a key, ever: `registration-confirmed:<registration id>:<version>`. */
  dedupeKey: string;
  eventId: string | null;
  personId: string | null;
  /** For whoever is no person of the directory. */
  address?: string;
  /** Ids and plain values that the composer needs; never personal data. */
  params?: JsonObject;
  /** Why it is written: the rule, the campaign, the transition. */
  cause: string;
  dueAt: Date;
  /** The language it must be in; left out, it is the person's own when it is sent. */
  locale?: Locale | null;
}

/** Where features leave messages, in the transaction of the fact that causes them. */
@Injectable()
export class Messages {
  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly outbox: Outbox,
  ) {}

  /** Writes messages; one whose `dedupeKey` is known already is left out. Answers how many are new. */
  async write(tx: Tx, letters: readonly Letter[]): Promise<number> {
    if (letters.length === 0) return 0;
    const now = this.clock.now();
    const written = letters.map((letter) => {
      const id = newId();
      return {
        id,
        kind: letter.kind.name,
        dedupe_key: letter.dedupeKey,
        event_id: letter.eventId,
        person_id: letter.personId,
        address: letter.address ?? null,
        params: letter.params ?? {},
        cause: letter.cause,
        due_at: letter.dueAt.toISOString(),
        locale: letter.locale ?? null,
        message_id: `<${id}@${this.messageIdHost}>`,
      };
    });
    const fresh = await rows(
      tx,
      `INSERT INTO message (id, kind, dedupe_key, event_id, person_id, address, params, cause, due_at, locale, message_id, created_at)
       SELECT id, kind, dedupe_key, event_id, person_id, address, params, cause, due_at, locale, message_id, $2
         FROM jsonb_to_recordset($1::jsonb) AS letter (id uuid, kind text, dedupe_key text, event_id uuid, person_id uuid, address citext, params jsonb, cause text, due_at timestamptz, locale text, message_id text)
       ON CONFLICT ON CONSTRAINT message_once DO NOTHING RETURNING id`,
      [JSON.stringify(written), now],
    );
    if (fresh.length > 0) await this.outbox.wake(tx);
    return fresh.length;
  }

  /**
   * Writes messages to people whom a statement finds, in that one statement: `select` answers `kind, dedupe_key, event_id, person_id, params, cause, due_at`, each key
   * once. A message whose key is known already is left out, unless it was cancelled before it left, and not by the word of staff: whoever finds it again says that its reason is back, and it waits
   * once more. Answers how many wait now that did not before.
   */
  async writeFrom(tx: Tx, select: string, parameters: readonly unknown[]): Promise<number> {
    const host = `$${parameters.length + 1}`;
    const now = `$${parameters.length + 2}`;
    const fresh = await rows(
      tx,
      `WITH found AS MATERIALIZED (SELECT uuidv7() AS id, chosen.* FROM (${select}) AS chosen)
       INSERT INTO message (id, kind, dedupe_key, event_id, person_id, params, cause, due_at, message_id, created_at)
       SELECT id, kind, dedupe_key, event_id, person_id, params, cause, due_at, '<' || id || '@' || ${host} || '>', ${now} FROM found ORDER BY dedupe_key
       ON CONFLICT ON CONSTRAINT message_once DO UPDATE
          SET status = 'waiting', status_reason = NULL, last_reply = NULL, kind = excluded.kind, params = excluded.params, cause = excluded.cause, due_at = excluded.due_at,
              attempts = 0, handed_at = NULL, data_started_at = NULL, unknown_times = 0
        WHERE NOT ${stands('message')}
       RETURNING id`,
      [...parameters, this.messageIdHost, this.clock.now()],
    );
    if (fresh.length > 0) await this.outbox.wake(tx);
    return fresh.length;
  }

  /** Ends messages that have not left yet; answers how many. One whose text is under way to the server can no longer be held. */
  async cancelWaiting(tx: Tx, which: { eventId?: string; personId?: string; kinds?: readonly string[] }, reason: string): Promise<number> {
    if (!which.eventId && !which.personId) throw new Error('Say whose messages are to be cancelled: of which event or which person');
    const ended = await rows(
      tx,
      `UPDATE message SET status = 'cancelled', status_reason = $4
        WHERE id IN (
          SELECT id FROM message
           WHERE (status IN ('waiting', 'handed') OR (status = 'sending' AND data_started_at IS NULL))
             AND ($1::uuid IS NULL OR event_id = $1) AND ($2::uuid IS NULL OR person_id = $2) AND ($3::text[] IS NULL OR kind = ANY($3))
           ORDER BY id FOR UPDATE)
        RETURNING id`,
      [which.eventId ?? null, which.personId ?? null, which.kinds ?? null, reason],
    );
    return ended.length;
  }

  /** Takes back messages by their keys, before they leave; answers the keys of those that it could take back. */
  async takeBack(tx: Tx, dedupeKeys: readonly string[], reason: string): Promise<Set<string>> {
    const ended = await rows<{ key: string }>(
      tx,
      `UPDATE message SET status = 'cancelled', status_reason = $2
        WHERE id IN (SELECT id FROM message WHERE dedupe_key = ANY ($1::text[]) AND (status IN ('waiting', 'handed') OR (status = 'sending' AND data_started_at IS NULL)) ORDER BY id FOR UPDATE)
        RETURNING dedupe_key AS key`,
      [dedupeKeys, reason],
    );
    return new Set(ended.map(({ key }) => key));
  }

  /** The right side of every Message-ID. In SQL: `'<' || id || '@' || $host || '>'`. */
  get messageIdHost(): string {
    return new URL(this.config.publicUrl).hostname;
  }
}
