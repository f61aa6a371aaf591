import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { Config } from '../config/index.js';
import { Sql } from '../database/index.js';
import { refusals } from '../http/index.js';
import { Every } from '../jobs/index.js';
import { decideOn, type Asked, type Known } from './answers.rules.js';

const refuse = refusals({
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    en: 'This Idempotency-Key was used for another request. Take a new key for each new request.',
    ru: 'Этот Idempotency-Key уже использован для другого запроса. Для каждого нового запроса нужен новый ключ.',
  },
  IDEMPOTENCY_IN_PROGRESS: {
    status: 409,
    en: 'The same request is being carried out. Ask again in a moment for its answer.',
    ru: 'Такой же запрос уже выполняется. Повторите его чуть позже, чтобы получить ответ.',
  },
});

/** How long the first request may take before a repeated one may carry the work out itself. */
const LOCK = 60_000;
/** How long an answer is kept. */
const KEEP = 24 * 3_600_000;

/** What a claim on a key gives: the answer of the first request, or the task to give one. `fence` tells this holder of the lock from the next. */
export type Claim = { kind: 'answered'; body: unknown } | { kind: 'yours'; fence: Date };

/** Answers already given to creating requests. They may name people and hold secrets that are shown once, and are kept sealed. */
@Injectable()
export class KeptAnswers {
  private readonly key: Buffer;

  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.key = config.deriveKey('kept-answers');
  }

  /**
   * Takes the key for this request, or answers what its first use answered.
   * @throws Refusal IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_IN_PROGRESS
   */
  async claim(asked: Asked): Promise<Claim> {
    const now = this.clock.now();
    const fence = new Date(now.getTime() + LOCK);
    const taken = await this.sql.rows(
      `INSERT INTO idempotency_key (actor, key, method, path, body_hash, locked_until, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT DO NOTHING RETURNING key`,
      [asked.actor, asked.key, asked.method, asked.path, asked.bodyHash, fence, now],
    );
    if (taken.length > 0) return { kind: 'yours', fence };
    const [known] = await this.sql.rows<Known>(
      `SELECT method, path, body_hash AS "bodyHash", answer, locked_until AS "lockedUntil" FROM idempotency_key WHERE actor = $1 AND key = $2`,
      [asked.actor, asked.key],
    );
    // The first request failed in between and gave the key back.
    if (!known) return this.claim(asked);
    const decision = decideOn(known, asked, now);
    if (decision.kind === 'answered') return { kind: 'answered', body: this.open(decision.answer, asked) };
    if (decision.kind === 'refused') throw refuse(decision.code, { field: 'Idempotency-Key' });
    if (decision.kind === 'in-progress') throw refuse('IDEMPOTENCY_IN_PROGRESS', { params: { seconds: Math.min(decision.seconds, 2) } });
    return this.takeOver(asked, known, fence);
  }

  /** Keeps the answer, unless the lock has passed to another. */
  async keep(asked: Asked, fence: Date, body: unknown): Promise<void> {
    await this.sql.rows(`UPDATE idempotency_key SET answer = $4 WHERE actor = $1 AND key = $2 AND locked_until = $3 AND answer IS NULL`, [asked.actor, asked.key, fence, this.seal(body, asked)]);
  }

  /** Gives the key back: nothing was done, and the same request may be sent again. */
  async release(asked: Asked, fence: Date): Promise<void> {
    await this.sql.rows(`DELETE FROM idempotency_key WHERE actor = $1 AND key = $2 AND locked_until = $3 AND answer IS NULL`, [asked.actor, asked.key, fence]);
  }

  /** Removes what nobody will ask for again. */
  @Every({ name: 'http.forget-answers', seconds: 3_600 })
  async tidy(): Promise<void> {
    await this.sql.rows(`DELETE FROM idempotency_key WHERE created_at < $1`, [new Date(this.clock.now().getTime() - KEEP)]);
  }

  private async takeOver(asked: Asked, known: Known, fence: Date): Promise<Claim> {
    const taken = await this.sql.rows(
      `UPDATE idempotency_key SET locked_until = $4 WHERE actor = $1 AND key = $2 AND locked_until = $3 AND answer IS NULL RETURNING key`,
      [asked.actor, asked.key, known.lockedUntil, fence],
    );
    return taken.length > 0 ? { kind: 'yours', fence } : this.claim(asked);
  }

  private seal(body: unknown, asked: Asked): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(`${asked.actor}\n${asked.key}`));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(body ?? null), 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  private open(answer: Buffer, asked: Asked): unknown {
    const decipher = createDecipheriv('aes-256-gcm', this.key, answer.subarray(0, 12)).setAAD(Buffer.from(`${asked.actor}\n${asked.key}`)).setAuthTag(answer.subarray(12, 28));
    return JSON.parse(Buffer.concat([decipher.update(answer.subarray(28)), decipher.final()]).toString('utf8'));
  }
}
