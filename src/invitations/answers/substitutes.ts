import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/index.js';
import { People } from '../../directory/index.js';
import { Events } from '../../events/index.js';
import { unreachable } from '../../messages/index.js';
import { Clock } from '../../platform/clock/index.js';
import { rows, type Tx } from '../../platform/database/index.js';
import { registeredPeople } from '../../registration/index.js';
import type { InvitationFacts, SubstituteInput } from '../invitation.js';
import { refuse } from '../invitations.errors.js';
import { answerRefusal } from '../life/invitation-life.rules.js';
import { Steps } from '../life/steps.js';
import { Sending } from '../sending/sending.service.js';

/** Naming somebody else in one's place. */
@Injectable()
export class Substitutes {
  constructor(
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly people: People,
    private readonly sending: Sending,
    private readonly steps: Steps,
  ) {}

  /**
   * Invites whoever is named for the same party, as the same and until the same deadline, and answers the invitation by that. Joins a transaction.
   * The event's row is held first, so that a cancellation either finds the new invitation or has happened before. `field` is the path of the named person
   * in the request. @throws Refusal
   */
  async name(tx: Tx, actor: Actor, of: Pick<InvitationFacts, 'id' | 'eventId'>, named: SubstituteInput, by: 'link' | 'staff', field = ''): Promise<void> {
    const event = await this.events.lock(tx, of.eventId);
    const invitation = await this.steps.lock(tx, of.id, of.eventId);
    const code = answerRefusal(invitation, event, { answer: 'substituted', by, now: this.clock.now() });
    if (code !== null) throw refuse(code);
    const { locale, ...person } = named;
    const personId = await this.people.findOrCreate(tx, { ...person, correspondenceLanguage: locale }, actor);
    await this.check(tx, invitation, personId, `${field}email`);
    const deadline = invitation.answerByLocal !== null && invitation.answerBy !== null ? { local: invitation.answerByLocal, at: invitation.answerBy } : null;
    const [made] = await this.sending.write(tx, event, [{ personId, partyId: invitation.partyId }], { audience: 'substitute', category: invitation.category, deadline });
    if (!made) throw refuse('SUBSTITUTE_ALREADY_THERE', { field: `${field}email` });
    await this.steps.take(tx, invitation, 'substituted', actor, { through: by, substituteInvitationId: made.id });
  }

  private async check(tx: Tx, invitation: InvitationFacts, personId: string, field: string): Promise<void> {
    if (personId === invitation.personId) throw refuse('SUBSTITUTE_IS_SAME', { field });
    const [found] = await rows<{ registered: boolean; unreachable: string | null }>(
      tx,
      `SELECT coalesce(registered.live, false) AS registered, ${unreachable('invitation', { address: 'person.email', personId: 'person.id' })} AS unreachable
         FROM person LEFT JOIN (${registeredPeople('$2')}) AS registered ON registered.person_id = person.id WHERE person.id = $1`,
      [personId, invitation.eventId],
    );
    if (found?.registered) throw refuse('SUBSTITUTE_ALREADY_THERE', { field });
    if (found?.unreachable) throw refuse('SUBSTITUTE_NOT_REACHED', { field });
  }
}
