import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { EventMoments, isAnnounced, type EventFacts, type EventStatus } from '../events/index.js';
import { Messages, type Letter } from '../messages/index.js';
import { Clock, shiftWallTime } from '../platform/clock/index.js';
import { brokenConstraint, rows, type Tx } from '../platform/database/index.js';
import { Forms } from './form/forms.js';
import { eventCancelled, eventMoved, eventPostponed, letterTo } from './letters.js';
import { ENDED } from './life/registration-life.rules.js';
import { Steps } from './life/steps.js';
import { REGISTRATION_COLUMNS, type RegistrationFacts } from './registration.js';
import { refuse } from './registration.errors.js';
import { EVENT_KEY } from './seats/keys.js';
import { Ledger } from './seats/ledger.js';
import { Offering } from './seats/offering.js';
import { Quotas } from './quotas/quotas.js';
import { Settings } from './settings/settings.js';

/** What registration does in the life of an event, inside the event's own transactions. */
@Injectable()
export class EventJoins implements OnModuleInit {
  constructor(
    private readonly moments: EventMoments,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly forms: Forms,
    private readonly ledger: Ledger,
    private readonly offering: Offering,
    private readonly quotas: Quotas,
    private readonly steps: Steps,
    private readonly messages: Messages,
  ) {}

  onModuleInit(): void {
    this.moments.onCreated(async (tx, event) => {
      await this.settings.ensure(tx, event);
      await this.ledger.open(tx, event.id, event.capacity);
    });
    this.moments.onCopied((tx, from, to, shiftDays, ids) => this.copy(tx, from, to, shiftDays, ids.sessions));
    this.moments.onSessionRemoved((tx, event, sessionId) => this.quotas.dropSession(tx, event.id, sessionId));
    this.moments.onCapacity((tx, event) => this.resize(tx, event));
    this.moments.onStatus((tx, event, from, actor, reason) => this.follow(tx, event, from, actor, reason));
    this.moments.onMoved(async (tx, event) => {
      // Who was told that it is postponed hears of new dates when it is published with them.
      if (isAnnounced(event.status) && event.status !== 'postponed') await this.tellMoved(tx, event);
    });
  }

  /** A copy keeps the settings, its window moved with the dates, a form of its own that asks the same, and the quotas with nobody in them. */
  private async copy(tx: Tx, from: EventFacts, to: EventFacts, days: number, sessions: ReadonlyMap<string, string>): Promise<void> {
    const source = await this.settings.of(from, tx);
    const moved = (local: string | null): string | null => (local === null ? null : shiftWallTime({ local, zone: from.zone }, { days }).local);
    await this.settings.keep(tx, { ...source, eventId: to.id, formId: null, opensLocal: moved(source.opensLocal), closesLocal: moved(source.closesLocal) });
    if (source.formId !== null) await this.forms.replace(tx, to.id, (await this.forms.version(source.formId, tx)).definition);
    await this.quotas.copy(tx, from.id, to.id, sessions);
  }

  /** More seats are offered to those who wait; fewer than are taken is refused with the number. */
  private async resize(tx: Tx, event: EventFacts): Promise<void> {
    const ledger = await this.ledger.lock(tx, event.id);
    const taken = ledger.rows.find((row) => row.key === EVENT_KEY)?.taken ?? 0;
    const tooFew = () => refuse('CAPACITY_BELOW_TAKEN', { field: 'capacity', params: { taken } });
    if (event.capacity !== null && event.capacity < taken) throw tooFew();
    try {
      await this.ledger.limit(tx, event.id, [{ key: EVENT_KEY, capacity: event.capacity, byDefault: false }]);
    } catch (error) {
      throw brokenConstraint(error) === 'ledger_not_oversold' ? tooFew() : error;
    }
    await this.offering.offerFree(tx, event.id);
  }

  private async follow(tx: Tx, event: EventFacts, from: EventStatus, actor: Actor, reason: string | null): Promise<void> {
    if (event.status === 'cancelled') await this.cancel(tx, event, actor, reason);
    if (event.status === 'postponed') await this.tell(tx, await this.live(tx, event.id), (registration) => letterTo(registration, eventPostponed, 'event-postponed', this.clock.now(), event.calendarSequence), reason);
    if (from === 'postponed' && event.status === 'published') await this.tellMoved(tx, event);
    // Seats that were freed while none were offered.
    await this.offering.offerFree(tx, event.id);
  }

  /** Everybody concerned is told once, and nothing else goes out. */
  private async cancel(tx: Tx, event: EventFacts, actor: Actor, reason: string | null): Promise<void> {
    await this.ledger.lock(tx, event.id);
    await this.messages.cancelWaiting(tx, { eventId: event.id }, 'event-cancelled');
    const live = await this.live(tx, event.id);
    await this.ledger.release(tx, event.id, live);
    await this.steps.takeAll(tx, live, 'cancelled', actor, { reason, seats: [], offerUntil: null });
    await this.tell(tx, live, (registration) => letterTo(registration, eventCancelled, 'event-cancelled', this.clock.now()), reason);
  }

  private async tellMoved(tx: Tx, event: EventFacts): Promise<void> {
    await this.tell(tx, await this.live(tx, event.id), (registration) => letterTo(registration, eventMoved, 'event-moved', this.clock.now(), event.calendarSequence), null);
  }

  /** Writes to people about the event; the reason is the event's and no personal matter. */
  private async tell(tx: Tx, registrations: readonly RegistrationFacts[], letter: (registration: RegistrationFacts) => Letter, reason: string | null): Promise<void> {
    await this.messages.write(tx, registrations.map(letter).map((one) => ({ ...one, params: { ...one.params, reason } })));
  }

  /** Registrations that have not ended, locked in one order. */
  private live(tx: Tx, eventId: string): Promise<RegistrationFacts[]> {
    return rows<RegistrationFacts>(tx, `SELECT ${REGISTRATION_COLUMNS} FROM registration r WHERE r.event_id = $1 AND r.status <> ALL ($2::text[]) ORDER BY r.id FOR UPDATE`, [eventId, ENDED]);
  }
}
