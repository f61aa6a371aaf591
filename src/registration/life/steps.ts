import { Injectable } from '@nestjs/common';
import { actorRef, type Actor } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { newId, rows, type JsonObject, type Tx } from '../../platform/database/index.js';
import { RegistrationMoments } from '../moments.js';
import { REGISTRATION_COLUMNS, type RegistrationFacts } from '../registration.js';
import { refuse } from '../registration.errors.js';
import { lifeFaults, mayBecome, REGISTRATION_LIFE, type RegistrationStatus } from './registration-life.rules.js';

const faults = lifeFaults(REGISTRATION_LIFE);
if (faults.length > 0) throw new Error(`The life of a registration is faulty: ${faults.join('; ')}`);

/** What else changes with a step. */
interface StepChange {
  reason?: string | null;
  seats?: readonly string[];
  offerUntil?: Date | null;
  /** Ids that the history keeps with the step. */
  detail?: JsonObject;
}

/** How a registration was before a step that is taken back. */
interface Earlier {
  of: RegistrationFacts;
  status: RegistrationStatus;
  seats: readonly string[];
  /** None unless told. */
  offerUntil?: Date | null;
}

/** What happens to a registration besides its status. */
interface Noted {
  change: 'offer' | 'answers' | 'consents' | 'funded' | 'moved' | 'signed-up' | 'question' | 'approval' | 'focal-point';
  detail: JsonObject;
  /** Why, in the words of whoever did it. */
  reason?: string;
}

/** The one way in which a registration changes its status: along the table, with a row of history. */
@Injectable()
export class Steps {
  constructor(
    private readonly clock: Clock,
    private readonly moments: RegistrationMoments,
  ) {}

  /** Reads and locks a registration. @throws Refusal REGISTRATION_UNKNOWN */
  async lock(tx: Tx, eventId: string, id: string): Promise<RegistrationFacts> {
    const [found] = await rows<RegistrationFacts>(tx, `SELECT ${REGISTRATION_COLUMNS} FROM registration r WHERE r.id = $1 AND r.event_id = $2 FOR UPDATE`, [id, eventId]);
    if (!found) throw refuse('REGISTRATION_UNKNOWN');
    return found;
  }

  /** Takes a step; the registration must be locked. @throws Refusal TRANSITION_NOT_ALLOWED */
  async take(tx: Tx, of: RegistrationFacts, to: RegistrationStatus, actor: Actor, change: StepChange = {}): Promise<RegistrationFacts> {
    const [taken] = await this.takeAll(tx, [of], to, actor, change);
    if (!taken) throw new Error('A step was taken by nobody');
    return taken;
  }

  /** Takes one step with many registrations, which must be locked. @throws Refusal TRANSITION_NOT_ALLOWED before anything is changed */
  async takeAll(tx: Tx, registrations: readonly RegistrationFacts[], to: RegistrationStatus, actor: Actor, change: StepChange = {}): Promise<RegistrationFacts[]> {
    const astray = registrations.find(({ status }) => !mayBecome(status, to));
    if (astray) throw refuse('TRANSITION_NOT_ALLOWED', { params: { from: astray.status, to } });
    if (registrations.length === 0) return [];
    const after = registrations.map((of) => ({ ...of, status: to, seats: [...(change.seats ?? of.seats)], offerUntil: change.offerUntil === undefined ? of.offerUntil : change.offerUntil, version: of.version + 1 }));
    await this.store(tx, after);
    await this.write(tx, registrations.map(({ id, status }) => ({ id, from: status, to })), actor, { change: 'status', detail: change.detail ?? {} }, change.reason ?? null);
    await this.tell(tx, registrations.map((of) => ({ of, to })), actor);
    return after;
  }

  /**
   * Takes steps back that were meant otherwise: the only way against the table. The registrations must be locked, and what was undone must not have reached
   * anybody. The history keeps both, with `detail`.
   */
  async putBack(tx: Tx, earlier: readonly Earlier[], actor: Actor, detail: JsonObject): Promise<void> {
    if (earlier.length === 0) return;
    await this.store(tx, earlier.map(({ of, status, seats, offerUntil = null }) => ({ id: of.id, status, seats, offerUntil })));
    await this.write(tx, earlier.map(({ of, status }) => ({ id: of.id, from: of.status, to: status })), actor, { change: 'status', detail }, null);
    await this.tell(tx, earlier.map(({ of, status }) => ({ of, to: status })), actor);
  }

  private async store(tx: Tx, after: readonly { id: string; status: RegistrationStatus; seats: readonly string[]; offerUntil: Date | null }[]): Promise<void> {
    await tx.query(
      `UPDATE registration SET status = new.status, seats = new.seats, offer_until = new."offerUntil", updated_at = $2, version = version + 1
         FROM jsonb_to_recordset($1::jsonb) AS new (id uuid, status text, seats text[], "offerUntil" timestamptz) WHERE registration.id = new.id`,
      [JSON.stringify(after.map(({ id, status, seats, offerUntil }) => ({ id, status, seats, offerUntil }))), this.clock.now()],
    );
  }

  private async tell(tx: Tx, steps: readonly { of: RegistrationFacts; to: RegistrationStatus }[], actor: Actor): Promise<void> {
    await this.moments.tellChanged(tx, steps.map(({ of, to }) => ({ registrationId: of.id, eventId: of.eventId, personId: of.personId, from: of.status, to, actor, invitationId: null })));
  }

  /** Keeps in the history what happened to registrations besides their status. */
  async note(tx: Tx, about: readonly { id: string; status: RegistrationStatus }[], actor: Actor, noted: Noted): Promise<void> {
    await this.write(tx, about.map(({ id, status }) => ({ id, from: status, to: status })), actor, noted, noted.reason ?? null);
  }

  private async write(tx: Tx, about: readonly { id: string; from: string; to: string }[], actor: Actor, what: { change: string; detail: JsonObject }, reason: string | null): Promise<void> {
    const by = actorRef(actor);
    await tx.query(
      `INSERT INTO registration_history (id, registration_id, at, actor_kind, actor_id, from_status, to_status, reason, change, detail)
       SELECT new.id, new.registration_id, $5, $6, $7, new.from_status, new.to_status, $8, $9, $10::jsonb
         FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) AS new (id, registration_id, from_status, to_status)`,
      [about.map(() => newId()), about.map(({ id }) => id), about.map(({ from }) => from), about.map(({ to }) => to), this.clock.now(), by.kind, by.id, reason, what.change, JSON.stringify(what.detail)],
    );
  }
}
