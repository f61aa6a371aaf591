import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { People, type PersonInput } from '../../directory/index.js';
import { Events, type EventFacts, type EventStatus } from '../../events/index.js';
import { Messages } from '../../messages/index.js';
import { Clock } from '../../platform/clock/index.js';
import { newId, rows, Sql, type Tx } from '../../platform/database/index.js';
import { Settings } from '../../registration/index.js';
import type { InvitationFacts } from '../invitation.js';
import { refuse } from '../invitations.errors.js';
import { letterOf } from '../letter/letters.js';
import type { LetterLanguage } from '../letter/letter-language.js';
import { Candidates } from './candidates.js';
import { deadlineOf, type Deadline } from './deadline.rules.js';
import { sift } from './sift.rules.js';
import type { InvitationPlan, InvitationWish, Invitee, LeftOut } from './wish.js';

/** Statuses of an event to which people can be invited. */
const INVITING: readonly EventStatus[] = ['published', 'registration-open', 'closed'];

/** Somebody of the directory who is to be asked. */
interface Asked {
  personId: string;
  partyId: string | null;
}

/** Asking people to come. */
@Injectable()
export class Sending {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly people: People,
    private readonly candidates: Candidates,
    private readonly settings: Settings,
    private readonly messages: Messages,
    private readonly audit: Audit,
  ) {}

  /** The exact list, with the letter and language of each person, and those left out with the reason. Changes nothing but that somebody looked; possible for drafts too. */
  preview(actor: Actor, eventId: string, wish: InvitationWish): Promise<InvitationPlan & { letter: string }> {
    return this.sql.transaction(async (tx) => {
      const event = await this.events.get(eventId, tx);
      const { plan } = await this.plan(tx, event, wish);
      await this.audit.record(tx, { actor, action: 'invitations.previewed', subject: { type: 'event', id: eventId }, eventId, detail: { audience: wish.audience, people: plan.invitees.length } });
      return { ...plan, letter: letterOf(event.kind).name };
    });
  }

  /**
   * Writes an invitation and its letter for everybody whom a preview shows. Asking the same people again repeats nothing: whoever is invited or registered is left out.
   * The event's row is held, so that two askers at once, or one and a cancellation, follow each other.
   */
  invite(actor: Actor, eventId: string, wish: InvitationWish): Promise<{ invited: number; leftOut: LeftOut[] }> {
    return this.sql.transaction(async (tx) => {
      const event = await this.events.lock(tx, eventId);
      if (!INVITING.includes(event.status) || event.startsAt <= this.clock.now()) throw refuse('EVENT_NOT_INVITING');
      const { plan, deadline } = await this.plan(tx, event, wish);
      const made = await this.write(tx, event, await this.withIds(tx, plan.invitees, actor), { audience: wish.audience, category: wish.category, deadline, language: wish.language ?? null });
      await this.audit.record(tx, {
        actor,
        action: 'invitations.sent',
        subject: { type: 'event', id: eventId },
        eventId,
        detail: { audience: wish.audience, category: wish.category, invited: made.length, leftOut: plan.leftOut.length },
      });
      return { invited: made.length, leftOut: plan.leftOut };
    });
  }

  /** Writes invitations of people who are in the directory, and their letters. Whoever has a live invitation already gets no other. Joins a transaction. */
  async write(tx: Tx, event: EventFacts, people: readonly Asked[], as: { audience: InvitationFacts['audience']; category: string; deadline: Deadline | null; language?: LetterLanguage | null }): Promise<{ id: string; personId: string }[]> {
    const now = this.clock.now();
    const asked = people.map(({ personId, partyId }) => ({ id: newId(), person_id: personId, party_id: partyId }));
    const made = await rows<{ id: string; personId: string }>(
      tx,
      `INSERT INTO invitation (id, event_id, person_id, party_id, category, audience, answer_by_local, answer_by, created_at)
       SELECT asked.id, $2, asked.person_id, asked.party_id, $3, $4, $5, $6, $7 FROM jsonb_to_recordset($1::jsonb) AS asked (id uuid, person_id uuid, party_id uuid) ORDER BY asked.person_id
       ON CONFLICT (event_id, person_id) WHERE status <> 'cancelled' DO NOTHING RETURNING id, person_id AS "personId"`,
      [JSON.stringify(asked), event.id, as.category, as.audience, as.deadline?.local ?? null, as.deadline?.at ?? null, now],
    );
    const kind = letterOf(event.kind);
    await this.messages.write(
      tx,
      made.map(({ id, personId }) => ({ kind, dedupeKey: `invitation:${id}`, eventId: event.id, personId, params: { invitationId: id }, cause: `invitations:${as.audience}`, dueAt: now, locale: as.language ?? null })),
    );
    return made;
  }

  /** A deadline by the clock of the event's place. @throws Refusal DEADLINE_PAST, DEADLINE_AFTER_START */
  deadline(event: EventFacts, local: string | null): Deadline | null {
    if (local === null) return null;
    const decision = deadlineOf(local, event, this.clock.now());
    if (decision.kind === 'refused') throw refuse(decision.code, { field: 'answerBy' });
    return decision.deadline;
  }

  /** Who would be asked, and who not; reads only. Joins a transaction. @throws Refusal CATEGORY_NOT_OFFERED, DEADLINE_PAST, DEADLINE_AFTER_START */
  async plan(tx: Tx, event: EventFacts, wish: InvitationWish): Promise<{ plan: InvitationPlan; deadline: Deadline | null }> {
    const { categories } = await this.settings.of(event, tx);
    if (!categories.includes(wish.category)) throw refuse('CATEGORY_NOT_OFFERED', { field: 'category', params: { category: wish.category } });
    const deadline = this.deadline(event, wish.answerBy);
    return { plan: sift(await this.candidates.of(tx, event, wish), new Set(wish.exclude)), deadline };
  }

  /** Makes those people whom the directory does not know yet. */
  private async withIds(tx: Tx, invitees: readonly Invitee[], actor: Actor): Promise<Asked[]> {
    const inputs = invitees.flatMap(({ personId, input }): PersonInput[] => (personId === null && input ? [input] : []));
    const made = await this.people.findOrCreateAll(tx, inputs, actor);
    return invitees.flatMap(({ personId, partyId }) => {
      const id = personId ?? made.shift();
      return id === undefined ? [] : [{ personId: id, partyId }];
    });
  }
}
