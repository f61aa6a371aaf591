import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../../access/index.js';
import { Events, type EventFacts } from '../../events/index.js';
import { Messages } from '../../messages/index.js';
import { Clock } from '../../platform/clock/index.js';
import { rows, Sql, type Tx } from '../../platform/database/index.js';
import { Every } from '../../platform/jobs/index.js';
import { letterTo, seatLapsed, seatOffered } from '../letters.js';
import { Steps } from '../life/steps.js';
import { OFFER_LAPSED } from '../reasons.js';
import { REGISTRATION_COLUMNS, type RegistrationFacts } from '../registration.js';
import { offers, type WaitingGroup } from './allocate.js';
import { EVENT_KEY, keysFor, type Seated } from './keys.js';
import { Ledger } from './ledger.js';
import { IN_LINE, waitingLine, type InLine } from './waiting-line.js';

const SWEEP: Actor = { kind: 'system', task: 'registration.expire-offers' };

/** A freed seat goes to the head of the line, kept until a deadline; unanswered, it passes on. */
@Injectable()
export class Offering {
  private readonly logger = new Logger(Offering.name);

  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly ledger: Ledger,
    private readonly messages: Messages,
    private readonly steps: Steps,
  ) {}

  /** Seats are offered while the event lies ahead and is on. Once it has begun, a free seat is for whoever is at the door. */
  isOffering(event: Pick<EventFacts, 'status' | 'startsAt'>): boolean {
    return ['published', 'registration-open', 'closed'].includes(event.status) && this.clock.now() < event.startsAt;
  }

  /** Those who wait for a seat and have no offer, by what they wait for; nobody when seats are not offered any more. */
  async waitingGroups(tx: Tx, event: Pick<EventFacts, 'id' | 'status' | 'startsAt'>): Promise<WaitingGroup[]> {
    if (!this.isOffering(event)) return [];
    // By the first of each group; of those who wait for one key it matters only that somebody does.
    const found = await rows<Seated & { count: number }>(
      tx,
      `SELECT category, party_id AS "partyId", funded, count(*)::int AS count FROM registration WHERE event_id = $1 AND ${IN_LINE}
        GROUP BY category, party_id, funded ORDER BY min(coalesce(line_rank, arrival))`,
      [event.id],
    );
    return found.map((group) => ({ keys: keysFor(group), count: group.count }));
  }

  /** Offers what is free to those who wait, in order of arrival; answers to how many. Joins a transaction; locks the ledger itself. */
  async offerFree(tx: Tx, eventId: string): Promise<number> {
    const event = await this.events.get(eventId, tx);
    if (!this.isOffering(event)) return 0;
    const ledger = await this.ledger.lock(tx, eventId);
    const own = ledger.rows.find(({ key }) => key === EVENT_KEY);
    if (own && own.capacity !== null && own.taken >= own.capacity) return 0;
    const known = new Set(ledger.rows.map(({ key }) => key));
    const line = (await waitingLine(tx, eventId)).map((registration) => ({ registration, keys: registration.keys.filter((key) => known.has(key)) }));
    const chosen = offers(ledger.rows, line);
    if (chosen.length === 0) return 0;
    const until = await this.deadline(tx, event);
    await this.keep(tx, chosen, until);
    const taken = new Map(ledger.rows.map((row) => [row.key, row.taken]));
    for (const key of chosen.flatMap(({ keys }) => keys)) taken.set(key, (taken.get(key) ?? 0) + 1);
    await this.ledger.write(tx, eventId, taken, ledger.nextArrival);
    await this.messages.write(tx, chosen.map(({ registration }) => letterTo(registration, seatOffered, 'seat-offered', this.clock.now(), until.toISOString())));
    return chosen.length;
  }

  /** Ends offers that nobody answered, and passes their seats on. One event that cannot be served does not hold up the others. */
  @Every({ name: 'registration.expire-offers', seconds: 30 })
  async expire(): Promise<void> {
    const due = await this.sql.rows<{ eventId: string }>(`SELECT DISTINCT event_id AS "eventId" FROM registration WHERE offer_until <= $1 AND status = 'waitlisted'`, [this.clock.now()]);
    const failures: unknown[] = [];
    for (const { eventId } of due) {
      try {
        await this.sql.transaction((tx) => this.expireOf(tx, eventId));
      } catch (error) {
        this.logger.error(`Offers of event ${eventId} could not be ended`, error instanceof Error ? error.stack : undefined);
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `Offers of ${failures.length} events could not be ended`);
  }

  private async expireOf(tx: Tx, eventId: string): Promise<void> {
    await this.ledger.lock(tx, eventId);
    const ended = await rows<RegistrationFacts>(tx, `SELECT ${REGISTRATION_COLUMNS} FROM registration r WHERE r.event_id = $1 AND r.status = 'waitlisted' AND r.offer_until <= $2 ORDER BY r.id FOR UPDATE`, [eventId, this.clock.now()]);
    await this.ledger.release(tx, eventId, ended);
    await this.steps.takeAll(tx, ended, 'declined', SWEEP, { reason: OFFER_LAPSED, seats: [], offerUntil: null });
    await this.messages.write(tx, ended.map((registration) => letterTo(registration, seatLapsed, 'registration:declined', this.clock.now())));
    await this.offerFree(tx, eventId);
  }

  /** An offer never outlives the event's beginning. */
  private async deadline(tx: Tx, event: EventFacts): Promise<Date> {
    const [settings] = await rows<{ hours: number }>(tx, 'SELECT offer_hours AS hours FROM registration_settings WHERE event_id = $1', [event.id]);
    return new Date(Math.min(this.clock.now().getTime() + (settings?.hours ?? 48) * 3_600_000, event.startsAt.getTime()));
  }

  private async keep(tx: Tx, chosen: readonly { registration: InLine; keys: readonly string[] }[], until: Date): Promise<void> {
    await tx.query(
      `UPDATE registration SET seats = new.keys, offer_until = $2, updated_at = $3, version = version + 1
         FROM jsonb_to_recordset($1::jsonb) AS new (id uuid, keys text[]) WHERE registration.id = new.id`,
      [JSON.stringify(chosen.map(({ registration, keys }) => ({ id: registration.id, keys }))), until, this.clock.now()],
    );
    await this.steps.note(tx, chosen.map(({ registration }) => registration), SWEEP, { change: 'offer', detail: { until: until.toISOString() } });
  }
}
