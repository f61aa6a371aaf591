import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Sql, type Tx } from '../../platform/database/index.js';
import { Every } from '../../platform/jobs/index.js';
import type { EventFacts } from '../event/event.js';
import { Events } from '../event/events.js';
import { refuse } from '../events.errors.js';
import { EventHistory } from '../history/history.js';
import { EventMoments } from '../moments.js';
import { decideStep, dueStep, faultsOf, LIFE, type EventStatus } from './life.rules.js';

/** Time, as an actor. */
const CLOCKWORK: Actor = { kind: 'system', task: 'events.life' };

/** Takes events through their life. */
@Injectable()
export class EventLife implements OnModuleInit {
  private readonly logger = new Logger(EventLife.name);

  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly history: EventHistory,
    private readonly moments: EventMoments,
  ) {}

  /** Refuses to start with a table of steps that is not sound. */
  onModuleInit(): void {
    const faults = faultsOf(LIFE);
    if (faults.length > 0) throw new Error(`The life of an event is not sound: ${faults.join('; ')}`);
  }

  /** Takes a step. Of two that ask for the same step at once one takes it, the other is refused with STEP_NOT_IN_LIFE. */
  step(actor: Actor, eventId: string, to: EventStatus, reason: string | null = null): Promise<EventFacts> {
    return this.sql.transaction((tx) => this.stepWithin(tx, actor, eventId, to, reason));
  }

  /** As `step`, inside a transaction that is under way. */
  async stepWithin(tx: Tx, actor: Actor, eventId: string, to: EventStatus, reason: string | null = null): Promise<EventFacts> {
    return this.take(tx, actor, await this.events.lock(tx, eventId), to, reason);
  }

  /** Closes registration of what begins and marks what is over as held. One event that cannot be taken on does not hold up the others. */
  @Every({ name: 'events.life', seconds: 60 })
  async sweep(): Promise<void> {
    const due = await this.sql.rows<{ id: string }>(
      `SELECT id FROM event WHERE (status IN ('published', 'registration-open') AND starts_at <= $1) OR (status = 'closed' AND ends_at <= $1) ORDER BY starts_at, id`,
      [this.clock.now()],
    );
    const failures: unknown[] = [];
    for (const { id } of due) {
      try {
        await this.sql.transaction((tx) => this.catchUp(tx, id));
      } catch (error) {
        this.logger.error(`Event ${id} could not be taken on`, error instanceof Error ? error.stack : undefined);
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} events could not be taken on`);
  }

  private async catchUp(tx: Tx, id: string): Promise<void> {
    let event = await this.events.lock(tx, id);
    for (let to = dueStep(event, this.clock.now()); to !== null; to = dueStep(event, this.clock.now())) event = await this.take(tx, CLOCKWORK, event, to, null);
  }

  /** `event` is locked in this transaction. */
  private async take(tx: Tx, actor: Actor, event: EventFacts, to: EventStatus, reason: string | null): Promise<EventFacts> {
    const decision = decideStep(event, to, { now: this.clock.now(), reason });
    if (decision.kind === 'refused') throw refuse(decision.code, { field: decision.field, ...(decision.params && { params: decision.params }) });
    await tx.query(`UPDATE event SET status = $2, calendar_sequence = calendar_sequence + $3::integer, version = version + 1 WHERE id = $1`, [event.id, to, decision.step.calendars ? 1 : 0]);
    await this.history.record(tx, { actor, eventId: event.id, change: 'status', from: event.status, to, reason });
    await this.moments.tellStatus(tx, await this.events.get(event.id, tx), event.status, actor, reason?.trim() || null);
    return this.events.get(event.id, tx);
  }
}
