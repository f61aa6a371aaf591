import { Injectable } from '@nestjs/common';
import { actorRef, type Actor } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { newId, rows, type Tx } from '../../platform/database/index.js';
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
    if (!mayBecome(of.status, to)) throw refuse('TRANSITION_NOT_ALLOWED', { params: { from: of.status, to } });
    const now = this.clock.now();
    const seats = change.seats ?? of.seats;
    const offerUntil = change.offerUntil === undefined ? of.offerUntil : change.offerUntil;
    await tx.query('UPDATE registration SET status = $2, seats = $3, offer_until = $4, updated_at = $5, version = version + 1 WHERE id = $1', [of.id, to, seats, offerUntil, now]);
    const { kind, id } = actorRef(actor);
    await tx.query('INSERT INTO registration_history (id, registration_id, at, actor_kind, actor_id, from_status, to_status, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [newId(), of.id, now, kind, id, of.status, to, change.reason ?? null]);
    await this.moments.tellChanged(tx, [{ registrationId: of.id, eventId: of.eventId, personId: of.personId, from: of.status, to }]);
    return { ...of, status: to, seats: [...seats], offerUntil, version: of.version + 1 };
  }
}
