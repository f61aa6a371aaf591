import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { rows, Sql } from '../database/index.js';
import { Carrier } from './carrier.js';
import type { Job } from './job.js';

/** A table whose due rows are work: `id, status ('waiting', 'handed', …), due_at, handed_at, handovers, claim_until`. */
export interface RelaySource {
  readonly table: string;
  /** The status of a row whose work is under way: 'working', 'sending'. */
  readonly underWay: string;
  readonly job: Job<{ ids: readonly string[] }>;
  /** Rows a job. */
  readonly batch: number;
}

/** Rows handed over in one go. */
const HANDFUL = 1_000;

/** A row handed this long ago and not begun is handed again: the queue lost it. In seconds. */
const LOST_AFTER = 20;

/** Hands due rows to the queue. PostgreSQL holds the truth; the queue only carries, and may lose everything. */
@Injectable()
export class Relay {
  private readonly logger = new Logger(Relay.name);
  private readonly sources: RelaySource[] = [];

  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly carrier: Carrier,
  ) {}

  /** Adds a table whose due rows are handed over. Called in `onModuleInit`. */
  feed(source: RelaySource): void {
    this.sources.push(source);
  }

  /** Hands over what is due now; answers how many rows. Several relays at once share the rows between them. */
  async tick(): Promise<number> {
    let handed = 0;
    for (const source of this.sources) handed += await this.handOver(source);
    return handed;
  }

  /** Marks rows as handed, commits, and then adds them: a crash in between leaves rows that are handed again later. */
  private async handOver(source: RelaySource): Promise<number> {
    const taken = await this.take(source);
    if (taken.length === 0) return 0;
    const jobs = [];
    for (let at = 0; at < taken.length; at += source.batch) {
      const part = taken.slice(at, at + source.batch);
      const [first] = part;
      if (first) jobs.push({ id: `${first.id}-${first.handovers}`, name: source.job.name, payload: { ids: part.map((row) => row.id) } });
    }
    try {
      await this.carrier.add(source.job.queue, jobs);
    } catch (error) {
      this.logger.warn(`The queue takes nothing: ${error instanceof Error ? error.message : 'unknown'}. ${taken.length} rows wait.`);
      await this.sql.rows(`UPDATE ${source.table} SET status = 'waiting', handed_at = NULL WHERE id = ANY($1::uuid[]) AND status = 'handed'`, [taken.map((row) => row.id)]);
      throw error;
    }
    return taken.length;
  }

  private take(source: RelaySource): Promise<{ id: string; handovers: number }[]> {
    const now = this.clock.now();
    const lost = new Date(now.getTime() - LOST_AFTER * 1000);
    return this.sql.transaction((tx) =>
      rows<{ id: string; handovers: number }>(
        tx,
        `WITH due AS (
           SELECT id FROM ${source.table}
            WHERE (status = 'waiting' AND due_at <= $1)
               OR (status = 'handed' AND handed_at < $2)
               OR (status = '${source.underWay}' AND claim_until < $1 AND (handed_at IS NULL OR handed_at < $2))
            ORDER BY due_at LIMIT ${HANDFUL} FOR UPDATE SKIP LOCKED)
         UPDATE ${source.table} AS row SET status = CASE WHEN status = '${source.underWay}' THEN status ELSE 'handed' END, handed_at = $1, handovers = handovers + 1
           FROM due WHERE row.id = due.id RETURNING row.id, row.handovers`,
        [now, lost],
      ),
    );
  }
}
