import { Injectable } from '@nestjs/common';
import type { Job } from './job.js';

/** A table whose due rows are work: `id, status ('waiting', 'handed', …), due_at, handed_at, handovers`. */
export interface RelaySource {
  readonly table: string;
  readonly job: Job<{ ids: readonly string[] }>;
}

/** Hands due rows to the queue. PostgreSQL holds the truth; the queue only carries. */
@Injectable()
export class Relay {
  private readonly sources: RelaySource[] = [];

  /** Adds a table whose due rows are handed over. Called in `onModuleInit`. */
  feed(source: RelaySource): void {
    this.sources.push(source);
  }

  /** Hands over what is due now; answers how many rows. */
  async tick(): Promise<number> {
    return 0;
  }
}
