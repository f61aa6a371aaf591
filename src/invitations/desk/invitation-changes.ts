import { Injectable } from '@nestjs/common';
import { Audit, Links, type Actor } from '../../access/index.js';
import { Events } from '../../events/index.js';
import { Messages } from '../../messages/index.js';
import { Sql } from '../../platform/database/index.js';
import { refuseVersion } from '../../platform/http/index.js';
import { INVITATION_LINK } from '../invitation.js';
import { refuse } from '../invitations.errors.js';
import { WHILE_OPEN } from '../letter/letters.js';
import { OPEN } from '../life/invitation-life.rules.js';
import { Steps } from '../life/steps.js';
import { Sending } from '../sending/sending.service.js';

/** What staff change about an invitation that is not answered yet. */
@Injectable()
export class InvitationChanges {
  constructor(
    private readonly sql: Sql,
    private readonly events: Events,
    private readonly steps: Steps,
    private readonly sending: Sending,
    private readonly messages: Messages,
    private readonly links: Links,
    private readonly audit: Audit,
  ) {}

  /** Withdraws an invitation: its letter, if it still waits, does not leave, and its link opens nothing any more. @throws Refusal TRANSITION_NOT_ALLOWED for one that is answered */
  withdraw(actor: Actor, eventId: string, id: string, reason: string | null): Promise<void> {
    return this.sql.transaction(async (tx) => {
      const invitation = await this.steps.lock(tx, id, eventId);
      await this.steps.take(tx, invitation, 'cancelled', actor, { reason });
      await this.messages.cancelWaiting(tx, { eventId, personId: invitation.personId, kinds: WHILE_OPEN }, 'The invitation was withdrawn.');
      await this.links.revoke(tx, { purpose: INVITATION_LINK, subjectId: id });
    });
  }

  /** Gives another deadline, or none; also to one whose deadline has passed. @throws Refusal VERSION_CHANGED, TRANSITION_NOT_ALLOWED, DEADLINE_PAST, DEADLINE_AFTER_START */
  changeDeadline(actor: Actor, eventId: string, id: string, version: number, answerBy: string | null): Promise<void> {
    return this.sql.transaction(async (tx) => {
      const event = await this.events.lock(tx, eventId);
      const invitation = await this.steps.lock(tx, id, eventId);
      if (invitation.version !== version) throw refuseVersion('VERSION_CHANGED');
      if (!OPEN.includes(invitation.status)) throw refuse('TRANSITION_NOT_ALLOWED', { params: { from: invitation.status, to: 'sent' } });
      const deadline = this.sending.deadline(event, answerBy);
      await tx.query('UPDATE invitation SET answer_by_local = $2, answer_by = $3, version = version + 1 WHERE id = $1', [id, deadline?.local ?? null, deadline?.at ?? null]);
      await this.audit.record(tx, { actor, action: 'invitation.deadline-changed', subject: { type: 'invitation', id }, eventId, detail: { from: invitation.answerByLocal, to: deadline?.local ?? null } });
    });
  }
}
