import { Injectable } from '@nestjs/common';
import { displayName, foldName, otherNames, Parties, People, type PersonCard } from '../directory/index.js';
import { Sql, type Tx } from '../platform/database/index.js';
import type { LocalisedText } from '../platform/i18n/index.js';
import type { Participant } from './participants.js';

/** A registration with the name of its person and its party. */
export interface NamedParticipant extends Participant {
  /** As the person writes it. */
  name: string;
  /** In the other scripts that are known. */
  otherNames: string[];
  /** Names in all scripts, folded for search. */
  search: string;
  party: LocalisedText | null;
  card: PersonCard;
}

/** Puts names to registrations. */
@Injectable()
export class PeopleAtTheDoor {
  constructor(
    private readonly sql: Sql,
    private readonly people: People,
    private readonly parties: Parties,
  ) {}

  /** Names for these registrations, in their order. A registration whose person was erased is left out. */
  async named(participants: readonly Participant[], tx: Tx = this.sql.manager): Promise<NamedParticipant[]> {
    const cards = await this.people.cards([...new Set(participants.map(({ personId }) => personId))], tx);
    const parties = await this.parties.names([...new Set(participants.flatMap(({ partyId }) => (partyId === null ? [] : [partyId])))], tx);
    return participants.flatMap((participant) => {
      const card = cards.get(participant.personId);
      if (!card) return [];
      const name = displayName(card);
      const others = otherNames(card);
      const search = [...new Set([name, ...others].map(foldName))].join(' ');
      return [{ ...participant, name, otherNames: others, search, party: parties.get(participant.partyId ?? '')?.name ?? null, card }];
    });
  }
}
