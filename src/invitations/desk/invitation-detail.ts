import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { displayName, People, type PersonCard } from '../../directory/index.js';
import { rows, Sql, type Tx } from '../../platform/database/index.js';
import { InvitationDetailResponse, type InvitationLetterResponse, type InvitationResponse, type InvitationStepResponse, type OtherInvitationResponse } from '../invitations.responses.js';
import { InvitationDesk } from './invitation-desk.js';

/** As many steps as one invitation can have, and some. */
const STEPS = 100;

/** One invitation with its story: who was asked, by which letters, and what became of it. */
@Injectable()
export class InvitationDetail {
  constructor(
    private readonly sql: Sql,
    private readonly desk: InvitationDesk,
    private readonly people: People,
    private readonly audit: Audit,
  ) {}

  /** That somebody looked is recorded. @throws Refusal INVITATION_UNKNOWN */
  of(actor: Actor, eventId: string, id: string): Promise<InvitationDetailResponse> {
    return this.sql.transaction(async (tx) => {
      const invitation = await this.desk.one(eventId, id, tx);
      const around = await this.around(tx, invitation);
      const cards = await this.people.cards([invitation.personId, ...around.map(({ personId }) => personId)], tx);
      const card = cards.get(invitation.personId);
      const other = (is: 'substitute' | 'namedBy'): OtherInvitationResponse | null => {
        const found = around.find((one) => one.is === is);
        return found ? { invitationId: found.invitationId, name: nameOf(cards.get(found.personId)) } : null;
      };
      const letters = await lettersOf(tx, eventId, invitation);
      const history = await this.history(id);
      await this.audit.record(tx, { actor, action: 'invitation.viewed', subject: { type: 'event', id: eventId }, eventId, detail: { invitationId: id } });
      return Object.assign(new InvitationDetailResponse(), invitation, {
        email: card?.email ?? null,
        institution: card?.institution ?? null,
        position: card?.position ?? null,
        substitute: other('substitute'),
        namedBy: other('namedBy'),
        letters,
        history,
      });
    });
  }

  /** The invitation of whoever was named instead, and of whoever named this person. */
  private around(tx: Tx, { id, substituteInvitationId }: InvitationResponse) {
    return rows<{ is: 'substitute' | 'namedBy'; invitationId: string; personId: string }>(
      tx,
      `SELECT CASE id WHEN $1 THEN 'substitute' ELSE 'namedBy' END AS is, id AS "invitationId", person_id AS "personId" FROM invitation WHERE id = $1 OR substitute_invitation_id = $2`,
      [substituteInvitationId, id],
    );
  }

  /** What happened to it, the oldest first; by whom, when it was a member of staff. */
  private async history(id: string): Promise<InvitationStepResponse[]> {
    const recorded = await this.audit.list({ subjectType: 'invitation', subjectId: id, before: null, limit: STEPS });
    return recorded.toReversed().map(({ at, action, actor_name: by, reason, detail }) => ({
      at,
      what: action.slice(action.indexOf('.') + 1),
      by,
      reason,
      through: typeof detail['through'] === 'string' ? detail['through'] : null,
      deadline: action === 'invitation.deadline-changed' && typeof detail['to'] === 'string' ? detail['to'] : null,
    }));
  }
}

/** Every letter about the invitation, the oldest first, out of `message`, a table of a room below. */
function lettersOf(tx: Tx, eventId: string, { id, personId }: InvitationResponse): Promise<InvitationLetterResponse[]> {
  return rows<InvitationLetterResponse>(
    tx,
    `SELECT id AS "messageId", kind, status, status_reason AS "statusReason", sent_subject AS subject, coalesce(sent_locale, locale) AS locale, created_at AS "createdAt", sent_at AS "sentAt"
       FROM message WHERE event_id = $1 AND person_id = $2 AND params ->> 'invitationId' = $3 ORDER BY created_at, id`,
    [eventId, personId, id],
  );
}

function nameOf(card: PersonCard | undefined): string {
  return card ? displayName(card) : '';
}
