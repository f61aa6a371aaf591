import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AttentionSources, type AttentionLine } from '../../events/index.js';
import { Sql } from '../../platform/database/index.js';
import '../registration.policy.js';

interface Standing {
  eventId: string;
  startsAt: Date;
  /** Quotas of which little is left. */
  nearly: number;
  /** Full quotas for which somebody waits, and how many people do. */
  full: number;
  waiting: number;
}

/** What quotas need somebody for: those that are nearly full or waited for, and seats that do not add up. */
@Injectable()
export class QuotasAttention implements OnModuleInit {
  constructor(
    private readonly sources: AttentionSources,
    private readonly sql: Sql,
  ) {}

  onModuleInit(): void {
    this.sources.add({ permission: 'registration.configure', lines: async ({ eventIds, now }) => [...(await this.astray(eventIds)), ...(await this.quotas(eventIds, now))] });
  }

  /** A small quota is full as soon as a delegation is complete, which needs nobody; of a large one it is worth knowing that nine tenths are gone. */
  private async quotas(eventIds: readonly string[] | null, now: Date): Promise<AttentionLine[]> {
    const found = await this.sql.rows<Standing>(
      `SELECT e.id AS "eventId", e.starts_at AS "startsAt",
              count(DISTINCT l.key) FILTER (WHERE l.capacity >= 10 AND l.taken >= l.capacity * 0.9 AND l.taken < l.capacity)::int AS nearly,
              count(DISTINCT l.key) FILTER (WHERE l.taken >= l.capacity AND r.id IS NOT NULL)::int AS full,
              count(DISTINCT r.id) FILTER (WHERE l.taken >= l.capacity)::int AS waiting
         FROM event e JOIN ledger l ON l.event_id = e.id AND l.key <> 'event'
         LEFT JOIN registration r ON r.event_id = e.id AND r.status = 'waitlisted' AND r.offer_until IS NULL
                                 AND l.key IN ('category:' || r.category, 'party:' || r.party_id, CASE WHEN r.funded THEN 'funded:' || r.party_id END)
        WHERE e.starts_at > $1 AND e.status IN ('published', 'registration-open', 'closed') AND ($2::uuid[] IS NULL OR e.id = ANY ($2))
        GROUP BY e.id`,
      [now, eventIds],
    );
    return found.flatMap(linesOf);
  }

  private async astray(eventIds: readonly string[] | null): Promise<AttentionLine[]> {
    const found = await this.sql.rows<{ eventId: string; count: number; at: Date }>(
      `SELECT event_id AS "eventId", count(*)::int AS count, min(found_at) AS at FROM seat_difference WHERE $1::uuid[] IS NULL OR event_id = ANY ($1) GROUP BY event_id`,
      [eventIds],
    );
    return found.map(({ eventId, count, at }) => ({ code: 'registration.seats-astray', params: { count }, eventId, urgency: 'now', at, target: `/events/${eventId}/registration?show=quotas` }));
  }
}

/** What the quotas of one event ask for. */
export function linesOf({ eventId, startsAt, nearly, full, waiting }: Standing): AttentionLine[] {
  const line = (code: string, params: AttentionLine['params'], target: string): AttentionLine => ({ code: `registration.${code}`, params, eventId, urgency: 'later', at: startsAt, target: `/events/${eventId}/${target}` });
  return [
    ...(full > 0 ? [line('quotas-full', { count: full, waiting }, 'registration?show=waiting')] : []),
    ...(nearly > 0 ? [line('quotas-nearly-full', { count: nearly }, 'registration?show=quotas')] : []),
  ];
}
