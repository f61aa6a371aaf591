import { Injectable, Logger } from '@nestjs/common';
import { Messages, stands } from '../../messages/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Sql } from '../../platform/database/index.js';
import { Every } from '../../platform/jobs/index.js';
import { askedJson, dedupeKey, PEOPLE_CONCERNED } from './concerned.sql.js';
import { Occasions, REMINDING } from './occasions.js';

const KEY = dedupeKey('concerned.rule_id', 'concerned.person_id');

/** Messages of all rules whose time it is ($1, $2), while their rules are as they were read and their events remind ($3). Whoever has a message of the rule, or cannot be written to, is left out. */
const DUE_MESSAGES = `
  SELECT 'reminder-' || rule.letter AS kind, ${KEY} AS dedupe_key, concerned.event_id, concerned.person_id,
         jsonb_strip_nulls(jsonb_build_object('ruleId', rule.id, 'registrationId', concerned.registration_id, 'invitationId', concerned.invitation_id)) AS params,
         'reminder:' || rule.id AS cause, $2::timestamptz AS due_at
    FROM (${PEOPLE_CONCERNED}) AS concerned
    JOIN reminder_rule AS rule ON rule.id = concerned.rule_id AND rule.version = concerned.version AND rule.enabled AND rule.removed_at IS NULL
    JOIN event ON event.id = concerned.event_id AND event.status = ANY ($3)
   WHERE concerned.obstacle IS NULL AND NOT EXISTS (SELECT FROM message WHERE message.dedupe_key = ${KEY} AND ${stands('message')})`;

/** Turns rules whose time has come into messages. */
@Injectable()
export class ReminderSweep {
  private readonly logger = new Logger(ReminderSweep.name);

  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly occasions: Occasions,
    private readonly messages: Messages,
  ) {}

  @Every({ name: 'reminders.due', seconds: 30 })
  async sweep(): Promise<void> {
    const written = await this.run();
    if (written > 0) this.logger.log(`${written} reminders were written`);
  }

  /**
   * Writes what is due and answers how many messages that is. Audience and insertion are one statement, and a person has one message of a rule by its unique key: it may
   * run twice, in parallel, or be cut off at any place.
   */
  async run(): Promise<number> {
    const due = await this.occasions.due();
    if (due.length === 0) return 0;
    return this.sql.transaction((tx) => this.messages.writeFrom(tx, DUE_MESSAGES, [askedJson(due), this.clock.now(), REMINDING]));
  }
}
