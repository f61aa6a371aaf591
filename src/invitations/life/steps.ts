import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { rows, type Tx } from '../../platform/database/index.js';
import { INVITATION_COLUMNS, type InvitationFacts } from '../invitation.js';
import { refuse } from '../invitations.errors.js';
import { INVITATION_LIFE, lifeFaults, mayBecome, type InvitationStatus } from './invitation-life.rules.js';

const faults = lifeFaults(INVITATION_LIFE);
if (faults.length > 0) throw new Error(`The life of an invitation is faulty: ${faults.join('; ')}`);

/** What else changes with a step. */
interface StepChange {
  through?: InvitationFacts['answeredThrough'];
  /** Why it was declined or withdrawn. */
  reason?: string | null;
  substituteInvitationId?: string;
}

/**
 * The way in which an invitation changes its status: along the table, with an audit row. Two changes have statements of their own, which test what they change:
 * the answer that a registration is (`RegistrationJoins`), for a whole batch, and a letter that leaves (`LettersSent`).
 */
@Injectable()
export class Steps {
  constructor(
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Reads and locks an invitation, of this event where one is named. @throws Refusal INVITATION_UNKNOWN */
  async lock(tx: Tx, id: string, eventId: string | null = null): Promise<InvitationFacts> {
    const [found] = await rows<InvitationFacts>(tx, `SELECT ${INVITATION_COLUMNS} FROM invitation i WHERE i.id = $1 AND ($2::uuid IS NULL OR i.event_id = $2) FOR UPDATE`, [id, eventId]);
    if (!found) throw refuse('INVITATION_UNKNOWN');
    return found;
  }

  /** Takes a step; the invitation must be locked. @throws Refusal TRANSITION_NOT_ALLOWED */
  async take(tx: Tx, of: InvitationFacts, to: InvitationStatus, actor: Actor, change: StepChange = {}): Promise<InvitationFacts> {
    if (!mayBecome(of.status, to)) throw refuse('TRANSITION_NOT_ALLOWED', { params: { from: of.status, to } });
    const { through = null, reason = null, substituteInvitationId = null } = change;
    const answeredAt = to === 'cancelled' ? null : this.clock.now();
    const [taken] = await rows<InvitationFacts>(
      tx,
      `UPDATE invitation i SET status = $2, answered_at = $3, answered_through = $4, decline_reason = $5, substitute_invitation_id = $6, version = version + 1
        WHERE id = $1 RETURNING ${INVITATION_COLUMNS}`,
      [of.id, to, answeredAt, through, to === 'declined' ? reason : null, substituteInvitationId],
    );
    if (!taken) throw refuse('INVITATION_UNKNOWN');
    await this.audit.record(tx, {
      actor,
      action: `invitation.${to}`,
      subject: { type: 'invitation', id: of.id },
      eventId: of.eventId,
      ...(reason && { reason }),
      detail: { from: of.status, ...(through && { through }), ...(substituteInvitationId && { substituteInvitationId }) },
    });
    return taken;
  }
}
