import { Injectable } from '@nestjs/common';
import { displayName, Parties, People, type PersonCard, type PersonInput } from '../../directory/index.js';
import type { EventFacts } from '../../events/index.js';
import { unreachable, type Unreachable } from '../../messages/index.js';
import { rows, type Tx } from '../../platform/database/index.js';
import { registeredPeople } from '../../registration/index.js';
import { refuse } from '../invitations.errors.js';
import { letterLanguage } from '../letter/letter-language.js';
import type { Candidate, CandidateFacts, InvitationWish } from './wish.js';

/** Categories of people who come for a State, and so for its party in the process. */
const FOR_A_STATE: readonly string[] = ['member-state', 'observer-state', 'guest-state', 'host-government'];

/** Parties whose focal points are asked when no status is named. */
const ASKED_STATUSES = ['member', 'observer'] as const;

interface KnownFacts {
  id: string;
  invited: boolean;
  registered: boolean;
  unreachable: Unreachable | null;
}

/** Finds an audience and what decides about each of its people. Reads only, so that a preview and the sending itself see the same. */
@Injectable()
export class Candidates {
  constructor(
    private readonly people: People,
    private readonly parties: Parties,
  ) {}

  async of(tx: Tx, event: EventFacts, wish: InvitationWish): Promise<(Candidate & { facts: CandidateFacts })[]> {
    const found = await this.audience(tx, event, wish);
    const ids = found.flatMap(({ personId }) => personId ?? []);
    const cards = await this.people.cards(ids, tx);
    const unknown = wish.audience === 'people' ? ids.findIndex((id) => !cards.has(id)) : -1;
    if (unknown >= 0) throw refuse('INVITED_PERSON_UNKNOWN', { field: `personIds[${unknown}]` });
    const known = await knownFacts(tx, event.id, ids);
    const suppressed = await suppressedAmong(tx, found.flatMap(({ personId, input }) => (personId === null && input?.email ? [input.email] : [])));
    const parties = new Map<string, string | null>();
    const candidates: (Candidate & { facts: CandidateFacts })[] = [];
    for (const candidate of found) {
      const card = cards.get(candidate.personId ?? '');
      const iso2 = FOR_A_STATE.includes(wish.category) ? (card?.stateIso2 ?? candidate.input?.stateIso2 ?? null) : null;
      const partyId = candidate.partyId ?? (await this.partyOf(tx, event, iso2, parties));
      const facts = card ? factsOfCard(card, known.get(card.id)) : factsOfInput(candidate.input, suppressed);
      candidates.push({ ...candidate, partyId, facts: { ...facts, language: wish.language ?? facts.language } });
    }
    return candidates;
  }

  private async audience(tx: Tx, event: EventFacts, wish: InvitationWish): Promise<Candidate[]> {
    if (wish.audience === 'people') return (wish.personIds ?? []).map((personId) => ({ personId, input: null, partyId: null, line: null }));
    if (wish.audience === 'list') {
      const list = wish.list ?? [];
      const ids = await this.people.find(list, tx);
      return list.map((input, place) => ({ personId: ids[place] ?? null, input, partyId: null, line: place }));
    }
    if (event.processIds.length === 0) throw refuse('EVENT_WITHOUT_PROCESS', { field: 'audience' });
    const where = { processIds: event.processIds, statuses: wish.statuses ?? ASKED_STATUSES, includeAlternates: wish.includeAlternates ?? false };
    const found = await this.parties.focalPoints(event.startsLocal.slice(0, 10), where, tx);
    return found.map(({ personId, partyId }) => ({ personId, input: null, partyId, line: null }));
  }

  private async partyOf(tx: Tx, event: EventFacts, iso2: string | null, known: Map<string, string | null>): Promise<string | null> {
    if (iso2 === null) return null;
    const there = known.get(iso2);
    if (there !== undefined) return there;
    const party = await this.parties.stateParty(iso2, event.processIds, tx);
    known.set(iso2, party);
    return party;
  }
}

/** Statuses of invitations and registrations, and whether letters reach people: tables of rooms below, read in one statement through the fragments that they export. */
async function knownFacts(tx: Tx, eventId: string, ids: readonly string[]): Promise<Map<string, KnownFacts>> {
  const found = await rows<KnownFacts>(
    tx,
    `SELECT person.id, ${unreachable('invitation', { address: 'person.email', personId: 'person.id' })} AS unreachable, coalesce(registered.live, false) AS registered,
            EXISTS (SELECT FROM invitation WHERE event_id = $1 AND person_id = person.id AND status <> 'cancelled') AS invited
       FROM person LEFT JOIN (${registeredPeople('$1')}) AS registered ON registered.person_id = person.id
      WHERE person.id = ANY ($2::uuid[])`,
    [eventId, ids],
  );
  return new Map(found.map((facts) => [facts.id, facts]));
}

async function suppressedAmong(tx: Tx, addresses: readonly string[]): Promise<Set<string>> {
  if (addresses.length === 0) return new Set();
  const found = await rows<{ address: string }>(
    tx,
    `SELECT lower(address::text) AS address FROM unnest($1::citext[]) AS listed (address) WHERE ${unreachable('invitation', { address: 'listed.address', personId: 'NULL::uuid' })} = 'suppressed'`,
    [addresses],
  );
  return new Set(found.map(({ address }) => address));
}

function factsOfCard(card: PersonCard, known: KnownFacts | undefined): CandidateFacts {
  return { name: displayName(card), email: card.email, language: letterLanguage(card.correspondenceLanguage), invited: known?.invited ?? false, registered: known?.registered ?? false, unreachable: known?.unreachable ?? null };
}

function factsOfInput(input: PersonInput | null, suppressed: ReadonlySet<string>): CandidateFacts {
  const email = input?.email ?? null;
  return {
    name: input ? displayName(input) : '',
    email,
    language: letterLanguage(input?.correspondenceLanguage ?? 'en'),
    invited: false,
    registered: false,
    unreachable: email === null ? 'no-mailbox' : suppressed.has(email.toLowerCase()) ? 'suppressed' : null,
  };
}
