import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit, type Actor } from '../access/index.js';
import { Clock } from '../platform/clock/index.js';
import { rows, type Tx } from '../platform/database/index.js';
import { RegistrationMoments, type RegistrationChange } from '../registration/index.js';
import { refuse } from './invitations.errors.js';
import { ALREADY, OPEN, type InvitationStatus } from './life/invitation-life.rules.js';

/** Who answers when the registration does not say. */
const UNKNOWN: Actor = { kind: 'system', task: 'invitations' };

/** Statuses from which a registration by some other door than the link is an acceptance. */
const ACCEPTABLE: readonly InvitationStatus[] = [...OPEN, 'declined'];

interface Accepted {
  id: string;
  registrationId: string;
  eventId: string;
  channel: string;
  from: InvitationStatus;
}

/** Answers invitations inside the transaction of the registration that is the answer: both are there or neither is. */
@Injectable()
export class RegistrationJoins implements OnModuleInit {
  constructor(
    private readonly moments: RegistrationMoments,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.moments.onChanged((tx, changes) => this.registered(tx, changes.filter(({ from }) => from === null)));
  }

  /**
   * Whoever was invited and registers, by whatever door, has accepted. A registration made with an invitation must find it unanswered: of two answers at once,
   * or of an answer and a withdrawal, the second is refused. One statement for a whole batch, which costs next to nothing where nobody was invited.
   */
  private async registered(tx: Tx, made: readonly RegistrationChange[]): Promise<void> {
    if (made.length === 0) return;
    const accepted = await rows<Accepted>(
      tx,
      `WITH held AS (
         SELECT i.id, i.status, registration.id AS registration_id, registration.channel
           FROM registration JOIN invitation i ON i.event_id = registration.event_id AND i.person_id = registration.person_id
          WHERE registration.id = ANY ($1::uuid[]) AND i.status = ANY (CASE registration.channel WHEN 'invitation' THEN $3::text[] ELSE $4::text[] END)
          ORDER BY i.id FOR UPDATE OF i)
       UPDATE invitation SET status = 'accepted', registration_id = held.registration_id, answered_at = $2, decline_reason = NULL, version = version + 1,
              answered_through = CASE held.channel WHEN 'invitation' THEN 'link' WHEN 'public' THEN 'public' ELSE 'staff' END
         FROM held WHERE invitation.id = held.id
       RETURNING invitation.id, held.registration_id AS "registrationId", invitation.event_id AS "eventId", held.channel, held.status AS "from"`,
      [made.map(({ registrationId }) => registrationId), this.clock.now(), OPEN, ACCEPTABLE],
    );
    const answered = new Set(accepted.map(({ id }) => id));
    const missed = made.find(({ invitationId }) => invitationId !== null && !answered.has(invitationId));
    if (missed?.invitationId) throw await missing(tx, missed.invitationId);
    const actors = new Map(made.map(({ registrationId, actor }) => [registrationId, actor]));
    await this.audit.recordAll(
      tx,
      accepted.map(({ id, registrationId, eventId, channel, from }) => ({
        actor: actors.get(registrationId) ?? UNKNOWN,
        action: 'invitation.accepted',
        subject: { type: 'invitation', id },
        eventId,
        detail: { from, channel, registrationId },
      })),
    );
  }
}

/** Why an invitation could not be answered: it was answered or withdrawn meanwhile. */
async function missing(tx: Tx, id: string): Promise<Error> {
  const [now] = await rows<{ status: InvitationStatus }>(tx, 'SELECT status FROM invitation WHERE id = $1', [id]);
  return refuse((now && ALREADY[now.status]) ?? 'INVITATION_UNKNOWN');
}
