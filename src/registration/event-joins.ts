import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { EventMoments, isAnnounced, type EventFacts } from '../events/index.js';
import { Messages } from '../messages/index.js';
import { Clock, shiftWallTime } from '../platform/clock/index.js';
import { brokenConstraint, newId, rows, type Tx } from '../platform/database/index.js';
import { eventCancelled, eventMoved, letterTo } from './letters.js';
import { ENDED } from './life/registration-life.rules.js';
import { Steps } from './life/steps.js';
import { REGISTRATION_COLUMNS, type RegistrationFacts } from './registration.js';
import { refuse } from './registration.errors.js';
import { EVENT_KEY, Ledger } from './seats/ledger.js';
import { Offering } from './seats/offering.js';
import { defaultSettings, Settings } from './settings/settings.js';

/** What registration does in the life of an event, inside the event's own transactions. */
@Injectable()
export class EventJoins implements OnModuleInit {
  constructor(
    private readonly moments: EventMoments,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly ledger: Ledger,
    private readonly offering: Offering,
    private readonly steps: Steps,
    private readonly messages: Messages,
  ) {}

  onModuleInit(): void {
    this.moments.onCreated(async (tx, event) => {
      await this.settings.keep(tx, defaultSettings(event));
      await this.ledger.open(tx, event.id, event.capacity);
    });
    this.moments.onCopied((tx, from, to, shiftDays) => this.copy(tx, from, to, shiftDays));
    this.moments.onCapacity((tx, event) => this.resize(tx, event));
    this.moments.onStatus(async (tx, event, _from, actor, reason) => {
      if (event.status === 'cancelled') await this.cancel(tx, event, actor, reason);
    });
    this.moments.onMoved(async (tx, event) => {
      if (isAnnounced(event.status)) await this.tellMoved(tx, event);
    });
  }

  /** A copy keeps the settings, its window moved with the dates, and a version of the form of its own. */
  private async copy(tx: Tx, from: EventFacts, to: EventFacts, days: number): Promise<void> {
    const source = await this.settings.of(from, tx);
    const moved = (local: string | null): string | null => (local === null ? null : shiftWallTime({ local, zone: from.zone }, { days }).local);
    let formId: string | null = null;
    if (source.formId !== null) {
      formId = newId();
      await tx.query('INSERT INTO form_version (id, event_id, number, definition, created_at) SELECT $1, $2, 1, definition, $3 FROM form_version WHERE id = $4', [formId, to.id, this.clock.now(), source.formId]);
    }
    await this.settings.keep(tx, { ...source, eventId: to.id, formId, opensLocal: moved(source.opensLocal), closesLocal: moved(source.closesLocal) });
    await tx.query('INSERT INTO ledger (event_id, key, capacity) SELECT $1, key, capacity FROM ledger WHERE event_id = $2 AND key NOT LIKE $3 ON CONFLICT (event_id, key) DO NOTHING', [to.id, from.id, 'session:%']);
  }

  private async resize(tx: Tx, event: EventFacts): Promise<void> {
    const ledger = await this.ledger.lock(tx, event.id);
    const taken = ledger.rows.find((row) => row.key === EVENT_KEY)?.taken ?? 0;
    if (event.capacity !== null && event.capacity < taken) throw refuse('CAPACITY_BELOW_TAKEN', { field: 'capacity', params: { taken } });
    try {
      await this.ledger.setCapacity(tx, event.id, EVENT_KEY, event.capacity);
    } catch (error) {
      if (brokenConstraint(error) === 'ledger_not_oversold') throw refuse('CAPACITY_BELOW_TAKEN', { field: 'capacity', params: { taken } });
      throw error;
    }
    await this.offering.offerFree(tx, event.id);
  }

  /** Everybody concerned is told once, and nothing else goes out. */
  private async cancel(tx: Tx, event: EventFacts, actor: Actor, reason: string | null): Promise<void> {
    await this.ledger.lock(tx, event.id);
    await this.messages.cancelWaiting(tx, { eventId: event.id }, 'The event is cancelled.');
    const live = await this.live(tx, event.id);
    for (const registration of live) {
      await this.ledger.release(tx, event.id, registration.seats);
      await this.steps.take(tx, registration, 'cancelled', actor, { reason, seats: [], offerUntil: null });
    }
    await this.messages.write(tx, live.map((registration) => letterTo(registration, eventCancelled, 'event-cancelled', this.clock.now())));
  }

  private async tellMoved(tx: Tx, event: EventFacts): Promise<void> {
    const seated = (await this.live(tx, event.id)).filter(({ status }) => status !== 'waitlisted');
    await this.messages.write(tx, seated.map((registration) => letterTo(registration, eventMoved, 'event-moved', this.clock.now(), event.calendarSequence)));
  }

  private live(tx: Tx, eventId: string): Promise<RegistrationFacts[]> {
    return rows<RegistrationFacts>(tx, `SELECT ${REGISTRATION_COLUMNS} FROM registration r WHERE r.event_id = $1 AND r.status <> ALL($2::text[]) ORDER BY r.id FOR UPDATE`, [eventId, ENDED]);
  }
}
