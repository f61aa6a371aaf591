import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { Config } from '../../platform/config/index.js';
import { rows, Sql } from '../../platform/database/index.js';
import { Every } from '../../platform/jobs/index.js';
import { countTry } from './throttle.rules.js';
import { refuse } from '../access.errors.js';

/** One thing under which tries are counted, and how many are free. */
export interface Counted {
  what: string;
  free: number;
}

/** Slows down guessing, over all processes. Only keyed hashes of what was tried are stored. */
@Injectable()
export class Throttle {
  private readonly key: Buffer;

  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.key = config.deriveKey('throttle');
  }

  /**
   * Counts a try before it is judged, so that a burst of parallel guesses is counted whole.
   * @throws Refusal TOO_MANY_TRIES when any of the keys must wait; then none is counted.
   */
  async count(counted: readonly Counted[]): Promise<void> {
    const now = this.clock.now();
    // One order for all, so that two tries never wait for each other.
    const keyed = counted.map(({ what, free }) => ({ key: this.hash(what), free })).toSorted((a, b) => Buffer.compare(a.key, b.key));
    await this.sql.transaction(async (tx) => {
      const known = await rows<{ key: Buffer; tries: number; blocked_until: Date | null; updated_at: Date }>(
        tx,
        `INSERT INTO sign_in_throttle AS t (key, tries, updated_at) SELECT key, 0, $2 FROM unnest($1::bytea[]) AS key
         ON CONFLICT (key) DO UPDATE SET key = t.key RETURNING *`,
        [keyed.map(({ key }) => key), now],
      );
      const decisions = keyed.map(({ key, free }) => {
        const row = known.find((candidate) => candidate.key.equals(key));
        return { key, decision: countTry({ tries: row?.tries ?? 0, blockedUntil: row?.blocked_until ?? null, updatedAt: row?.updated_at ?? now }, free, now) };
      });
      const until = Math.max(...decisions.map(({ decision }) => (decision.kind === 'blocked' ? decision.until.getTime() : 0)));
      if (until > 0) throw refuse('TOO_MANY_TRIES', { params: { seconds: Math.ceil((until - now.getTime()) / 1000) } });
      for (const { key, decision } of decisions) {
        if (decision.kind === 'counted') await tx.query(`UPDATE sign_in_throttle SET tries = $2, blocked_until = $3, updated_at = $4 WHERE key = $1`, [key, decision.tries, decision.blockedUntil, now]);
      }
    });
  }

  /** A try succeeded: what belongs to the person alone is forgotten, what others share (a network) takes this one back. */
  async succeeded(own: readonly string[], shared: readonly string[]): Promise<void> {
    await this.sql.rows(`DELETE FROM sign_in_throttle WHERE key = ANY($1::bytea[])`, [own.map((what) => this.hash(what))]);
    await this.sql.rows(`UPDATE sign_in_throttle SET tries = greatest(tries - 1, 0), blocked_until = NULL WHERE key = ANY($1::bytea[])`, [shared.map((what) => this.hash(what))]);
  }

  /** Removes what is long forgotten. */
  @Every({ name: 'access.forget-tries', seconds: 3_600 })
  async tidy(): Promise<void> {
    await this.sql.rows(`DELETE FROM sign_in_throttle WHERE updated_at < $1`, [new Date(this.clock.now().getTime() - 86_400_000)]);
  }

  private hash(what: string): Buffer {
    return createHmac('sha256', this.key).update(what, 'utf8').digest();
  }
}
