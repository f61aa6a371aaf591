import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AttentionSources, type AttentionLine } from '../events/index.js';
import { Sql } from '../platform/database/index.js';
import './registration.policy.js';

/** What registration needs somebody for: approvals that wait. */
@Injectable()
export class RegistrationAttention implements OnModuleInit {
  constructor(
    private readonly sources: AttentionSources,
    private readonly sql: Sql,
  ) {}

  onModuleInit(): void {
    this.sources.add({ permission: 'registration.decide', lines: ({ eventIds, now }) => this.lines(eventIds, now) });
  }

  private async lines(eventIds: readonly string[] | null, now: Date): Promise<AttentionLine[]> {
    const found = await this.sql.rows<{ eventId: string; count: number; since: Date }>(
      `SELECT r.event_id AS "eventId", count(*)::int AS count, min(r.created_at) AS since FROM registration r JOIN event e ON e.id = r.event_id
        WHERE r.status = 'submitted' AND e.ends_at > $1 AND e.status NOT IN ('cancelled', 'archived') AND ($2::uuid[] IS NULL OR r.event_id = ANY($2)) GROUP BY r.event_id`,
      [now, eventIds],
    );
    return found.map(({ eventId, count, since }) => ({ code: 'registration.to-approve', params: { count }, eventId, urgency: 'soon', at: since, target: `/events/${eventId}/participants?status=submitted` }));
  }
}
