import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AttentionSources, type AttentionLine } from '../../events/index.js';
import { Sql } from '../../platform/database/index.js';
import '../delegations.policy.js';

/** What delegations need somebody for: parties that have named nobody in time, and those that nobody could be asked for. */
@Injectable()
export class DelegationAttention implements OnModuleInit {
  constructor(
    private readonly sources: AttentionSources,
    private readonly sql: Sql,
  ) {}

  onModuleInit(): void {
    this.sources.add({ permission: 'delegation.read', lines: ({ eventIds, now }) => this.lines(eventIds, now) });
  }

  private async lines(eventIds: readonly string[] | null, now: Date): Promise<AttentionLine[]> {
    const found = await this.sql.rows<{ eventId: string; overdue: number; since: Date | null; unreached: number }>(
      `SELECT d.event_id AS "eventId", count(*) FILTER (WHERE d.nominate_by <= $1)::int AS overdue, min(d.nominate_by) FILTER (WHERE d.nominate_by <= $1) AS since,
              count(*) FILTER (WHERE d.focal_person_id IS NULL)::int AS unreached
         FROM delegation d JOIN event e ON e.id = d.event_id
        WHERE d.cancelled_at IS NULL AND d.declined_at IS NULL AND e.status IN ('published', 'registration-open', 'closed') AND e.starts_at > $1 AND ($2::uuid[] IS NULL OR d.event_id = ANY ($2))
          AND NOT EXISTS (SELECT FROM registration r WHERE r.event_id = d.event_id AND r.party_id = d.party_id AND r.status NOT IN ('declined', 'rejected', 'withdrawn', 'cancelled'))
        GROUP BY d.event_id`,
      [now, eventIds],
    );
    return found.flatMap(({ eventId, overdue, since, unreached }) => [
      ...(overdue > 0 ? [line('overdue', eventId, overdue, since)] : []),
      ...(unreached > 0 ? [line('unreached', eventId, unreached, null)] : []),
    ]);
  }
}

function line(what: 'overdue' | 'unreached', eventId: string, count: number, at: Date | null): AttentionLine {
  return { code: `delegation.${what}`, params: { count }, eventId, urgency: what === 'unreached' ? 'now' : 'soon', at, target: `/events/${eventId}/delegations?show=${what}` };
}
