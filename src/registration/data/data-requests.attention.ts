import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AttentionSources, type AttentionLine } from '../../events/index.js';
import { Sql } from '../../platform/database/index.js';
import '../registration.policy.js';

/** A request that is older is urgent: the law gives a month (GDPR, Article 12), and a careful office does not use all of it. */
const LATE = 14 * 86_400_000;

interface Standing {
  eventId: string;
  count: number;
  since: Date;
  zone: string;
}

/** Requests of people about their own data that nobody has dealt with yet. */
@Injectable()
export class DataRequestsAttention implements OnModuleInit {
  constructor(
    private readonly sources: AttentionSources,
    private readonly sql: Sql,
  ) {}

  onModuleInit(): void {
    this.sources.add({ permission: 'data-request.settle', lines: ({ eventIds, now }) => this.lines(eventIds, now) });
  }

  private async lines(eventIds: readonly string[] | null, now: Date): Promise<AttentionLine[]> {
    const found = await this.sql.rows<Standing>(
      `SELECT r.event_id AS "eventId", count(*)::int AS count, min(d.asked_at) AS since, min(e.zone) AS zone
         FROM data_request d JOIN registration r ON r.id = d.registration_id JOIN event e ON e.id = r.event_id
        WHERE d.settled_at IS NULL AND ($1::uuid[] IS NULL OR r.event_id = ANY ($1)) GROUP BY r.event_id`,
      [eventIds],
    );
    const line = (code: string, { eventId, count, since, zone }: Standing): AttentionLine => ({
      code: `registration.${code}`,
      params: { count, zone },
      eventId,
      urgency: now.getTime() - since.getTime() > LATE ? 'now' : 'soon',
      at: since,
      target: `/events/${eventId}/participants`,
    });
    return found.map((standing) => line('data-requests', standing));
  }
}
