import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/index.js';
import { People } from '../../directory/index.js';
import { Events, type EventFacts } from '../../events/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Sql } from '../../platform/database/index.js';
import { Registrations } from '../../registration/index.js';
import type { InvitationFacts, SubstituteInput } from '../invitation.js';
import { refuse } from '../invitations.errors.js';
import { Invitations } from '../invitations.js';
import { answerRefusal, type Answer } from '../life/invitation-life.rules.js';
import { Steps } from '../life/steps.js';
import { Substitutes } from './substitutes.js';

/** An answer that came by phone or paper. */
export interface StaffAnswer {
  answer: Answer;
  reason: string | null;
  substitute: SubstituteInput | null;
}

/** Recording answers that did not come by the link. No deadline binds the staff. */
@Injectable()
export class StaffAnswers {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly invitations: Invitations,
    private readonly events: Events,
    private readonly people: People,
    private readonly registrations: Registrations,
    private readonly steps: Steps,
    private readonly substitutes: Substitutes,
  ) {}

  async record(actor: Actor, eventId: string, id: string, told: StaffAnswer): Promise<void> {
    const { answer, substitute, reason } = told;
    if (answer === 'accepted') return this.accept(actor, eventId, id);
    if (answer === 'substituted') {
      if (substitute === null) throw refuse('SUBSTITUTE_NEEDED', { field: 'substitute' });
      return this.sql.transaction((tx) => this.substitutes.name(tx, actor, { id, eventId }, substitute, 'staff', 'substitute.'));
    }
    const event = await this.events.get(eventId);
    await this.sql.transaction(async (tx) => {
      const invitation = await this.steps.lock(tx, id, eventId);
      this.check(invitation, event, 'declined');
      await this.steps.take(tx, invitation, 'declined', actor, { through: 'staff', reason });
    });
  }

  /** Enters the person as staff enter people: confirmed at once when there is a seat, else on the waiting list. The invitation is answered by that (`RegistrationJoins`). */
  private async accept(actor: Actor, eventId: string, id: string): Promise<void> {
    const invitation = await this.invitations.get(id);
    if (invitation.eventId !== eventId) throw refuse('INVITATION_UNKNOWN');
    this.check(invitation, await this.events.get(eventId), 'accepted');
    const { personId, category, partyId } = invitation;
    const locale = (await this.people.cards([personId])).get(personId)?.correspondenceLanguage ?? 'en';
    await this.registrations.submit(actor, { eventId, person: { id: personId }, category, partyId, answers: {}, consents: {}, locale, channel: 'staff', invitationId: id });
  }

  private check(invitation: InvitationFacts, event: EventFacts, answer: Answer): void {
    const code = answerRefusal(invitation, event, { answer, by: 'staff', now: this.clock.now() });
    if (code !== null) throw refuse(code);
  }
}
