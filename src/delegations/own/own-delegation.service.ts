import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/index.js';
import { displayName, Parties, People } from '../../directory/index.js';
import { Events } from '../../events/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Sql } from '../../platform/database/index.js';
import { ownEvent } from '../../registration/index.js';
import { Changing } from '../changing.js';
import { DELEGATION_LINK, type DelegationFacts } from '../delegation.js';
import { Delegations } from '../delegations.js';
import { refuse } from '../delegations.errors.js';
import type { OwnDelegationResponse } from '../delegations.responses.js';
import { changeRefusal, stageOf } from '../life/delegation.rules.js';
import { Linking } from '../linking.js';
import { Delegates } from '../people/delegates.js';
import { countOf } from '../people/members.js';
import { PeopleBefore } from '../people/people-before.js';
import { partySeats } from '../seats/party-seats.js';

/** A delegation by the link of whoever speaks for it. Reading changes nothing. */
@Injectable()
export class OwnDelegation {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly delegations: Delegations,
    private readonly changing: Changing,
    private readonly linking: Linking,
    private readonly delegates: Delegates,
    private readonly before: PeopleBefore,
    private readonly events: Events,
    private readonly parties: Parties,
    private readonly people: People,
  ) {}

  async view(actor: Actor): Promise<OwnDelegationResponse> {
    const delegation = await this.of(actor);
    const event = await this.events.get(delegation.eventId);
    const party = (await this.parties.names([delegation.partyId])).get(delegation.partyId);
    const card = delegation.focalPersonId === null ? undefined : (await this.people.cards([delegation.focalPersonId])).get(delegation.focalPersonId);
    const closedBecause = changeRefusal(delegation, event, { by: 'link', now: this.clock.now() });
    const delegates = (await this.delegates.of(delegation)).filter(({ standing }) => standing !== null);
    return {
      event: ownEvent(event),
      party: party?.name ?? {},
      stateIso2: party?.stateIso2 ?? null,
      focalPoint: card ? displayName(card) : '',
      stage: stageOf(delegation, countOf(delegates)),
      nominateBy: delegation.nominateByLocal,
      completeBy: delegation.completeByLocal,
      canChange: closedBecause === null,
      closedBecause,
      declineReason: delegation.declineReason,
      seats: (await partySeats(this.sql.manager, event.id, [delegation.partyId])).get(delegation.partyId) ?? null,
      people: delegates,
      peopleBefore: closedBecause === null ? await this.before.of(delegation) : [],
      others: closedBecause === null ? (await this.linking.speakers(delegation, event)).filter(({ personId, hasMailbox }) => hasMailbox && personId !== delegation.focalPersonId) : [],
      contact: this.changing.contact,
      version: delegation.version,
    };
  }

  /** The delegation that a link is for. @throws Refusal DELEGATION_UNKNOWN */
  async of(actor: Actor): Promise<DelegationFacts> {
    if (actor.kind !== 'link' || actor.purpose !== DELEGATION_LINK) throw refuse('DELEGATION_UNKNOWN');
    return this.delegations.get(actor.subjectId);
  }
}
