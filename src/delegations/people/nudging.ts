import { Injectable } from '@nestjs/common';
import { Audit } from '../../access/index.js';
import { Messages, type Letter } from '../../messages/index.js';
import { Clock, wallTimeOf } from '../../platform/clock/index.js';
import { Sql } from '../../platform/database/index.js';
import { Changing, type By } from '../changing.js';
import { Delegations } from '../delegations.js';
import { refuse } from '../delegations.errors.js';
import { nominationNudge } from '../letter/letters.js';
import { Members } from './members.js';

/** Asking those who were named once more to complete their registrations. It can be done after the deadline for names too. */
@Injectable()
export class Nudging {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly changing: Changing,
    private readonly delegations: Delegations,
    private readonly members: Members,
    private readonly messages: Messages,
    private readonly audit: Audit,
  ) {}

  /**
   * Writes to everybody who has a seat and has not completed the registration, or to one of them; each at most once a day by the clock of the event's place,
   * whoever asks. Answers to how many. @throws Refusal NOBODY_TO_NUDGE, NUDGED_TODAY
   */
  nudge({ actor, eventId, id }: Pick<By, 'actor'> & { eventId: string; id: string }, registrationId: string | null): Promise<number> {
    return this.sql.transaction(async (tx) => {
      const { delegation, event } = await this.delegations.hold(tx, eventId, id);
      this.changing.check(delegation, event, 'staff');
      const concerned = (await this.members.of(delegation, tx)).filter((member) => member.standing === 'named' && (registrationId === null || member.registrationId === registrationId));
      if (concerned.length === 0) throw refuse('NOBODY_TO_NUDGE');
      const now = this.clock.now();
      const today = wallTimeOf(now, event.zone).local.slice(0, 10);
      const letters = concerned.map((member): Letter => ({
        kind: nominationNudge,
        dedupeKey: `${nominationNudge.name}:${member.registrationId}:${today}`,
        eventId,
        personId: member.personId,
        params: { registrationId: member.registrationId },
        cause: 'delegation:nudged',
        dueAt: now,
      }));
      const written = await this.messages.write(tx, letters);
      if (written === 0) throw refuse('NUDGED_TODAY');
      await this.audit.record(tx, { actor, action: 'delegation.nudged', subject: { type: 'delegation', id }, eventId, detail: { people: written } });
      return written;
    });
  }
}
