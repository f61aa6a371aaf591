import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { Events } from '../../events/index.js';
import { Messages } from '../../messages/index.js';
import { Clock, wallTimeOf } from '../../platform/clock/index.js';
import { Sql } from '../../platform/database/index.js';
import { refuse } from '../invitations.errors.js';
import { invitationReminder } from '../letter/letters.js';
import { standingOf } from '../life/invitation-life.rules.js';
import { Steps } from '../life/steps.js';

/** Reminding one person by hand. */
@Injectable()
export class Reminding {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly steps: Steps,
    private readonly messages: Messages,
    private readonly audit: Audit,
  ) {}

  /** Writes a reminder to somebody whose letter left and who can still answer; at most one a day by the clock of the event's place. @throws Refusal REMINDER_NOT_OPEN, REMINDED_TODAY */
  remind(actor: Actor, eventId: string, id: string): Promise<void> {
    return this.sql.transaction(async (tx) => {
      const event = await this.events.get(eventId, tx);
      const invitation = await this.steps.lock(tx, id, eventId);
      const now = this.clock.now();
      if (invitation.status !== 'sent' || event.status === 'postponed' || standingOf(invitation, event, now) !== 'open') throw refuse('REMINDER_NOT_OPEN');
      const today = wallTimeOf(now, event.zone).local.slice(0, 10);
      const written = await this.messages.write(tx, [
        { kind: invitationReminder, dedupeKey: `${invitationReminder.name}:${id}:${today}`, eventId, personId: invitation.personId, params: { invitationId: id }, cause: 'invitations:reminded-by-staff', dueAt: now },
      ]);
      if (written === 0) throw refuse('REMINDED_TODAY');
      await this.audit.record(tx, { actor, action: 'invitation.reminded', subject: { type: 'invitation', id }, eventId });
    });
  }
}
