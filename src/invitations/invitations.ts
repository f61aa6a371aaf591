import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../access/index.js';
import { Parties, People, type PartyStatus } from '../directory/index.js';
import { Events, isAnnounced, type EventFacts } from '../events/index.js';
import { Messages } from '../messages/index.js';
import { Clock, instantOf } from '../platform/clock/index.js';
import { newId, rows, Sql, type Tx } from '../platform/database/index.js';
import { Registrations, type SubmitInput, type Submitted } from '../registration/index.js';
import { INVITATION_COLUMNS, type InvitationFacts, type SubstituteInput } from './invitation.js';
import { refuse } from './invitations.errors.js';
import { invitationLetter } from './letters.js';

/** Whom to ask. */
export interface Audience {
  audience: 'focal-points' | 'people';
  statuses?: readonly PartyStatus[];
  personIds?: readonly string[];
  category: string;
  answerBy: string | null;
}

interface Invitee {
  personId: string;
  partyId: string | null;
}

/** Asking people to come, and their answers. */
@Injectable()
export class Invitations {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly people: People,
    private readonly parties: Parties,
    private readonly messages: Messages,
    private readonly registrations: Registrations,
    private readonly audit: Audit,
  ) {}

  /** Invites; who is invited or registered already, or has no mailbox, is left out. Inviting again repeats nothing. @throws Refusal EVENT_NOT_INVITING, DEADLINE_PAST */
  invite(actor: Actor, eventId: string, audience: Audience): Promise<{ invited: number; leftOut: number }> {
    return this.sql.transaction(async (tx) => {
      const event = await this.events.get(eventId, tx);
      if (!isAnnounced(event.status) || event.endsAt <= this.clock.now()) throw refuse('EVENT_NOT_INVITING');
      const answerBy = this.deadline(event, audience.answerBy);
      const asked = await this.asked(tx, event, audience);
      const cards = await this.people.cards(asked.map(({ personId }) => personId), tx);
      const reachable = asked.filter(({ personId }) => cards.get(personId)?.email);
      const made = await this.insert(tx, event, reachable, { audience: audience.audience, category: audience.category, answerBy });
      await this.audit.record(tx, { actor, action: 'invitations.sent', subject: { type: 'event', id: eventId }, eventId, detail: { count: made.length } });
      return { invited: made.length, leftOut: asked.length - made.length };
    });
  }

  /** @throws Refusal INVITATION_UNKNOWN */
  async get(id: string, tx: Tx = this.sql.manager): Promise<InvitationFacts> {
    const [found] = await rows<InvitationFacts>(tx, `SELECT ${INVITATION_COLUMNS} FROM invitation i WHERE i.id = $1`, [id]);
    if (!found) throw refuse('INVITATION_UNKNOWN');
    return found;
  }

  ofEvent(eventId: string): Promise<InvitationFacts[]> {
    return this.sql.rows<InvitationFacts>(`SELECT ${INVITATION_COLUMNS} FROM invitation i WHERE i.event_id = $1 ORDER BY i.id`, [eventId]);
  }

  /**
   * Accepts by registering. The seat is asked for first, since it may be refused; the answer is recorded after it. Two acceptances at once find one live
   * registration a person, and the second is refused; a crash in between leaves a registration and an open invitation, whose next answer says that the person is registered.
   */
  async accept(actor: Actor, id: string, wish: Omit<SubmitInput, 'eventId' | 'person' | 'category' | 'partyId' | 'channel'>): Promise<Submitted> {
    const invitation = await this.open(id);
    const { eventId, personId, category, partyId } = invitation;
    const made = await this.registrations.submit(actor, { ...wish, eventId, person: { id: personId }, category, partyId, channel: 'invitation' });
    await this.sql.transaction((tx) => this.answer(tx, actor, invitation, 'accepted', { registrationId: made.id }));
    return made;
  }

  async decline(actor: Actor, id: string, reason: string | null): Promise<void> {
    const invitation = await this.open(id);
    await this.sql.transaction((tx) => this.answer(tx, actor, invitation, 'declined', { reason }));
  }

  /** Names somebody else, who gets an invitation of their own. */
  async substitute(actor: Actor, id: string, person: SubstituteInput): Promise<void> {
    const invitation = await this.open(id);
    await this.sql.transaction(async (tx) => {
      await this.answer(tx, actor, invitation, 'substituted', {});
      const event = await this.events.get(invitation.eventId, tx);
      const { locale, ...input } = person;
      const personId = await this.people.findOrCreate(tx, { ...input, correspondenceLanguage: locale });
      const [other] = await this.insert(tx, event, [{ personId, partyId: invitation.partyId }], { audience: 'people', category: invitation.category, answerBy: invitation.answerBy });
      if (other) await tx.query('UPDATE invitation SET substitute_invitation_id = $2 WHERE id = $1', [id, other.id]);
    });
  }

  /** How an invitation stands for the one who was asked. */
  standingOf(invitation: InvitationFacts): 'open' | 'accepted' | 'declined' | 'substituted' | 'cancelled' | 'expired' {
    if (invitation.status !== 'prepared' && invitation.status !== 'sent') return invitation.status;
    return invitation.answerBy !== null && invitation.answerBy <= this.clock.now() ? 'expired' : 'open';
  }

  /** Ends what is open when the event is cancelled. Joins the event's transaction. */
  async cancelOpen(tx: Tx, eventId: string): Promise<void> {
    await tx.query(`UPDATE invitation SET status = 'cancelled', version = version + 1 WHERE event_id = $1 AND status IN ('prepared', 'sent')`, [eventId]);
  }

  private async open(id: string): Promise<InvitationFacts> {
    const invitation = await this.get(id);
    const standing = this.standingOf(invitation);
    if (standing === 'open') return invitation;
    if (standing === 'expired') throw refuse('ANSWER_TOO_LATE');
    throw refuse(standing === 'cancelled' ? 'INVITATION_CANCELLED' : 'INVITATION_ANSWERED');
  }

  /** Claims the answer: of two at once one is taken. */
  private async answer(tx: Tx, actor: Actor, invitation: InvitationFacts, status: 'accepted' | 'declined' | 'substituted', with_: { reason?: string | null; registrationId?: string }): Promise<void> {
    const taken = await rows(
      tx,
      `UPDATE invitation SET status = $2, answered_at = $3, answered_through = 'link', decline_reason = $4, registration_id = $5, version = version + 1
        WHERE id = $1 AND status IN ('prepared', 'sent') RETURNING id`,
      [invitation.id, status, this.clock.now(), with_.reason ?? null, with_.registrationId ?? null],
    );
    if (taken.length === 0) throw refuse('INVITATION_ANSWERED');
    await this.audit.record(tx, { actor, action: `invitation.${status}`, subject: { type: 'invitation', id: invitation.id }, eventId: invitation.eventId });
  }

  private deadline(event: EventFacts, local: string | null): Date | null {
    if (local === null) return null;
    const at = instantOf({ local, zone: event.zone });
    if (at <= this.clock.now() || at >= event.endsAt) throw refuse('DEADLINE_PAST', { field: 'answerBy' });
    return at;
  }

  private async asked(tx: Tx, event: EventFacts, audience: Audience): Promise<Invitee[]> {
    if (audience.audience === 'people') return (audience.personIds ?? []).map((personId) => ({ personId, partyId: null }));
    const found = await this.parties.focalPoints(event.startsLocal.slice(0, 10), { processIds: event.processIds, statuses: audience.statuses ?? ['member', 'observer'] }, tx);
    return found.map(({ personId, partyId }) => ({ personId, partyId }));
  }

  private async insert(tx: Tx, event: EventFacts, people: readonly Invitee[], as: { audience: string; category: string; answerBy: Date | null }): Promise<{ id: string; personId: string }[]> {
    const now = this.clock.now();
    const made = await rows<{ id: string; personId: string }>(
      tx,
      `INSERT INTO invitation (id, event_id, person_id, party_id, category, audience, status, answer_by, created_at)
       SELECT new.id, $2, new."personId", new."partyId", $3, $4, 'sent', $5, $6 FROM jsonb_to_recordset($1::jsonb) AS new (id uuid, "personId" uuid, "partyId" uuid)
        WHERE NOT EXISTS (SELECT 1 FROM registration r WHERE r.event_id = $2 AND r.person_id = new."personId" AND r.status NOT IN ('declined', 'rejected', 'withdrawn', 'cancelled'))
       ON CONFLICT (event_id, person_id) WHERE status <> 'cancelled' DO NOTHING RETURNING id, person_id AS "personId"`,
      [JSON.stringify(people.map((person) => ({ id: newId(), ...person }))), event.id, as.category, as.audience, as.answerBy, now],
    );
    await this.messages.write(
      tx,
      made.map(({ id, personId }) => ({ kind: invitationLetter, dedupeKey: `invitation:${id}`, eventId: event.id, personId, params: { invitationId: id }, cause: 'invitation', dueAt: now })),
    );
    return made;
  }
}
