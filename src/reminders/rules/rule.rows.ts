import type { Tx } from '../../platform/database/index.js';
import type { RuleFacts } from './rule.js';

/** Writes new rules. */
export async function insertRules(tx: Tx, rules: readonly RuleFacts[]): Promise<void> {
  if (rules.length === 0) return;
  const written = rules.map((rule) => ({ ...columnsOf(rule), id: rule.id, event_id: rule.eventId, created_at: rule.createdAt, version: 1 }));
  const columns = Object.keys(written[0] ?? {}).join(', ');
  await tx.query(`INSERT INTO reminder_rule (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::reminder_rule, $1::jsonb)`, [JSON.stringify(written)]);
}

/** Writes what a rule says now; its event must be held. */
export async function writeRule(tx: Tx, rule: RuleFacts): Promise<void> {
  const row = columnsOf(rule);
  const columns = Object.keys(row).join(', ');
  await tx.query(`UPDATE reminder_rule SET (${columns}) = (SELECT ${columns} FROM jsonb_populate_record(NULL::reminder_rule, $2::jsonb)), version = version + 1 WHERE id = $1`, [rule.id, JSON.stringify(row)]);
}

/** What a rule says, by column. */
export function columnsOf(rule: Omit<RuleFacts, 'id' | 'eventId' | 'createdAt' | 'version'>): Record<string, unknown> {
  return {
    name: rule.name,
    anchor: rule.anchor,
    offset_days: rule.offsetDays,
    at_time: rule.atTime,
    who: rule.who,
    statuses: rule.statuses,
    categories: rule.categories,
    party_ids: rule.partyIds,
    letter: rule.letter,
    too_late_hours: rule.tooLateHours,
    enabled: rule.enabled,
    active_since: rule.activeSince,
  };
}
