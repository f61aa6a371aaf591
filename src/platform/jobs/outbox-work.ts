import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { newId, Sql, type JsonObject } from '../database/index.js';
import { retryGap } from './gaps.js';
import { Handlers } from './handlers.js';
import { Handles } from './handles.js';
import { defineJob } from './job.js';
import { Relay } from './relay.js';

const outboxDue = defineJob<{ ids: readonly string[] }>({ name: 'outbox.due', queue: 'work' });

/** How long a job may take before another process may begin it anew, in seconds. */
const LEASE = 120;

/** Tries before a job is left for people to look at. */
const TRIES = 12;

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
    const now = this.clock.now();
    const [row] = await this.sql.rows<ClaimedJob>(
      `UPDATE outbox_job SET status = 'working', claim = $2, claim_until = $3, attempts = attempts + 1
        WHERE id = $1 AND (status IN ('waiting', 'handed') OR (status = 'working' AND claim_until < $4)) RETURNING id, job, payload, attempts`,
      [id, claim, new Date(now.getTime() + LEASE * 1000), now],
    );
    if (!row) return;
    try {
      await this.handlers.carryOut(row.job, row.payload);
      await this.sql.rows(`UPDATE outbox_job SET status = 'done', claim = NULL, claim_until = NULL WHERE id = $1 AND claim = $2`, [id, claim]);
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'failed';
      this.logger.error(`The job ${row.job} (${id}) failed: ${reason}`, error instanceof Error ? error.stack : undefined);
      const again = new Date(this.clock.now().getTime() + retryGap(row.attempts) * 1000);
      await this.sql.rows(`UPDATE outbox_job SET status = $3, due_at = $4, last_error = $5, claim = NULL, claim_until = NULL WHERE id = $1 AND claim = $2`, [id, claim, row.attempts < TRIES ? 'waiting' : 'failed', again, reason]);
    }
  }
}
