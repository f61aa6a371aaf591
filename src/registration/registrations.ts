import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../access/index.js';
import { Messages } from '../messages/index.js';
import { Clock } from '../platform/clock/index.js';
import { rows, Sql, type Tx } from '../platform/database/index.js';
import { Refusal } from '../platform/http/index.js';
import { waitsForFocalPoint } from './approval/waiting.sql.js';
import { NEEDED } from './consents.js';
import { letterTo, registrationConfirmed, registrationReceived, registrationRejected, registrationWithdrawn } from './letters.js';
import { ENDED, type RegistrationStatus } from './life/registration-life.rules.js';
import { Steps } from './life/steps.js';
import { REGISTRATION_COLUMNS, type RegistrationFacts, type SubmitInput, type Submitted } from './registration.js';
import { refuse } from './registration.errors.js';
import { allocate, places, type LedgerRow, type Place } from './seats/allocate.js';
import { full } from './seats/fullness.js';
import { keysFor } from './seats/keys.js';
import { Ledger, type LockedLedger } from './seats/ledger.js';
import { Offering } from './seats/offering.js';
import { waitingLine } from './seats/waiting-line.js';
import { Submission } from './submission/submission.js';

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
    const found = (await this.cards([id], tx)).get(id);
    if (!found) throw refuse('REGISTRATION_UNKNOWN');
    return found;
  }

  /** Registrations by id; an unknown id is left out. */
  async cards(ids: readonly string[], tx: Tx = this.sql.manager): Promise<Map<string, RegistrationFacts>> {
    const found = await rows<RegistrationFacts>(tx, `SELECT ${REGISTRATION_COLUMNS} FROM registration r WHERE r.id = ANY ($1::uuid[])`, [ids]);
    return new Map(found.map((registration) => [registration.id, registration]));
  }

  /** The registration of a person at an event that has not ended; null without one. There is at most one. */
  async liveOf(eventId: string, personId: string, tx: Tx = this.sql.manager): Promise<RegistrationFacts | null> {
    const [found] = await rows<RegistrationFacts>(tx, `SELECT ${REGISTRATION_COLUMNS} FROM registration r WHERE r.event_id = $1 AND r.person_id = $2 AND r.status <> ALL ($3::text[])`, [eventId, personId, ENDED]);
    return found ?? null;
  }

  /** Places in the line, from 1, and what for, by registration; of those who wait without an offer. */
  async places(eventId: string, tx: Tx = this.sql.manager): Promise<Map<string, Place>> {
    const line = await waitingLine(tx, eventId);
    if (line.length === 0) return new Map();
    const ledger = await rows<LedgerRow>(tx, 'SELECT key, capacity, taken FROM ledger WHERE event_id = $1', [eventId]);
    const found = places(ledger, line);
    return new Map(line.flatMap(({ id }, index) => (found[index] ? [[id, found[index]] as const] : [])));
  }

  /** Place in the line, and what for; null for whoever does not wait. */
  async placeOf({ id, eventId, status, offerUntil }: RegistrationFacts, tx: Tx = this.sql.manager): Promise<Place | null> {
    return status === 'waitlisted' && offerUntil === null ? ((await this.places(eventId, tx)).get(id) ?? null) : null;
  }

  /**
   * Approves and confirms: the person gets a ticket. Somebody on the waiting list is approved onto the seat that is kept for them, or onto a free one, which
   * there is only once seats are no longer offered.
   * @throws Refusal REGISTRATION_UNKNOWN, TRANSITION_NOT_ALLOWED, EVENT_FULL, FOCAL_POINT_FIRST
   */
  approve(actor: Actor, eventId: string, id: string): Promise<RegistrationFacts> {
    return this.sql.transaction(async (tx) => {
      const seats = (await this.get(id, tx)).status === 'waitlisted' ? await this.ledger.lock(tx, eventId) : null;
      const registration = await this.steps.lock(tx, eventId, id);
      if (registration.status === 'waitlisted' && seats) registration.seats = await this.seat(tx, registration, seats);
      else if (registration.status !== 'submitted') throw refuse('TRANSITION_NOT_ALLOWED', { params: { from: registration.status, to: 'approved' } });
      if (await waitsForFocalPoint(tx, id)) throw refuse('FOCAL_POINT_FIRST');
      const confirmed = await this.confirm(tx, registration, actor);
      await this.audit.record(tx, { actor, action: 'registration.approved', subject: { type: 'registration', id }, eventId });
      return confirmed;
    });
  }

  /**
   * Seats somebody who waits, past whoever stands before them, and confirms them: where there is room for them now, or a seat is kept for them.
   * @throws Refusal REGISTRATION_UNKNOWN, NOT_IN_LINE, EVENT_FULL, DELEGATION_FULL, CATEGORY_FULL, FUNDED_FULL
   */
  seatNow(actor: Actor, eventId: string, id: string, reason: string): Promise<RegistrationFacts> {
    return this.sql.transaction(async (tx) => {
      const ledger = await this.ledger.lock(tx, eventId);
      const registration = await this.steps.lock(tx, eventId, id);
      if (registration.status !== 'waitlisted') throw refuse('NOT_IN_LINE');
      registration.seats = await this.seat(tx, registration, ledger);
      await this.steps.note(tx, [registration], actor, { change: 'moved', detail: { seated: true }, reason });
      const confirmed = await this.confirm(tx, registration, actor);
      await this.audit.record(tx, { actor, action: 'registration.seated', subject: { type: 'registration', id }, eventId, reason });
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

  /** Takes an offered seat, which is held already; where staff approve, they are asked next. Who was nominated completes the registration first. @throws Refusal NO_OFFER */
  acceptOffer(actor: Actor, eventId: string, id: string): Promise<RegistrationFacts> {
    return this.sql.transaction(async (tx) => {
      const registration = await this.steps.lock(tx, eventId, id);
      const { status, offerUntil } = registration;
      if (status !== 'waitlisted' || offerUntil === null || offerUntil <= this.clock.now()) throw refuse('NO_OFFER');
      const isComplete = registration.channel !== 'nomination' || registration.consents[NEEDED]?.answer === true;
      const taken = await this.steps.take(tx, registration, isComplete ? 'submitted' : 'nominated', actor, { offerUntil: null });
      await this.audit.record(tx, { actor, action: 'registration.offer-accepted', subject: { type: 'registration', id }, eventId });
      return isComplete ? this.proceed(tx, taken, actor, 'offer-accepted') : taken;
    });
  }

  /** What follows when somebody has told all that is asked and holds a seat: staff are asked, or, where they need not be, it is confirmed. Joins a transaction. */
  async proceed(tx: Tx, submitted: RegistrationFacts, actor: Actor, cause: string): Promise<RegistrationFacts> {
    const [settings] = await rows<{ needsApproval: boolean }>(tx, 'SELECT needs_approval AS "needsApproval" FROM registration_settings WHERE event_id = $1', [submitted.eventId]);
    if (settings?.needsApproval === false) return this.confirm(tx, submitted, actor);
    await this.messages.write(tx, [letterTo(submitted, registrationReceived, cause, this.clock.now(), submitted.version)]);
    return submitted;
  }

  /** The seats of somebody on the waiting list: those kept for them, else free ones, taken now. */
  private async seat(tx: Tx, registration: RegistrationFacts, ledger: LockedLedger): Promise<string[]> {
    if (registration.seats.length > 0) return registration.seats;
    const known = new Set(ledger.rows.map(({ key }) => key));
    const keys = keysFor(registration).filter((key) => known.has(key));
    const { decisions, taken } = allocate(ledger.rows, [{ keys, mayWait: false }], { groups: [], nextArrival: ledger.nextArrival });
    const [decision] = decisions;
    if (decision?.kind === 'refused') throw full(decision.key, decision.capacity);
    await this.ledger.write(tx, registration.eventId, taken, ledger.nextArrival);
    return keys;
  }

  private async confirm(tx: Tx, registration: RegistrationFacts, actor: Actor): Promise<RegistrationFacts> {
    const approved = await this.steps.take(tx, registration, 'approved', actor, { offerUntil: null });
    const confirmed = await this.steps.take(tx, approved, 'confirmed', actor);
    await this.messages.write(tx, [letterTo(confirmed, registrationConfirmed, 'registration:confirmed', this.clock.now())]);
    return confirmed;
  }

  /** As `withdraw`, inside the caller's transaction, in which no ledger and no registration is held yet. */
  withdrawIn(tx: Tx, actor: Actor, eventId: string, id: string, reason: string | null): Promise<RegistrationFacts> {
    return this.endIn(tx, actor, { eventId, id }, 'withdrawn', reason);
  }

  private end(actor: Actor, eventId: string, id: string, to: 'rejected' | 'withdrawn', reason: string | null): Promise<RegistrationFacts> {
    return this.sql.transaction((tx) => this.endIn(tx, actor, { eventId, id }, to, reason));
  }

  private async endIn(tx: Tx, actor: Actor, { eventId, id }: { eventId: string; id: string }, to: 'rejected' | 'withdrawn', reason: string | null): Promise<RegistrationFacts> {
    // The ledger first, as everybody does who takes or gives back seats.
    await this.ledger.lock(tx, eventId);
    const registration = await this.steps.lock(tx, eventId, id);
    const ended = await this.steps.take(tx, registration, to, actor, { reason, seats: [], offerUntil: null });
    await this.ledger.release(tx, eventId, [registration]);
    await this.messages.cancelWaiting(tx, { eventId, personId: registration.personId }, `registration-changed: ${to}`);
    await this.messages.write(tx, [letterTo(ended, to === 'rejected' ? registrationRejected : registrationWithdrawn, `registration:${to}`, this.clock.now())]);
    if (registration.seats.length > 0) await this.offering.offerFree(tx, eventId);
    await this.audit.record(tx, { actor, action: `registration.${to}`, subject: { type: 'registration', id }, eventId, ...(reason && { reason }) });
    return ended;
  }
}
