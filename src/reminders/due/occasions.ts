import { Injectable } from '@nestjs/common';
import type { EventStatus } from '../../events/index.js';
import { Clock } from '../../platform/clock/index.js';
import { rows, Sql, type Tx } from '../../platform/database/index.js';
import { occasionOf, stateOf, type Anchored, type Occasion, type OccasionState } from '../rules/occasion.rules.js';
import { RULE_COLUMNS, type RuleFacts } from '../rules/rule.js';

/** Statuses of events that remind: not drafts, and nothing that is cancelled, postponed or put away. */
export const REMINDING: readonly EventStatus[] = ['published', 'registration-open', 'closed', 'held'];

/** A rule at one of its times. */
export interface RuleOccasion extends Occasion {
  rule: RuleFacts;
  /** Wall time of the anchor, `YYYY-MM-DDTHH:mm:ss`: with the zone it tells later whether the event has moved. */
  anchorLocal: string;
  zone: string;
  state: OccasionState;
}

/** Anchors of a rule `rule` at its event; of a rule that counts from answers, one for each time by which somebody is to answer. */
const ANCHOR = `(
    SELECT event.starts_local AS local WHERE rule.anchor = 'event-starts'
    UNION ALL SELECT event.ends_local WHERE rule.anchor = 'event-ends'
    UNION ALL SELECT coalesce(settings.closes_local, event.starts_local) WHERE rule.anchor = 'registration-closes'
    UNION ALL SELECT local FROM (SELECT DISTINCT coalesce(answer_by_local, event.starts_local) AS local FROM invitation
                                  WHERE rule.anchor = 'answer-due' AND invitation.event_id = event.id AND invitation.status IN ('prepared', 'sent')) AS answers) AS anchor`;

const ANCHORED = `to_char(anchor.local, 'YYYY-MM-DD"T"HH24:MI:SS') AS "anchorLocal", event.zone, event.starts_at AS "startsAt", event.ends_at AS "endsAt",
  to_char(settings.closes_local, 'YYYY-MM-DD"T"HH24:MI') AS "closesLocal"`;

const SETTINGS = `LEFT JOIN registration_settings AS settings ON settings.event_id = event.id`;

type Row = RuleFacts & Anchored;

/** When rules remind. Instants are worked out from wall times by the zone rules of the day, each time anew; none is stored. */
@Injectable()
export class Occasions {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
  ) {}

  /**
   * Whose time it is now, over all events. PostgreSQL narrows them down to a day around now, by wall times alone; the instant itself is told by the same zone
   * rules as everywhere else, so that no second zone database has a say.
   */
  async due(tx: Tx = this.sql.manager): Promise<RuleOccasion[]> {
    const found = await rows<Row>(
      tx,
      `SELECT ${RULE_COLUMNS}, ${ANCHORED}
         FROM reminder_rule AS rule JOIN event ON event.id = rule.event_id ${SETTINGS} CROSS JOIN LATERAL ${ANCHOR}
         CROSS JOIN LATERAL (SELECT anchor.local::date + rule.offset_days + rule.at_time AS local) AS moment
        WHERE rule.enabled AND rule.removed_at IS NULL AND event.status = ANY ($1) AND event.date_precision = 'day'
          AND moment.local BETWEEN ($2::timestamptz AT TIME ZONE 'UTC') - make_interval(hours => rule.too_late_hours + 24) AND ($2::timestamptz AT TIME ZONE 'UTC') + interval '1 day'`,
      [REMINDING, this.clock.now()],
    );
    return this.placed(found).filter(({ state }) => state === 'now');
  }

  /** When one rule reminds now; empty when it is not its time, was switched off, or its event does not remind. */
  async dueOf(tx: Tx, ruleId: string): Promise<RuleOccasion[]> {
    const found = await rows<Row>(
      tx,
      `SELECT ${RULE_COLUMNS}, ${ANCHORED} FROM reminder_rule AS rule JOIN event ON event.id = rule.event_id ${SETTINGS} CROSS JOIN LATERAL ${ANCHOR}
        WHERE rule.id = $1 AND rule.enabled AND rule.removed_at IS NULL AND event.status = ANY ($2) AND event.date_precision = 'day'`,
      [ruleId, REMINDING],
    );
    return this.placed(found).filter(({ state }) => state === 'now');
  }

  /** All times of these rules of one event, the earliest first, whatever became of the event. They need not be written down yet. */
  async of(rules: readonly RuleFacts[], tx: Tx = this.sql.manager): Promise<RuleOccasion[]> {
    const byId = new Map(rules.map((rule) => [rule.id, rule]));
    const asked = rules.map(({ id, eventId, anchor }) => ({ id, event_id: eventId, anchor }));
    const found = await rows<Anchored & { id: string }>(
      tx,
      `SELECT rule.id, ${ANCHORED} FROM jsonb_to_recordset($1::jsonb) AS rule (id uuid, event_id uuid, anchor text) JOIN event ON event.id = rule.event_id ${SETTINGS} CROSS JOIN LATERAL ${ANCHOR}`,
      [JSON.stringify(asked)],
    );
    return this.placed(
      found.flatMap(({ id, ...anchored }) => {
        const rule = byId.get(id);
        return rule ? [{ ...rule, ...anchored }] : [];
      }),
    );
  }

  private placed(found: readonly Row[]): RuleOccasion[] {
    const now = this.clock.now();
    return found
      .map(({ anchorLocal, zone, startsAt, endsAt, closesLocal, ...rule }) => {
        const occasion = occasionOf(rule, { anchorLocal, zone, startsAt, endsAt, closesLocal });
        return { rule, anchorLocal, zone, ...occasion, state: stateOf(occasion, rule.activeSince, now) };
      })
      .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  }
}
