import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/index.js';
import { Messages } from '../../messages/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/database/index.js';
import { Refusal } from '../../platform/http/index.js';
import { letterTo, registrationWithdrawn } from '../letters.js';
import { Steps } from '../life/steps.js';
import { REPLACED } from '../reasons.js';
import type { SubmitInput, Submitted } from '../registration.js';
import { refuse } from '../registration.errors.js';
import { Ledger } from '../seats/ledger.js';
import { Offering } from '../seats/offering.js';
import { Submission } from '../submission/submission.js';

/** Somebody whom a party names. */
export type Nominee = Pick<SubmitInput, 'person' | 'category' | 'locale'> & { function: string | null };

/** For which event, and for which party. */
export interface NominatedFor {
  eventId: string;
  partyId: string;
}

/** How a party names its people. They are registrations from then on, so that their seats are counted where all seats are. */
@Injectable()
export class Nominations {
  constructor(
    private readonly clock: Clock,
    private readonly submission: Submission,
    private readonly ledger: Ledger,
    private readonly steps: Steps,
    private readonly offering: Offering,
    private readonly messages: Messages,
  ) {}

  /**
   * Names people, in the order in which seats are given: more people than seats, and the last of them wait. Joins a transaction, in which whoever calls may hold
   * the event and rows of their own but no ledger and no registration. Answers what became of each; nobody is written to from here.
   */
  nominate(tx: Tx, actor: Actor, at: NominatedFor, nominees: readonly Nominee[]): Promise<(Submitted | Refusal)[]> {
    return this.submission.submitTogether(tx, actor, at.eventId, nominees.map((nominee) => wishOf(nominee, at)));
  }

  /**
   * Names somebody in the place of another of the same party, who is withdrawn and told so. The seat stays with the party and is offered to nobody; in the line
   * the place stays. Joins a transaction, as `nominate`. @throws Refusal REGISTRATION_UNKNOWN, TRANSITION_NOT_ALLOWED, and whatever refuses the new person
   */
  async replace(tx: Tx, actor: Actor, at: NominatedFor, registrationId: string, nominee: Nominee): Promise<Submitted> {
    await this.ledger.lock(tx, at.eventId);
    const before = await this.steps.lock(tx, at.eventId, registrationId);
    if (before.partyId !== at.partyId) throw refuse('REGISTRATION_UNKNOWN');
    const ended = await this.steps.take(tx, before, 'withdrawn', actor, { reason: REPLACED, seats: [], offerUntil: null });
    await this.ledger.release(tx, at.eventId, [before]);
    const [made] = await this.submission.submitTogether(tx, actor, at.eventId, [{ ...wishOf(nominee, at), funded: before.funded }], before.seats.length > 0);
    if (!made) throw new Error('Somebody was named and nothing became of it');
    if (made instanceof Refusal) throw made;
    if (before.status === 'waitlisted' && before.seats.length === 0) await tx.query('UPDATE registration SET arrival = $2 WHERE id = $1', [made.id, before.arrival]);
    // Somebody who needs no seat frees the one that they come for.
    if (before.seats.length > 0 && nominee.category !== before.category) await this.offering.offerFree(tx, at.eventId);
    await this.messages.cancelWaiting(tx, { eventId: at.eventId, personId: before.personId }, 'registration-changed: withdrawn');
    await this.messages.write(tx, [letterTo(ended, registrationWithdrawn, 'registration:withdrawn', this.clock.now())]);
    return made;
  }

  /** Gives people of one party their functions in the delegation. Joins a transaction. */
  async appoint(tx: Tx, at: NominatedFor, functions: ReadonlyMap<string, string | null>): Promise<void> {
    await tx.query(
      `UPDATE registration SET function = new.function, updated_at = $4, version = version + 1 FROM jsonb_to_recordset($3::jsonb) AS new (id uuid, function text)
        WHERE registration.id = new.id AND event_id = $1 AND party_id = $2 AND registration.function IS DISTINCT FROM new.function`,
      [at.eventId, at.partyId, JSON.stringify([...functions].map(([id, value]) => ({ id, function: value }))), this.clock.now()],
    );
  }
}

function wishOf(nominee: Nominee, { partyId }: NominatedFor): Omit<SubmitInput, 'eventId'> {
  return { ...nominee, partyId, answers: {}, consents: {}, channel: 'nomination' };
}
