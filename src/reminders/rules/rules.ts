import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { Parties } from '../../directory/index.js';
import { Events } from '../../events/index.js';
import { Clock } from '../../platform/clock/index.js';
import { newId, rows, Sql, type JsonObject, type Tx } from '../../platform/database/index.js';
import { refuseVersion } from '../../platform/http/index.js';
import { Occasions } from '../due/occasions.js';
import { refuse } from '../reminders.errors.js';
import { RULE_COLUMNS, type RuleFacts, type RuleInput } from './rule.js';
import { insertRules, writeRule } from './rule.rows.js';
import { changedFields, faultOf, isRetimed } from './rule.rules.js';

/** More rules than that nobody can keep in view, and nobody wants to be reminded by. */
const MOST = 40;

/** The reminders of events. Each method is one use case in one transaction. */
@Injectable()
export class ReminderRules {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly parties: Parties,
    private readonly occasions: Occasions,
    private readonly audit: Audit,
  ) {}

  /** Rules of an event, in the order in which they were made. @throws Refusal EVENT_NOT_FOUND */
  async list(eventId: string, tx: Tx = this.sql.manager): Promise<RuleFacts[]> {
    await this.events.get(eventId, tx);
    return rows<RuleFacts>(tx, `SELECT ${RULE_COLUMNS} FROM reminder_rule AS rule WHERE event_id = $1 AND removed_at IS NULL ORDER BY created_at, id`, [eventId]);
  }

  /** @throws Refusal REMINDER_UNKNOWN */
  async get(eventId: string, id: string, tx: Tx = this.sql.manager): Promise<RuleFacts> {
    const [found] = await rows<RuleFacts>(tx, `SELECT ${RULE_COLUMNS} FROM reminder_rule AS rule WHERE id = $2 AND event_id = $1 AND removed_at IS NULL`, [eventId, id]);
    if (!found) throw refuse('REMINDER_UNKNOWN');
    return found;
  }

  /** A rule as it would be, checked as if it were made; nothing is written. @throws Refusal */
  async draft(eventId: string, input: RuleInput, tx: Tx = this.sql.manager): Promise<RuleFacts> {
    const now = this.clock.now();
    const rule = { ...input, id: newId(), eventId, activeSince: now, createdAt: now, version: 1 };
    await this.check(tx, rule);
    return rule;
  }

  /** @throws Refusal */
  create(actor: Actor, eventId: string, input: RuleInput): Promise<RuleFacts> {
    return this.events.changing(eventId, async (tx) => {
      const rule = await this.draft(eventId, input, tx);
      if ((await this.list(eventId, tx)).length >= MOST) throw refuse('TOO_MANY_REMINDERS', { params: { limit: MOST } });
      await insertRules(tx, [rule]);
      await this.record(tx, actor, 'created', rule, { letter: rule.letter, anchor: rule.anchor, offsetDays: rule.offsetDays });
      return rule;
    });
  }

  /** Replaces what a rule says. What it has sent it does not send again. @throws Refusal VERSION_CHANGED */
  change(actor: Actor, eventId: string, id: string, version: number, input: RuleInput): Promise<RuleFacts> {
    return this.events.changing(eventId, async (tx) => {
      const before = await this.held(tx, eventId, id, version);
      const fields = changedFields(before, { ...before, ...input });
      if (fields.length === 0) return before;
      const rule = { ...before, ...input, activeSince: isRetimed(before, input) ? this.clock.now() : before.activeSince };
      await this.check(tx, rule);
      await writeRule(tx, rule);
      await this.record(tx, actor, 'changed', rule, { fields });
      return this.get(eventId, id, tx);
    });
  }

  /** Removes a rule; it can be put back. What it has written and not sent does not leave. @throws Refusal VERSION_CHANGED */
  async remove(actor: Actor, eventId: string, id: string, version: number): Promise<void> {
    await this.events.changing(eventId, async (tx) => {
      const rule = await this.held(tx, eventId, id, version);
      await tx.query('UPDATE reminder_rule SET removed_at = $2, version = version + 1 WHERE id = $1', [id, this.clock.now()]);
      await this.record(tx, actor, 'removed', rule, {});
    });
  }

  /** Puts a removed rule back as it was. @throws Refusal REMINDER_UNKNOWN, REMINDER_NOT_REMOVED */
  restore(actor: Actor, eventId: string, id: string): Promise<RuleFacts> {
    return this.events.changing(eventId, async (tx) => {
      const [found] = await rows<{ removed: boolean }>(tx, 'SELECT removed_at IS NOT NULL AS removed FROM reminder_rule WHERE id = $2 AND event_id = $1 FOR UPDATE', [eventId, id]);
      if (!found) throw refuse('REMINDER_UNKNOWN');
      if (!found.removed) throw refuse('REMINDER_NOT_REMOVED');
      await tx.query('UPDATE reminder_rule SET removed_at = NULL, version = version + 1 WHERE id = $1', [id]);
      const rule = await this.get(eventId, id, tx);
      await this.record(tx, actor, 'restored', rule, {});
      return rule;
    });
  }

  private async held(tx: Tx, eventId: string, id: string, version: number): Promise<RuleFacts> {
    const rule = await this.get(eventId, id, tx);
    if (rule.version !== version) throw refuseVersion('VERSION_CHANGED');
    return rule;
  }

  /** What cannot be meant so, by itself and at this event. */
  private async check(tx: Tx, rule: RuleFacts): Promise<void> {
    const fault = faultOf(rule);
    if (fault) throw refuse(fault.code, { field: fault.field, ...('params' in fault && { params: fault.params }) });
    const occasions = await this.occasions.of([rule], tx);
    if (occasions.length > 0 && occasions.every(({ state }) => state === 'never')) throw refuse('REMINDER_POINTLESS', { field: 'offsetDays' });
    if (rule.partyIds === null) return;
    const known = await this.parties.names(rule.partyIds, tx);
    if (rule.partyIds.some((id) => !known.has(id))) throw refuse('PARTY_NOT_KNOWN', { field: 'audience.partyIds' });
  }

  private record(tx: Tx, actor: Actor, what: 'created' | 'changed' | 'removed' | 'restored', rule: RuleFacts, detail: JsonObject): Promise<void> {
    return this.audit.record(tx, { actor, action: `reminder-rule.${what}`, subject: { type: 'reminder-rule', id: rule.id }, eventId: rule.eventId, detail });
  }
}
