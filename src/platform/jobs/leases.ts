import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { Sql } from '../database/index.js';

/** Rows of a table with `id, status, claim, claim_until` that are claimed. Wherever several are changed at once they are locked in the order of their ids, so that nobody waits in a circle. */
interface Claimed {
  readonly table: string;
  /** The status of a claimed row. */
  readonly underWay: string;
  readonly ids: readonly string[];
  readonly claim: string;
}

/** Claims hold for a lease, and the lease is renewed as long as the process lives and is at work. */
@Injectable()
export class Leases {
  private readonly logger = new Logger(Leases.name);
  /** How long a claim holds without a sign of life, in seconds: the work of a process that died is taken up by another one after that. A process that is at work gives four signs in that time. */
  private readonly seconds: number = 30;

  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
  ) {}

  /** When a claim made or renewed now ends. */
  end(): Date {
    return new Date(this.clock.now().getTime() + this.seconds * 1000);
  }

  /** Does work under a claim, and renews the claim meanwhile. A renewal that fails is tried again; a claim that ran out is lost, which every step of the work finds out by itself. */
  async during<T>({ table, underWay, ids, claim }: Claimed, work: () => Promise<T>): Promise<T> {
    const timer = setInterval(() => {
      this.sql
        .rows(
          `UPDATE ${table} SET claim_until = $3
            WHERE id IN (SELECT id FROM ${table} WHERE id = ANY($1::uuid[]) AND claim = $2 AND status = '${underWay}' ORDER BY id FOR UPDATE)`,
          [ids, claim, this.end()],
        )
        .catch((error: unknown) => this.logger.warn(`A claim on ${table} was not renewed: ${error instanceof Error ? error.message : 'unknown'}`));
    }, this.seconds * 250);
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  }
}
