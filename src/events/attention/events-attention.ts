import { Injectable, type OnModuleInit } from '@nestjs/common';
import { wallTimeOf } from '../../platform/clock/index.js';
import { Sql } from '../../platform/database/index.js';
import type { EventStatus } from '../life/life.rules.js';
import { AttentionSources, type AttentionLine } from './attention.js';

const DAY = 86_400_000;
/** How long before an event something about it needs somebody. */
const STARTS_SOON = 7 * DAY;
const DRAFT_NEAR = 60 * DAY;
const OPEN_REGISTRATION = 90 * DAY;

interface Near {
  id: string;
  status: EventStatus;
  zone: string;
  startsAt: Date;
  endsAt: Date;
  lacksAddress: boolean;
}

/** What events themselves say of today: what begins, what waits to be published or opened, what has lost its dates. */
@Injectable()
export class EventsAttention implements OnModuleInit {
  constructor(
    private readonly sources: AttentionSources,
    private readonly sql: Sql,
  ) {}

  onModuleInit(): void {
    this.sources.add({ permission: 'event.change', lines: ({ eventIds, now }) => this.lines(eventIds, now) });
  }

  private async lines(eventIds: readonly string[] | null, now: Date): Promise<AttentionLine[]> {
    const near = await this.sql.rows<Near>(
      `SELECT id, status, zone, starts_at AS "startsAt", ends_at AS "endsAt", mode <> 'in-person' AND join_url IS NULL AS "lacksAddress"
         FROM event WHERE status IN ('draft', 'published', 'registration-open', 'closed', 'postponed') AND ($1::uuid[] IS NULL OR id = ANY ($1)) AND starts_at <= $2
        ORDER BY starts_at LIMIT 200`,
      [eventIds, new Date(now.getTime() + OPEN_REGISTRATION)],
    );
    return near.flatMap((event) => linesOf(event, now));
  }
}

/** What one event asks for now. */
export function linesOf(event: Near, now: Date): AttentionLine[] {
  const ahead = event.startsAt.getTime() - now.getTime();
  const line = (code: string, urgency: AttentionLine['urgency'], page = ''): AttentionLine => ({
    code: `event.${code}`,
    params: { startsLocal: wallTimeOf(event.startsAt, event.zone).local.slice(0, 16), zone: event.zone },
    eventId: event.id,
    urgency,
    at: event.startsAt,
    target: `/events/${event.id}${page}`,
  });
  if (event.status === 'draft') return ahead > DRAFT_NEAR ? [] : ahead < 0 ? [line('draft-past', 'later')] : [line('draft-near', ahead < STARTS_SOON ? 'now' : 'soon')];
  if (event.status === 'postponed') return ahead < STARTS_SOON ? [line('new-dates-needed', 'soon')] : [];
  if (event.endsAt <= now) return [];
  return [
    ...(ahead <= 0 ? [line('is-held', 'now', '/attendance')] : ahead <= STARTS_SOON ? [line('starts-soon', ahead <= DAY ? 'now' : 'soon')] : []),
    ...(event.status === 'published' && ahead > 0 ? [line('open-registration', ahead < STARTS_SOON ? 'now' : 'soon')] : []),
    ...(event.lacksAddress && ahead <= STARTS_SOON ? [line('join-address-missing', 'now')] : []),
  ];
}
