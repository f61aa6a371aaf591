import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { newId, Sql, type JsonObject } from '../database/index.js';
import { CrashPoints } from './crash-points.js';
import { retryGap } from './gaps.js';
import { Handlers } from './handlers.js';
import { Every, Handles } from './handles.js';
import { defineJob } from './job.js';
import { Leases } from './leases.js';
import { Relay } from './relay.js';

const outboxDue = defineJob<{ ids: readonly string[] }>({ name: 'outbox.due', queue: 'work' });

/** Tries before a job is left for people to look at; the gaps between them add up to about half a day. */
const TRIES = 20;

/** How long a job that is done is kept, and how long when its key must still keep another one away, in days. */
const KEPT = 7;
const KEPT_WITH_KEY = 400;

interface ClaimedJob {
  id: string;
  job: string;
  payload: JsonObject;
  attempts: number;
}

/** Carries out the rows of the outbox: claimed with a lease, tried again after growing gaps. */
@Injectable()
export class OutboxWork implements OnModuleInit {
  private readonly logger = new Logger(OutboxWork.name);

  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly relay: Relay,
    private readonly handlers: Handlers,
    private readonly leases: Leases,
    private readonly crash: CrashPoints,
  ) {}

  onModuleInit(): void {
    this.relay.feed({ table: 'outbox_job', underWay: 'working', job: outboxDue, batch: 1 });
  }

  @Handles(outboxDue)
  async carryOut({ ids }: { ids: readonly string[] }): Promise<void> {
    for (const id of ids) await this.carryOutOne(id);
  }

  private async carryOutOne(id: string): Promise<void> {
    const claim = newId();
    this.crash.reached('before-claim');
    const row = await this.claim(id, claim);
    if (!row) return;
    this.crash.reached('after-claim');
    try {
      await this.leases.during({ table: 'outbox_job', underWay: 'working', ids: [id], claim }, () => this.handlers.carryOut(row.job, row.payload));
      await this.sql.rows(`UPDATE outbox_job SET status = 'done', claim = NULL, claim_until = NULL, last_error = NULL WHERE id = $1 AND claim = $2`, [id, claim]);
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'failed';
      this.logger.error(`The job ${row.job} (${id}) failed: ${reason}`, error instanceof Error ? error.stack : undefined);
      const again = new Date(this.clock.now().getTime() + retryGap(row.attempts) * 1000);
      await this.sql.rows(`UPDATE outbox_job SET status = $3, due_at = $4, last_error = $5, handed_at = NULL, claim = NULL, claim_until = NULL WHERE id = $1 AND claim = $2`, [
        id,
        claim,
        row.attempts < TRIES ? 'waiting' : 'failed',
        again,
        reason.slice(0, 500),
      ]);
    }
  }

  private async claim(id: string, claim: string): Promise<ClaimedJob | undefined> {
    const [row] = await this.sql.rows<ClaimedJob>(
      `UPDATE outbox_job SET status = 'working', claim = $2, claim_until = $3, attempts = attempts + 1
        WHERE id = $1 AND due_at <= $4 AND (status IN ('waiting', 'handed') OR (status = 'working' AND claim_until < $4)) RETURNING id, job, payload, attempts`,
      [id, claim, this.leases.end(), this.clock.now()],
    );
    return row;
  }

  /** Removes what was done long ago. */
  @Every({ name: 'outbox.tidy', seconds: 3_600 })
  async tidy(): Promise<void> {
    const before = (days: number): Date => new Date(this.clock.now().getTime() - days * 86_400_000);
    await this.sql.rows(`DELETE FROM outbox_job WHERE status = 'done' AND due_at < CASE WHEN dedupe_key IS NULL THEN $1::timestamptz ELSE $2::timestamptz END`, [before(KEPT), before(KEPT_WITH_KEY)]);
  }
}
