import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { Sql } from '../database/index.js';
import { Carrier } from './carrier.js';
import { CrashPoints } from './crash-points.js';
import type { Job } from './job.js';

/** A table whose due rows are work: `id, status ('waiting', 'handed', …), due_at, handed_at, handovers, claim_until`. */
export interface RelaySource {
  readonly table: string;
  /** The status of a row whose work is under way: 'working', 'sending'. */
  readonly underWay: string;
  readonly job: Job<{ ids: readonly string[] }>;
  /** Rows a job. */
  readonly batch: number;
  /** False while its work would be in vain, such as sending while the mail server is away; the rows wait meanwhile. */
  readonly ready?: () => boolean;
}

/** Rows of a source that lie in the queue at most. The database is the schedule; the queue holds a handful, so that losing it costs little. */
const ABROAD = 2_000;

/** Rows handed over in one go. */
const HANDFUL = 1_000;

/** A row handed so long ago is handed again whatever the queue says. In seconds. */
const LOST_ANYHOW = 600;

/** Hands due rows to the queue. PostgreSQL holds the truth; the queue only carries, and may lose everything. */
@Injectable()
export class Relay {
  private readonly logger = new Logger(Relay.name);
  private readonly sources: RelaySource[] = [];
  /** A row handed so long ago and not begun was lost if nothing waits in the queue any more. In seconds. */
  private readonly lostAfter: number = 20;

  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly carrier: Carrier,
    private readonly crash: CrashPoints,
  ) {}

  /** Adds a table whose due rows are handed over. Called in `onModuleInit`. */
  feed(source: RelaySource): void {
    this.sources.push(source);
  }

  /**
   * Hands over what is due now; answers how many rows. Several relays at once share the rows between them.
   * Rejects when the queue is away, after having looked at every source.
   */
  async tick(): Promise<number> {
    const tried = await Promise.allSettled(this.sources.map((source) => this.handOver(source)));
    const failed = tried.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
    return tried.reduce((sum, one) => sum + (one.status === 'fulfilled' ? one.value : 0), 0);
  }

  /** Marks rows as handed and then adds them: a crash in between leaves rows that are handed again later. */
  private async handOver(source: RelaySource): Promise<number> {
    if (source.ready?.() === false) return 0;
    const waiting = await this.carrier.waiting(source.job.queue);
    const room = Math.min(HANDFUL, ABROAD - waiting * source.batch);
    if (room <= 0) return 0;
    const taken = await this.take(source, room, waiting === 0 ? this.lostAfter : LOST_ANYHOW);
    if (taken.length === 0) return 0;
    this.crash.reached('before-hand-over');
    try {
      await this.carrier.add(source.job.queue, jobsOf(source, taken));
    } catch (error) {
      this.logger.warn(`The queue takes nothing: ${error instanceof Error ? error.message : 'unknown'}. ${taken.length} rows wait.`);
      await this.sql.rows(`UPDATE ${source.table} SET status = 'waiting', handed_at = NULL WHERE id = ANY($1::uuid[]) AND status = 'handed'`, [taken.map((row) => row.id)]);
      throw error;
    }
    this.crash.reached('after-hand-over');
    return taken.length;
  }

  private take(source: RelaySource, room: number, lostAfter: number): Promise<Taken[]> {
    const now = this.clock.now();
    const lost = new Date(now.getTime() - lostAfter * 1000);
    return this.sql.rows<Taken>(
      `WITH due AS (
         SELECT id FROM ${source.table}
          WHERE status IN ('waiting', 'handed', '${source.underWay}') AND due_at <= $1
            AND CASE status WHEN 'waiting' THEN true
                            WHEN 'handed' THEN handed_at < $2
                            ELSE claim_until < $1 AND (handed_at IS NULL OR handed_at < greatest(claim_until, $2)) END
          ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED)
       UPDATE ${source.table} AS row SET status = CASE WHEN status = '${source.underWay}' THEN status ELSE 'handed' END, handed_at = $1, handovers = handovers + 1
        WHERE id = ANY (ARRAY(SELECT id FROM due)) RETURNING row.id, row.handovers`,
      [now, lost, room],
    );
  }
}

interface Taken {
  id: string;
  handovers: number;
}

/** Rows in jobs. A job's id is used once: it holds how often its first row was handed. */
function jobsOf({ batch, job }: RelaySource, taken: readonly Taken[]) {
  return Array.from({ length: Math.ceil(taken.length / batch) }, (_, place) => {
    const part = taken.slice(place * batch, (place + 1) * batch);
    const [first] = part;
    return { id: `${first?.id}-${first?.handovers}`, name: job.name, payload: { ids: part.map((row) => row.id) } };
  });
}
