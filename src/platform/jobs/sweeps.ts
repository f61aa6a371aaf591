import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { Config } from '../config/index.js';
import { rows, Sql } from '../database/index.js';
import type { Sweep } from './handles.js';
import { Places } from './places.js';

/** The sweeps of all rooms. Over all processes one runs a sweep at a time: whoever holds the lock on its row, which a process that dies lets go at once. */
@Injectable()
export class Sweeps {
  private readonly logger = new Logger(Sweeps.name);
  private readonly known = new Map<string, { sweep: Sweep; run: () => Promise<void> }>();
  /**
   * A sweep keeps a connection for its lock and works on others. If all that come due together, as at a first start, each kept one, none would be left to work on, and
   * they would wait for one another for ever.
   */
  private readonly places: Places;

  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.places = new Places(Math.max(1, Math.floor(config.databasePool / 4)));
  }

  /** Adds a sweep. A name that is there already stops the program at start. */
  add(sweep: Sweep, run: () => Promise<void>): void {
    if (this.known.has(sweep.name)) throw new Error(`The sweep ${sweep.name} is declared twice`);
    this.known.set(sweep.name, { sweep, run });
  }

  all(): readonly Sweep[] {
    return [...this.known.values()].map(({ sweep }) => sweep);
  }

  /** Runs a sweep by hand, and waits for it. */
  async run(name: string): Promise<void> {
    const found = this.known.get(name);
    if (!found) throw new Error(`There is no sweep called ${name}`);
    await found.run();
  }

  /** Makes sure that every sweep has its row. */
  async register(): Promise<void> {
    await this.sql.rows('INSERT INTO sweep (name) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING', [this.all().map(({ name }) => name)]);
  }

  /** Runs a sweep if its time has come and no other process is at it; true when it ran. What fails is recorded and tried again at its next time. */
  runIfDue(sweep: Sweep): Promise<boolean> {
    return this.places.within(() => this.runAlone(sweep));
  }

  private async runAlone({ name, seconds }: Sweep): Promise<boolean> {
    const since = new Date(this.clock.now().getTime() - seconds * 1000);
    const due = `SELECT name FROM sweep WHERE name = $1 AND (started_at IS NULL OR started_at <= $2)`;
    if ((await this.sql.rows(due, [name, since])).length === 0) return false;
    return this.sql.transaction(async (tx) => {
      const mine = await rows(tx, `${due} FOR UPDATE SKIP LOCKED`, [name, since]);
      if (mine.length === 0) return false;
      const started = this.clock.now();
      let failure: string | null = null;
      try {
        await this.run(name);
      } catch (error) {
        failure = error instanceof Error ? error.message : 'failed';
        this.logger.error(`The sweep ${name} failed: ${failure}`, error instanceof Error ? error.stack : undefined);
      }
      await tx.query('UPDATE sweep SET started_at = $2, finished_at = $3, last_error = $4 WHERE name = $1', [name, started, this.clock.now(), failure?.slice(0, 500) ?? null]);
      return true;
    });
  }
}
