import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AttentionSources, type AttentionLine } from '../events/index.js';
import { Sql } from '../platform/database/index.js';
import './registration.policy.js';

const HOUR = 3_600_000;
/** How long before its end an unanswered offer is worth a look. */
const RUNS_OUT = 24 * HOUR;
/** From what share of taken seats on an event is nearly full. */
const NEARLY = 0.9;

interface Standing {
  eventId: string;
  submitted: number;
  since: Date | null;
  waiting: number;
  runningOut: number;
  firstOut: Date | null;
  taken: number;
  capacity: number | null;
  isOpen: boolean;
  startsAt: Date;
}

/** What registration needs somebody for: approvals that wait, events that are nearly full, offers that run out. */
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
    const found = await this.sql.rows<Standing>(
      `SELECT e.id AS "eventId", e.starts_at AS "startsAt", e.status = 'registration-open' AS "isOpen", l.taken, l.capacity,
              count(*) FILTER (WHERE r.status = 'submitted')::int AS submitted, min(r.created_at) FILTER (WHERE r.status = 'submitted') AS since,
              count(*) FILTER (WHERE r.status = 'waitlisted' AND r.offer_until IS NULL)::int AS waiting,
              count(*) FILTER (WHERE r.offer_until <= $3)::int AS "runningOut", min(r.offer_until) FILTER (WHERE r.offer_until <= $3) AS "firstOut"
         FROM event e JOIN ledger l ON l.event_id = e.id AND l.key = 'event' LEFT JOIN registration r ON r.event_id = e.id AND r.status IN ('submitted', 'waitlisted')
        WHERE e.ends_at > $1 AND e.status IN ('published', 'registration-open', 'closed', 'postponed') AND ($2::uuid[] IS NULL OR e.id = ANY ($2))
        GROUP BY e.id, l.taken, l.capacity`,
      [now, eventIds, new Date(now.getTime() + RUNS_OUT)],
    );
    return found.flatMap(linesOf);
  }
}

/** What one event asks for. */
export function linesOf(of: Standing): AttentionLine[] {
  const line = (code: string, urgency: AttentionLine['urgency'], params: AttentionLine['params'], at: Date | null, query: string): AttentionLine => ({
    code: `registration.${code}`,
    params,
    eventId: of.eventId,
    urgency,
    at,
    target: `/events/${of.eventId}/participants${query === '' ? '' : `?${query}`}`,
  });
  const { capacity, taken, waiting } = of;
  const isFull = capacity !== null && taken >= capacity;
  const isNearlyFull = capacity !== null && capacity > 0 && taken >= capacity * NEARLY;
  return [
    ...(of.submitted > 0 ? [line('to-approve', 'now', { count: of.submitted }, of.since, 'view=queue')] : []),
    ...(of.runningOut > 0 ? [line('offers-running-out', 'soon', { count: of.runningOut }, of.firstOut, 'status=waitlisted')] : []),
    ...(of.isOpen && isFull && waiting > 0 ? [line('full', 'later', { capacity, waiting }, of.startsAt, 'status=waitlisted')] : []),
    ...(of.isOpen && isNearlyFull && !isFull ? [line('nearly-full', 'later', { taken, capacity }, of.startsAt, '')] : []),
  ];
}
