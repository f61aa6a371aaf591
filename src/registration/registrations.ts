import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../access/index.js';
import { Messages } from '../messages/index.js';
import { Clock } from '../platform/clock/index.js';
import { rows, Sql, type Tx } from '../platform/database/index.js';
import { Refusal } from '../platform/http/index.js';
import { letterTo, registrationConfirmed, registrationReceived, registrationRejected, registrationWithdrawn } from './letters.js';
import type { RegistrationStatus } from './life/registration-life.rules.js';
import { Steps } from './life/steps.js';
import { REGISTRATION_COLUMNS, type RegistrationFacts, type SubmitInput, type Submitted } from './registration.js';
import { refuse } from './registration.errors.js';
import { Ledger } from './seats/ledger.js';
import { Offering } from './seats/offering.js';
import { Submission } from './submission.js';

/** One outcome of a decision about many. */
export interface BulkOutcome {
  id: string;
  status: RegistrationStatus | null;
  /** Code of the refusal; null when it was done. */
  refusal: string | null;
}

/** What is done with registrations, whoever does it. Each method is one use case in one transaction. */
@Injectable()
export class Registrations {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly steps: Steps,
    private readonly ledger: Ledger,
    private readonly offering: Offering,
    private readonly messages: Messages,
    private readonly audit: Audit,
    private readonly submission: Submission,
  ) {}

  /** Asks for a seat. @throws Refusal */
  submit(actor: Actor, input: SubmitInput): Promise<Submitted> {
    return this.submission.submit(actor, input);
  }

  /** @throws Refusal REGISTRATION_UNKNOWN */
  async get(id: string, tx: Tx = this.sql.manager): Promise<RegistrationFacts> {
    const [found] = await rows<RegistrationFacts>(tx, `SELECT ${REGISTRATION_COLUMNS} FROM registration r WHERE r.id = $1`, [id]);
    if (!found) throw refuse('REGISTRATION_UNKNOWN');
    return found;
  }

  /** Place in the line, from 1; null for whoever does not wait. */
  async placeOf(registration: RegistrationFacts, tx: Tx = this.sql.manager): Promise<number | null> {
    if (registration.status !== 'waitlisted' || registration.offerUntil !== null) return null;
    const [found] = await rows<{ place: number }>(tx, `SELECT count(*)::int AS place FROM registration WHERE event_id = $1 AND status = 'waitlisted' AND offer_until IS NULL AND arrival <= $2`, [registration.eventId, registration.arrival]);
    return found?.place ?? null;
  }

  /** Approves and confirms: the person gets a ticket. @throws Refusal REGISTRATION_UNKNOWN, TRANSITION_NOT_ALLOWED */
  approve(actor: Actor, eventId: string, id: string): Promise<RegistrationFacts> {
    return this.sql.transaction(async (tx) => {
      const registration = await this.steps.lock(tx, eventId, id);
      if (registration.status !== 'submitted') throw refuse('TRANSITION_NOT_ALLOWED', { params: { from: registration.status, to: 'approved' } });
      const confirmed = await this.confirm(tx, registration, actor);
      await this.audit.record(tx, { actor, action: 'registration.approved', subject: { type: 'registration', id }, eventId });
      return confirmed;
    });
  }

  /** Approves each by itself: one that cannot be approved stops no other. */
  async approveMany(actor: Actor, eventId: string, ids: readonly string[]): Promise<BulkOutcome[]> {
    const outcomes: BulkOutcome[] = [];
    for (const id of new Set(ids)) {
      try {
        outcomes.push({ id, status: (await this.approve(actor, eventId, id)).status, refusal: null });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        outcomes.push({ id, status: null, refusal: error.code });
      }
    }
    return outcomes;
  }

  /** Rejects, says why, and passes the seat on. */
  reject(actor: Actor, eventId: string, id: string, reason: string): Promise<RegistrationFacts> {
    return this.end(actor, eventId, id, 'rejected', reason);
  }

  /** Ends a registration at the wish of the person (or of staff, with a reason), and passes the seat on. */
  withdraw(actor: Actor, eventId: string, id: string, reason: string | null): Promise<RegistrationFacts> {
    return this.end(actor, eventId, id, 'withdrawn', reason);
  }

  /** Takes an offered seat. @throws Refusal NO_OFFER */
  acceptOffer(actor: Actor, eventId: string, id: string, needsApproval: boolean): Promise<RegistrationFacts> {
    return this.sql.transaction(async (tx) => {
      const registration = await this.steps.lock(tx, eventId, id);
      const { status, offerUntil } = registration;
      if (status !== 'waitlisted' || offerUntil === null || offerUntil <= this.clock.now()) throw refuse('NO_OFFER');
      const submitted = await this.steps.take(tx, registration, 'submitted', actor, { offerUntil: null });
      if (!needsApproval) return this.confirm(tx, submitted, actor);
      await this.messages.write(tx, [letterTo(submitted, registrationReceived, 'offer-accepted', this.clock.now(), submitted.version)]);
      return submitted;
    });
  }

  private async confirm(tx: Tx, registration: RegistrationFacts, actor: Actor): Promise<RegistrationFacts> {
    const approved = await this.steps.take(tx, registration, 'approved', actor);
    const confirmed = await this.steps.take(tx, approved, 'confirmed', actor);
    await this.messages.write(tx, [letterTo(confirmed, registrationConfirmed, 'registration:confirmed', this.clock.now())]);
    return confirmed;
  }

  private end(actor: Actor, eventId: string, id: string, to: 'rejected' | 'withdrawn', reason: string | null): Promise<RegistrationFacts> {
    return this.sql.transaction(async (tx) => {
      // The ledger first, as everybody does who takes or gives back seats.
      await this.ledger.lock(tx, eventId);
      const registration = await this.steps.lock(tx, eventId, id);
      const ended = await this.steps.take(tx, registration, to, actor, { reason, seats: [], offerUntil: null });
      await this.ledger.release(tx, eventId, registration.seats);
      await this.messages.cancelWaiting(tx, { eventId, personId: registration.personId }, `The registration is ${to}.`);
      await this.messages.write(tx, [letterTo(ended, to === 'rejected' ? registrationRejected : registrationWithdrawn, `registration:${to}`, this.clock.now())]);
      if (registration.seats.length > 0) await this.offering.offerFree(tx, eventId);
      await this.audit.record(tx, { actor, action: `registration.${to}`, subject: { type: 'registration', id }, eventId, ...(reason && { reason }) });
      return ended;
    });
  }
}
