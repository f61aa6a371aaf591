import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Sql } from '../platform/database/index.js';
import { Metrics } from '../platform/health/index.js';

/** Messages of one event that need somebody. */
export interface TroubledMessages {
  eventId: string | null;
  failed: number;
  unknown: number;
  /** When the first of them came to this. */
  since: Date;
}

/** How messages stand, for rooms above and for figures. */
@Injectable()
export class MessageStates implements OnModuleInit {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.metrics.gauge('messages_due', 'Messages that should have left by now', () => this.count(`status IN ('waiting', 'handed', 'sending') AND due_at <= $1`));
    this.metrics.gauge('messages_failed', 'Messages that failed and wait for a decision', () => this.count(`status = 'failed' AND due_at <= $1`));
    this.metrics.gauge('messages_unknown', 'Messages of which it is not known whether they arrived', () => this.count(`status = 'unknown' AND due_at <= $1`));
  }

  /** Failed and unknown messages by event; with null of all events, else of those named. Messages of no event are told with null alone. */
  troubled(eventIds: readonly string[] | null): Promise<TroubledMessages[]> {
    return this.sql.rows<TroubledMessages>(
      `SELECT event_id AS "eventId", count(*) FILTER (WHERE status = 'failed')::int AS failed, count(*) FILTER (WHERE status = 'unknown')::int AS unknown, min(due_at) AS since
         FROM message WHERE status IN ('failed', 'unknown') AND ($1::uuid[] IS NULL OR event_id = ANY($1)) GROUP BY event_id`,
      [eventIds],
    );
  }

  private async count(where: string): Promise<number> {
    const [found] = await this.sql.rows<{ count: number }>(`SELECT count(*)::int AS count FROM message WHERE ${where}`, [this.clock.now()]);
    return found?.count ?? 0;
  }
}
