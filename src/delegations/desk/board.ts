import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { displayName, Parties, People, type PartyStatus } from '../../directory/index.js';
import { Events, type EventFacts } from '../../events/index.js';
import { Clock } from '../../platform/clock/index.js';
import { rows, Sql, type Tx } from '../../platform/database/index.js';
import { DELEGATION_COLUMNS, type DelegationFacts } from '../delegation.js';
import { refuse } from '../delegations.errors.js';
import type { DelegationResponse } from '../delegations.responses.js';
import { nominationInvited } from '../letter/letters.js';
import { NOBODY, overdueOf, stageOf } from '../life/delegation.rules.js';
import { Members } from '../people/members.js';
import { partySeats } from '../seats/party-seats.js';

/** A delegation with the letter that carries its link. */
type Listed = DelegationFacts & { letter: string | null; letterSentAt: Date | null };

/** All parties of an event that were asked to name their people, and how far each is. There are as many as States at most: they are read at once, and filtered where they are shown. */
@Injectable()
export class Board {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly parties: Parties,
    private readonly people: People,
    private readonly members: Members,
    private readonly audit: Audit,
  ) {}

  /** In the English order of names. That somebody looked is recorded. */
  all(actor: Actor, eventId: string): Promise<DelegationResponse[]> {
    return this.sql.transaction(async (tx) => {
      await this.audit.record(tx, { actor, action: 'delegations.read', subject: { type: 'event', id: eventId }, eventId });
      return this.read(tx, await this.events.get(eventId, tx), null);
    });
  }

  /** @throws Refusal DELEGATION_UNKNOWN */
  async one(eventId: string, id: string, tx: Tx = this.sql.manager): Promise<DelegationResponse> {
    const [found] = await this.read(tx, await this.events.get(eventId, tx), id);
    if (!found) throw refuse('DELEGATION_UNKNOWN');
    return found;
  }

  private async read(tx: Tx, event: EventFacts, id: string | null): Promise<DelegationResponse[]> {
    const found = await rows<Listed>(
      tx,
      `SELECT ${DELEGATION_COLUMNS}, letter.status AS letter, letter.sent_at AS "letterSentAt" FROM delegation d
         LEFT JOIN LATERAL (SELECT status, sent_at FROM message WHERE event_id = d.event_id AND person_id = d.focal_person_id AND kind = $3 AND params ->> 'delegationId' = d.id::text
                             ORDER BY created_at DESC, id DESC LIMIT 1) AS letter ON true
        WHERE d.event_id = $1 AND ($2::uuid IS NULL OR d.id = $2)`,
      [event.id, id, nominationInvited.name],
    );
    const partyIds = found.map(({ partyId }) => partyId);
    const names = await this.parties.names(partyIds, tx);
    const statuses = await this.statuses(tx, event);
    const cards = await this.people.cards(found.flatMap(({ focalPersonId }) => focalPersonId ?? []), tx);
    const counts = await this.members.counts(event.id, tx);
    const seats = await partySeats(tx, event.id);
    const now = this.clock.now();
    const shown = found.map((delegation): DelegationResponse => {
      const people = counts.get(delegation.partyId) ?? NOBODY;
      const stage = stageOf(delegation, people);
      const card = cards.get(delegation.focalPersonId ?? '');
      const party = names.get(delegation.partyId);
      return {
        id: delegation.id,
        partyId: delegation.partyId,
        party: party?.name ?? {},
        stateIso2: party?.stateIso2 ?? null,
        partyStatus: statuses.get(delegation.partyId) ?? null,
        category: delegation.category,
        stage,
        overdue: overdueOf(stage, delegation, people, now),
        focalPointId: delegation.focalPersonId,
        focalPoint: card ? displayName(card) : null,
        letter: delegation.letter,
        letterSentAt: delegation.letterSentAt,
        hasLink: delegation.linkRevokedAt === null && delegation.letter !== null,
        nominateBy: delegation.nominateByLocal,
        completeBy: delegation.completeByLocal,
        seats: seats.get(delegation.partyId) ?? null,
        people,
        version: delegation.version,
      };
    });
    return shown.toSorted((a, b) => (a.party.en ?? '').localeCompare(b.party.en ?? '', 'en'));
  }

  private async statuses(tx: Tx, event: EventFacts): Promise<Map<string, PartyStatus | null>> {
    const statuses = new Map<string, PartyStatus | null>();
    for (const processId of event.processIds) for (const { id, status } of await this.parties.of(processId, event.startsLocal.slice(0, 10), tx)) statuses.set(id, status);
    return statuses;
  }
}
