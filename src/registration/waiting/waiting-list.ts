import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { displayName, People } from '../../directory/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Sql } from '../../platform/database/index.js';
import { Steps } from '../life/steps.js';
import { refuse } from '../registration.errors.js';
import { Registrations } from '../registrations.js';
import { places } from '../seats/allocate.js';
import { Ledger } from '../seats/ledger.js';
import { Offering } from '../seats/offering.js';
import { waitingLine } from '../seats/waiting-line.js';
import { moveTo } from './moving.rules.js';
import type { WaitingResponse } from './waiting-list.responses.js';

/** Where somebody is moved to: a place among those who wait for the same, from 1; and why. */
export interface Move {
  place: number;
  reason: string;
}

/** Those who wait for a seat, as staff see them and deal with them. */
@Injectable()
export class WaitingList {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly people: People,
    private readonly registrations: Registrations,
    private readonly ledger: Ledger,
    private readonly offering: Offering,
    private readonly steps: Steps,
    private readonly audit: Audit,
  ) {}

  /** Everybody who waits without an offer, in the order of the line, with what they wait for. That it was looked at is recorded. */
  read(actor: Actor, eventId: string): Promise<WaitingResponse[]> {
    return this.sql.transaction(async (tx) => {
      await this.audit.record(tx, { actor, action: 'registrations.read', subject: { type: 'event', id: eventId }, eventId });
      const line = await waitingLine(tx, eventId);
      const found = await this.registrations.places(eventId, tx);
      const registrations = await this.registrations.cards(line.map(({ id }) => id), tx);
      const cards = await this.people.cards(line.map(({ personId }) => personId), tx);
      return line.map(({ id, personId, partyId, category, funded }) => {
        const card = cards.get(personId);
        const place = found.get(id) ?? { place: 1, key: '' };
        return { id, name: card ? displayName(card) : '', partyId, category, funded, place: place.place, waitsFor: place.key, since: registrations.get(id)?.createdAt ?? this.clock.now() };
      });
    });
  }

  /**
   * Moves somebody to another place among those who wait for the same; all others keep their order, and the history says who was moved and why.
   * @throws Refusal REGISTRATION_UNKNOWN, NOT_IN_LINE
   */
  move(actor: Actor, eventId: string, id: string, { place, reason }: Move): Promise<void> {
    return this.sql.transaction(async (tx) => {
      const { rows: ledger } = await this.ledger.lock(tx, eventId);
      const registration = await this.steps.lock(tx, eventId, id);
      const line = await waitingLine(tx, eventId);
      const at = line.findIndex((one) => one.id === id);
      if (at < 0) throw refuse('NOT_IN_LINE');
      const between = moveTo(ledger, line, id, place);
      if (between === null) return;
      // Halves are kept exactly: between two numbers there is always room for another.
      await tx.query(
        `UPDATE registration SET line_rank = CASE WHEN $2::numeric IS NULL THEN $3::numeric - 1 WHEN $3::numeric IS NULL THEN $2::numeric + 0.5 ELSE ($2::numeric + $3::numeric) * 0.5 END,
                updated_at = $4, version = version + 1 WHERE id = $1`,
        [id, between.after, between.before, this.clock.now()],
      );
      const from = places(ledger, line)[at];
      const to = (await this.registrations.places(eventId, tx)).get(id);
      const detail = { from: from?.place ?? null, to: to?.place ?? null, waitsFor: to?.key ?? null };
      await this.steps.note(tx, [registration], actor, { change: 'moved', detail, reason });
      await this.audit.record(tx, { actor, action: 'registration.moved', subject: { type: 'registration', id }, eventId, reason, detail });
      await this.offering.offerFree(tx, eventId);
    });
  }
}
