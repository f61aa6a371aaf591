import { Injectable } from '@nestjs/common';
import { Messages } from '../../messages/index.js';
import { Clock } from '../../platform/clock/index.js';
import { rows, Sql, type Tx } from '../../platform/database/index.js';
import { Every } from '../../platform/jobs/index.js';
import { letterTo, seatOffered } from '../letters.js';
import { Steps } from '../life/steps.js';
import { REGISTRATION_COLUMNS, type RegistrationFacts } from '../registration.js';
import { offers } from './allocate.js';
import { keysFor, Ledger } from './ledger.js';

/** A freed seat goes to the head of the line, kept until a deadline; unanswered, it passes on. */
@Injectable()
export class Offering {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    private readonly messages: Messages,
    private readonly steps: Steps,
  ) {}

  /** Offers what is free to those who wait, in order of arrival. Joins a transaction; locks the ledger itself. */
  async offerFree(tx: Tx, eventId: string): Promise<number> {
    const ledger = await this.ledger.lock(tx, eventId);
    const line = await rows<RegistrationFacts>(tx, `SELECT ${REGISTRATION_COLUMNS} FROM registration r WHERE r.event_id = $1 AND r.status = 'waitlisted' AND r.offer_until IS NULL ORDER BY r.arrival FOR UPDATE`, [eventId]);
    if (line.length === 0) return 0;
    const known = new Set(ledger.rows.map((row) => row.key));
    const chosen = offers(ledger.rows, line.map((registration) => ({ registration, keys: keysFor(registration).filter((key) => known.has(key)) })));
    if (chosen.length === 0) return 0;
    const [settings] = await rows<{ hours: number }>(tx, 'SELECT offer_hours AS hours FROM registration_settings WHERE event_id = $1', [eventId]);
    const now = this.clock.now();
    const until = new Date(now.getTime() + (settings?.hours ?? 48) * 3_600_000);
    const taken = new Map(ledger.rows.map((row) => [row.key, row.taken]));
    for (const { registration, keys } of chosen) {
      for (const key of keys) taken.set(key, (taken.get(key) ?? 0) + 1);
      await tx.query('UPDATE registration SET seats = $2, offer_until = $3, updated_at = $4, version = version + 1 WHERE id = $1', [registration.id, keys, until, now]);
    }
    await this.ledger.write(tx, eventId, taken, ledger.nextArrival);
    await this.messages.write(tx, chosen.map(({ registration }) => letterTo(registration, seatOffered, 'seat-offered', now, until.toISOString())));
    return chosen.length;
  }

  /** Ends offers that nobody answered, and passes their seats on. */
  @Every({ name: 'registration.expire-offers', seconds: 30 })
  async expire(): Promise<void> {
    const due = await this.sql.rows<{ eventId: string }>(`SELECT DISTINCT event_id AS "eventId" FROM registration WHERE offer_until <= $1 AND status = 'waitlisted'`, [this.clock.now()]);
    for (const { eventId } of due) await this.sql.transaction((tx) => this.expireOf(tx, eventId));
  }

  private async expireOf(tx: Tx, eventId: string): Promise<void> {
    await this.ledger.lock(tx, eventId);
    const ended = await rows<RegistrationFacts>(tx, `SELECT ${REGISTRATION_COLUMNS} FROM registration r WHERE r.event_id = $1 AND r.status = 'waitlisted' AND r.offer_until <= $2 FOR UPDATE`, [eventId, this.clock.now()]);
    for (const registration of ended) {
      await this.ledger.release(tx, eventId, registration.seats);
      await this.steps.take(tx, registration, 'declined', { kind: 'system', task: 'registration.expire-offers' }, { reason: 'The offer was not answered in time.', seats: [], offerUntil: null });
    }
    await this.offerFree(tx, eventId);
  }
}
