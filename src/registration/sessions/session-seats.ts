import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { Events, type SessionFacts } from '../../events/index.js';
import { Clock } from '../../platform/clock/index.js';
import { rows, Sql } from '../../platform/database/index.js';
import { SEATLESS } from '../categories.js';
import { Steps } from '../life/steps.js';
import type { RegistrationFacts } from '../registration.js';
import { refuse } from '../registration.errors.js';
import type { LedgerRow } from '../seats/allocate.js';
import { full } from '../seats/fullness.js';
import { keyOf, readKey } from '../seats/keys.js';
import { Ledger } from '../seats/ledger.js';

/** A session for which one signs up, as somebody who takes part sees it. */
export interface SessionOnOffer {
  session: SessionFacts;
  capacity: number | null;
  taken: number;
  signedUp: boolean;
}

/** Seats in rooms: sessions that have a number of seats take whoever signs up, as long as there is one. A seat given back is free for anybody. */
@Injectable()
export class SessionSeats {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly ledger: Ledger,
    private readonly steps: Steps,
    private readonly audit: Audit,
  ) {}

  /** Sessions for which one signs up, in the order of the clock. */
  async of({ eventId, seats }: Pick<RegistrationFacts, 'eventId' | 'seats'>): Promise<SessionOnOffer[]> {
    const found = await this.sql.rows<LedgerRow>(`SELECT key, capacity, taken FROM ledger WHERE event_id = $1 AND key LIKE 'session:%'`, [eventId]);
    if (found.length === 0) return [];
    const counted = new Map(found.map((row) => [readKey(row.key)?.of, row]));
    return (await this.events.programme(eventId)).flatMap((session) => {
      const row = counted.get(session.id);
      return row ? [{ session, capacity: row.capacity, taken: row.taken, signedUp: seats.includes(row.key) }] : [];
    });
  }

  /** Takes a seat in the room of a session; a second time changes nothing. @throws Refusal SESSION_WITHOUT_SIGN_UP, SIGN_UP_NOT_POSSIBLE, SESSION_FULL */
  signUp(actor: Actor, eventId: string, id: string, sessionId: string): Promise<void> {
    return this.change(actor, { eventId, id, sessionId }, true);
  }

  /** Gives the seat back; a second time changes nothing. @throws Refusal SESSION_WITHOUT_SIGN_UP, SIGN_UP_NOT_POSSIBLE */
  leave(actor: Actor, eventId: string, id: string, sessionId: string): Promise<void> {
    return this.change(actor, { eventId, id, sessionId }, false);
  }

  private change(actor: Actor, { eventId, id, sessionId }: { eventId: string; id: string; sessionId: string }, on: boolean): Promise<void> {
    return this.sql.transaction(async (tx) => {
      const [event] = await rows<{ endsAt: Date }>(tx, 'SELECT ends_at AS "endsAt" FROM event WHERE id = $1', [eventId]);
      const ledger = await this.ledger.lock(tx, eventId);
      const registration = await this.steps.lock(tx, eventId, id);
      const key = keyOf('session', sessionId);
      const row = ledger.rows.find((one) => one.key === key);
      if (!row) throw refuse('SESSION_WITHOUT_SIGN_UP');
      const { status, category, seats } = registration;
      const isOver = !event || event.endsAt <= this.clock.now();
      if (isOver || !['submitted', 'approved', 'confirmed'].includes(status) || SEATLESS.has(category)) throw refuse('SIGN_UP_NOT_POSSIBLE');
      if (seats.includes(key) === on) return;
      if (on && row.capacity !== null && row.taken >= row.capacity) throw full(key, row.capacity);
      await tx.query('UPDATE registration SET seats = $2, updated_at = $3, version = version + 1 WHERE id = $1', [id, on ? [...seats, key] : seats.filter((held) => held !== key), this.clock.now()]);
      await this.ledger.write(tx, eventId, new Map([[key, row.taken + (on ? 1 : -1)]]), ledger.nextArrival);
      await this.steps.note(tx, [registration], actor, { change: 'signed-up', detail: { sessionId, on } });
      await this.audit.record(tx, { actor, action: on ? 'registration.signed-up' : 'registration.signed-off', subject: { type: 'registration', id }, eventId, detail: { sessionId } });
    });
  }
}
