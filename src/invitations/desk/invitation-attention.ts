import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AttentionSources, type AttentionLine } from '../../events/index.js';
import { Sql } from '../../platform/database/index.js';
import { INVITATION_LETTERS } from '../letter/letters.js';
import '../invitations.policy.js';

/** What invitations need somebody for: answers that are overdue, letters that did not go out. */
@Injectable()
export class InvitationAttention implements OnModuleInit {
  constructor(
    private readonly sources: AttentionSources,
    private readonly sql: Sql,
  ) {}

  onModuleInit(): void {
    this.sources.add({ permission: 'invitation.read', lines: ({ eventIds, now }) => this.lines(eventIds, now) });
  }

  private async lines(eventIds: readonly string[] | null, now: Date): Promise<AttentionLine[]> {
    const found = await this.sql.rows<{ eventId: string; overdue: number; since: Date | null; undelivered: number }>(
      `SELECT i.event_id AS "eventId", count(*) FILTER (WHERE i.answer_by <= $1)::int AS overdue, min(i.answer_by) FILTER (WHERE i.answer_by <= $1) AS since,
              count(*) FILTER (WHERE letter.status IN ('failed', 'suppressed', 'unknown'))::int AS undelivered
         FROM invitation i JOIN event e ON e.id = i.event_id
         LEFT JOIN LATERAL (SELECT status FROM message WHERE person_id = i.person_id AND event_id = i.event_id AND kind = ANY ($3) AND params ->> 'invitationId' = i.id::text
                             ORDER BY created_at DESC, id DESC LIMIT 1) AS letter ON true
        WHERE i.status IN ('prepared', 'sent') AND e.status IN ('published', 'registration-open', 'closed') AND e.starts_at > $1 AND ($2::uuid[] IS NULL OR i.event_id = ANY ($2))
        GROUP BY i.event_id`,
      [now, eventIds, INVITATION_LETTERS],
    );
    return found.flatMap(({ eventId, overdue, since, undelivered }) => [
      ...(overdue > 0 ? [line('overdue', eventId, overdue, since)] : []),
      ...(undelivered > 0 ? [line('undelivered', eventId, undelivered, null)] : []),
    ]);
  }
}

function line(what: 'overdue' | 'undelivered', eventId: string, count: number, at: Date | null): AttentionLine {
  return { code: `invitation.${what}`, params: { count }, eventId, urgency: what === 'undelivered' ? 'now' : 'soon', at, target: `/events/${eventId}/invitations?show=${what}` };
}
