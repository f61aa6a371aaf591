import { Injectable } from '@nestjs/common';
import { Audit, Links, type Actor } from '../../access/index.js';
import { Events } from '../../events/index.js';
import { Messages } from '../../messages/index.js';
import { Clock } from '../../platform/clock/index.js';
import { rows, Sql, type Tx } from '../../platform/database/index.js';
import { refuseVersion } from '../../platform/http/index.js';
import type { Locale } from '../../platform/i18n/index.js';
import { INVITATION_LINK, type InvitationFacts } from '../invitation.js';
import { refuse } from '../invitations.errors.js';
import { INVITATION_LETTERS, invitationWithdrawn, WHILE_OPEN } from '../letter/letters.js';
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
    private readonly clock: Clock,
  ) {}

  /**
   * Withdraws an invitation: its letter, if it still waits, does not leave, and its link opens nothing any more. Somebody who has had the letter is told (`tell`); whoever
   * has not hears nothing. @throws Refusal TRANSITION_NOT_ALLOWED for one that is answered
   */
  withdraw(actor: Actor, eventId: string, id: string, { reason, tell }: { reason: string | null; tell: boolean }): Promise<void> {
    return this.sql.transaction(async (tx) => {
      const invitation = await this.steps.lock(tx, id, eventId);
      await this.steps.take(tx, invitation, 'cancelled', actor, { reason });
      await this.messages.cancelWaiting(tx, { eventId, personId: invitation.personId, kinds: WHILE_OPEN }, 'invitation-withdrawn');
      if (tell && invitation.status === 'sent') await this.tellWithdrawn(tx, invitation);
      await this.links.revoke(tx, { purpose: INVITATION_LINK, subjectId: id });
    });
  }

  /** In the language of the letter that invited. */
  private async tellWithdrawn(tx: Tx, { id, eventId, personId }: InvitationFacts): Promise<void> {
    const [invited] = await rows<{ locale: Locale | null }>(
      tx,
      `SELECT coalesce(sent_locale, locale) AS locale FROM message WHERE person_id = $1 AND event_id = $2 AND kind = ANY ($3) AND params ->> 'invitationId' = $4 ORDER BY created_at, id LIMIT 1`,
      [personId, eventId, INVITATION_LETTERS, id],
    );
    const dedupeKey = `${invitationWithdrawn.name}:${id}`;
    await this.messages.write(tx, [{ kind: invitationWithdrawn, dedupeKey, eventId, personId, params: { invitationId: id }, cause: 'invitation-withdrawn', dueAt: this.clock.now(), locale: invited?.locale ?? null }]);
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
