import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventMoments, type EventFacts } from '../../events/index.js';
import { Clock } from '../../platform/clock/index.js';
import { newId, rows, type Tx } from '../../platform/database/index.js';
import { defaultRules } from './default-rules.js';
import { RULE_COLUMNS, type RuleFacts, type RuleInput } from './rule.js';
import { insertRules } from './rule.rows.js';

/**
 * What becomes of reminders in the life of their event, inside its own transactions. A new one has the rules of its kind; a copy has those of the original. Nothing is
 * done when an event moves or ends: when a rule reminds is worked out each time, and events that are off do not remind.
 */
@Injectable()
export class EventJoins implements OnModuleInit {
  constructor(
    private readonly moments: EventMoments,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.moments.onCreated((tx, event) => this.add(tx, event, defaultRules(event.kind)));
    this.moments.onCopied((tx, from, to) => this.copy(tx, from, to));
  }

  /** Rules are relative to the event and need no shift. An original from before there were rules leaves the copy those of its kind. */
  private async copy(tx: Tx, from: EventFacts, to: EventFacts): Promise<void> {
    const originals = await rows<RuleFacts & { removed: boolean }>(tx, `SELECT ${RULE_COLUMNS}, rule.removed_at IS NOT NULL AS removed FROM reminder_rule AS rule WHERE event_id = $1 ORDER BY created_at, id`, [from.id]);
    if (originals.length === 0) return;
    await tx.query('DELETE FROM reminder_rule WHERE event_id = $1', [to.id]);
    await this.add(tx, to, originals.filter(({ removed }) => !removed));
  }

  private async add(tx: Tx, event: Pick<EventFacts, 'id'>, rules: readonly RuleInput[]): Promise<void> {
    const now = this.clock.now();
    await insertRules(tx, rules.map((rule) => ({ ...rule, id: newId(), eventId: event.id, activeSince: now, createdAt: now, version: 1 })));
  }
}
