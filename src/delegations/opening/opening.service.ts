import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { States, Terms } from '../../directory/index.js';
import { Events, type EventFacts, type EventStatus } from '../../events/index.js';
import { deadlineOf, type Deadline } from '../../invitations/index.js';
import { Clock } from '../../platform/clock/index.js';
import { newId, rows, Sql, type Tx } from '../../platform/database/index.js';
import { refuse } from '../delegations.errors.js';
import { FocalLetters } from '../letter/focal-letters.js';
import { PartiesAsked, type AskedParty, type WhichParties } from './parties-asked.js';

/** Statuses of an event for which parties are asked. */
const ASKING: readonly EventStatus[] = ['published', 'registration-open', 'closed'];

/** Which parties are asked to name their people, and until when. Wall times of the event's place; null: until it begins. */
export interface OpeningWish extends WhichParties {
  nominateBy: string | null;
  completeBy: string | null;
}

/** A State that is asked to this event alone: as a guest of the process, or as no party at all. */
export interface StateWish {
  stateIso2: string;
  as: 'guest' | 'no-party';
  nominateBy: string | null;
  completeBy: string | null;
}

/** Both deadlines of a delegation. */
export interface Deadlines {
  nominate: Deadline | null;
  complete: Deadline | null;
}

/** Asking parties to name their people. */
@Injectable()
export class Opening {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly parties: PartiesAsked,
    private readonly terms: Terms,
    private readonly states: States,
    private readonly letters: FocalLetters,
    private readonly audit: Audit,
  ) {}

  /** Which parties would be asked, by a letter to whom, and which not. Changes nothing but that somebody looked; possible for drafts too. */
  preview(actor: Actor, eventId: string, wish: OpeningWish): Promise<AskedParty[]> {
    return this.sql.transaction(async (tx) => {
      const event = await this.events.get(eventId, tx);
      this.deadlines(event, wish);
      const found = await this.asked(tx, event, wish);
      await this.audit.record(tx, { actor, action: 'delegations.previewed', subject: { type: 'event', id: eventId }, eventId, detail: { parties: found.length } });
      return found;
    });
  }

  /** Opens a delegation for every party that a preview shows, and writes to whoever speaks for it. Asking the same parties again repeats nothing. */
  open(actor: Actor, eventId: string, wish: OpeningWish): Promise<{ opened: number; unreached: number }> {
    return this.sql.transaction(async (tx) => {
      const event = await this.asking(tx, eventId);
      const deadlines = this.deadlines(event, wish);
      const chosen = (await this.asked(tx, event, wish)).filter(({ notAsked }) => notAsked === null);
      const opened = await this.write(tx, actor, event, chosen, deadlines);
      return { opened: opened.length, unreached: chosen.filter(({ focalPoint }) => !focalPoint?.email).length };
    });
  }

  /** Asks a State to this event alone; answers the id of its delegation. The letter goes out when somebody is named who speaks for it. @throws Refusal DELEGATION_ALREADY_OPEN */
  openForState(actor: Actor, eventId: string, wish: StateWish): Promise<string> {
    return this.sql.transaction(async (tx) => {
      const event = await this.asking(tx, eventId);
      const [processId] = event.processIds;
      if (processId === undefined) throw refuse('DELEGATIONS_WITHOUT_PROCESS', { field: 'stateIso2' });
      if (!(await this.states.has(wish.stateIso2))) throw refuse('DELEGATION_STATE_UNKNOWN', { field: 'stateIso2' });
      const deadlines = this.deadlines(event, wish);
      const days = { from: event.startsLocal.slice(0, 10), to: event.endsLocal.slice(0, 10) };
      const partyId = await this.terms.admitState(tx, actor, processId, wish.stateIso2, wish.as === 'guest' ? days : null);
      const [party] = await this.parties.of(tx, event, { partyIds: [partyId] });
      if (!party) throw refuse('DELEGATION_PARTY_UNKNOWN', { field: 'stateIso2' });
      if (party.notAsked === 'already-open') throw refuse('DELEGATION_ALREADY_OPEN', { field: 'stateIso2' });
      if (party.notAsked === 'category-not-offered') throw refuse('DELEGATION_CATEGORY_NOT_OFFERED', { field: 'stateIso2', params: { category: party.category } });
      const [opened] = await this.write(tx, actor, event, [party], deadlines);
      if (!opened) throw refuse('DELEGATION_ALREADY_OPEN', { field: 'stateIso2' });
      return opened.id;
    });
  }

  /** Deadlines by the clock of the event's place. @throws Refusal NOMINATION_DEADLINE_PAST, NOMINATION_DEADLINE_AFTER_START, DEADLINES_REVERSED */
  deadlines(event: EventFacts, { nominateBy, completeBy }: { nominateBy: string | null; completeBy: string | null }): Deadlines {
    const nominate = this.deadline(event, nominateBy, 'nominateBy');
    const complete = this.deadline(event, completeBy, 'completeBy');
    if (nominate !== null && complete !== null && complete.at < nominate.at) throw refuse('DEADLINES_REVERSED', { field: 'completeBy' });
    return { nominate, complete };
  }

  private deadline(event: EventFacts, local: string | null, field: string): Deadline | null {
    if (local === null) return null;
    const decision = deadlineOf(local, event, this.clock.now());
    if (decision.kind === 'refused') throw refuse(decision.code === 'DEADLINE_PAST' ? 'NOMINATION_DEADLINE_PAST' : 'NOMINATION_DEADLINE_AFTER_START', { field });
    return decision.deadline;
  }

  /** The event's row is held, so that two askers at once, or one and a cancellation, follow each other. */
  private async asking(tx: Tx, eventId: string): Promise<EventFacts> {
    const event = await this.events.lock(tx, eventId);
    if (!ASKING.includes(event.status) || event.startsAt <= this.clock.now()) throw refuse('DELEGATIONS_NOT_INVITED');
    return event;
  }

  private async asked(tx: Tx, event: EventFacts, wish: OpeningWish): Promise<AskedParty[]> {
    if (event.processIds.length === 0) throw refuse('DELEGATIONS_WITHOUT_PROCESS');
    const found = await this.parties.of(tx, event, wish);
    const unknown = wish.partyIds?.findIndex((id) => !found.some(({ partyId }) => partyId === id)) ?? -1;
    if (unknown >= 0) throw refuse('DELEGATION_PARTY_UNKNOWN', { field: `partyIds[${unknown}]` });
    return found;
  }

  /** One that was taken back is opened anew, with another link. */
  private async write(tx: Tx, actor: Actor, event: EventFacts, parties: readonly AskedParty[], { nominate, complete }: Deadlines): Promise<{ id: string }[]> {
    const asked = parties.map(({ partyId, category, focalPoint }) => ({ id: newId(), party_id: partyId, category, focal_person_id: focalPoint?.personId ?? null }));
    const opened = await rows<{ id: string; linkNumber: number; focalPersonId: string | null }>(
      tx,
      `INSERT INTO delegation AS d (id, event_id, party_id, category, focal_person_id, nominate_by_local, nominate_by, complete_by_local, complete_by, opened_at)
       SELECT asked.id, $2, asked.party_id, asked.category, asked.focal_person_id, $3, $4, $5, $6, $7
         FROM jsonb_to_recordset($1::jsonb) AS asked (id uuid, party_id uuid, category text, focal_person_id uuid) ORDER BY asked.party_id
       ON CONFLICT ON CONSTRAINT delegation_once DO UPDATE
          SET category = EXCLUDED.category, focal_person_id = EXCLUDED.focal_person_id, nominate_by_local = EXCLUDED.nominate_by_local, nominate_by = EXCLUDED.nominate_by,
              complete_by_local = EXCLUDED.complete_by_local, complete_by = EXCLUDED.complete_by, cancelled_at = NULL, answered_at = NULL, declined_at = NULL, decline_reason = NULL,
              link_number = d.link_number + 1, link_revoked_at = NULL, opened_at = EXCLUDED.opened_at, version = d.version + 1
        WHERE d.cancelled_at IS NOT NULL
       RETURNING id, link_number AS "linkNumber", focal_person_id AS "focalPersonId"`,
      [JSON.stringify(asked), event.id, nominate?.local ?? null, nominate?.at ?? null, complete?.local ?? null, complete?.at ?? null, this.clock.now()],
    );
    const reached = new Set(parties.flatMap(({ focalPoint }) => (focalPoint?.email ? [focalPoint.personId] : [])));
    await this.letters.invite(tx, event.id, opened.filter(({ focalPersonId }) => focalPersonId !== null && reached.has(focalPersonId)), 'delegations:opened');
    await this.audit.recordAll(tx, opened.map(({ id }) => ({ actor, action: 'delegation.opened', subject: { type: 'delegation', id }, eventId: event.id })));
    return opened;
  }
}
