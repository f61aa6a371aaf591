import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/index.js';
import { Registrations } from '../../registration/index.js';
import type { DelegationFacts } from '../delegation.js';
import { DelegateResponse } from '../delegations.responses.js';
import { Members, type KnownMember } from './members.js';

/** A delegation's people as they are shown, to the focal point and to staff alike. */
@Injectable()
export class Delegates {
  constructor(
    private readonly members: Members,
    private readonly registrations: Registrations,
  ) {}

  async of(delegation: Pick<DelegationFacts, 'eventId' | 'partyId'>, tx?: Tx): Promise<DelegateResponse[]> {
    const known = await this.members.known(delegation, tx);
    const places = known.some(({ standing }) => standing === 'waiting') ? await this.registrations.places(delegation.eventId, tx) : null;
    return known.map((member) => shown(member, places?.get(member.registrationId)?.place ?? null));
  }
}

function shown({ card, ...member }: KnownMember, place: number | null): DelegateResponse {
  const { registrationId, name, nativeName, function: told, standing, status, offerUntil, channel, nudgedAt } = member;
  return { registrationId, name, nativeName, function: told, position: card.position, institution: card.institution, email: card.email, standing, status, place, offerUntil, channel, nudgedAt };
}
