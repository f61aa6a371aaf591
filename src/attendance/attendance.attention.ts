import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AttentionSources, type AttentionLine } from '../events/index.js';
import { Sql } from '../platform/database/index.js';
import { conflictsIn } from './conflicts.rules.js';
import { judgedScans } from './scans/scan.rows.js';

/** For so long after its last scan an event's door needs somebody. */
const RECENT = 14 * 86_400_000;

/** What the door has to say about today: desks that disagree, and what could not be read. */
@Injectable()
export class AttendanceAttention implements OnModuleInit {
  constructor(
    private readonly sql: Sql,
    private readonly sources: AttentionSources,
  ) {}

  onModuleInit(): void {
    this.sources.add({ permission: 'attendance.read', lines: ({ eventIds, now }) => this.lines(eventIds, now) });
  }

  private async lines(eventIds: readonly string[] | null, now: Date): Promise<AttentionLine[]> {
    const recent = await this.sql.rows<{ id: string; aside: number }>(
      `SELECT id, (SELECT count(*)::integer FROM scan_set_aside WHERE event_id = event_of.id AND received_at > $2) AS aside
         FROM (SELECT event_id AS id FROM scan WHERE received_at > $2 UNION SELECT event_id FROM scan_set_aside WHERE received_at > $2) AS event_of
        WHERE $1::uuid[] IS NULL OR id = ANY ($1)`,
      [eventIds, new Date(now.getTime() - RECENT)],
    );
    const lines = await Promise.all(
      recent.map(async ({ id, aside }) => {
        const conflicts = conflictsIn(await judgedScans(this.sql.manager, id, null)).length;
        const line = (code: string, count: number): AttentionLine => ({ code, params: { count }, eventId: id, urgency: 'soon', at: null, target: `/events/${id}/attendance?show=conflicts` });
        return [...(conflicts > 0 ? [line('attendance.conflicts', conflicts)] : []), ...(aside > 0 ? [line('attendance.set-aside', aside)] : [])];
      }),
    );
    return lines.flat();
  }
}
