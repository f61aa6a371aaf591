import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { newId, type JsonObject, type Tx } from '../database/index.js';
import type { Job } from './job.js';

/** Name on which a transaction that leaves work behind calls, when it commits. */
export const WAKE_CHANNEL = 'convoke_work';

/** The shortest time between two calls of one process, in milliseconds. PostgreSQL commits calling transactions one after another, and a worker that is awake needs no call. */
const CALL_EVERY = 100;

/** Where a use case leaves work that must follow its fact: written in the same transaction, carried out after the commit. */
@Injectable()
export class Outbox {
  private called = -CALL_EVERY;

  constructor(private readonly clock: Clock) {}

  /** Leaves a job, at once or for `dueAt`. Of several with one `dedupeKey` the first counts. */
  async add<P extends JsonObject>(tx: Tx, job: Job<P>, payload: P, options: { dedupeKey?: string; dueAt?: Date } = {}): Promise<void> {
    if (job.queue !== 'work') throw new Error(`The outbox leaves jobs for the queue work; ${job.name} is for ${job.queue}`);
    const now = this.clock.now();
    await tx.query(
      `INSERT INTO outbox_job (id, job, payload, dedupe_key, due_at, created_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT ON CONSTRAINT outbox_job_once DO NOTHING`,
      [newId(), job.name, JSON.stringify(payload), options.dedupeKey ?? null, options.dueAt ?? now, now],
    );
    await this.wake(tx);
  }

  /** Says that this transaction leaves work behind: workers are woken when it commits, and find the rows by polling otherwise. */
  async wake(tx: Tx): Promise<void> {
    const now = performance.now();
    if (now - this.called < CALL_EVERY) return;
    this.called = now;
    await tx.query('SELECT pg_notify($1, $2)', [WAKE_CHANNEL, '']);
  }
}
