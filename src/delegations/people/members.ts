import { Injectable } from '@nestjs/common';
import { displayName, People, type PersonCard } from '../../directory/index.js';
import { rows, Sql, type Tx } from '../../platform/database/index.js';
import { REGISTRATION_STATUSES, type RegistrationStatus } from '../../registration/index.js';
import type { DelegationFacts, DelegationFunction } from '../delegation.js';
import { NOBODY, standingOf, type PeopleCount, type Standing } from '../life/delegation.rules.js';
import { functionOf, inOrder } from './order.rules.js';

/** Somebody of a delegation: a registration for its party, by whatever door it came. */
export interface Member {
  registrationId: string;
  personId: string;
  function: DelegationFunction;
  /** Place in the letter; null for whoever came by another door. */
  place: number | null;
  status: RegistrationStatus;
  /** Null when the registration is over. */
  standing: Standing | null;
  offerUntil: Date | null;
  channel: string;
  /** When the person was last asked to complete the registration by the hand of others; null if never. */
  nudgedAt: Date | null;
  version: number;
}

/** A member with who it is. */
export interface KnownMember extends Member {
  card: PersonCard;
  name: string;
  nativeName: string | null;
}

interface MemberRow extends Omit<Member, 'function' | 'standing'> {
  function: string | null;
  category: string;
}

const MEMBERS = `
  SELECT r.id AS "registrationId", r.person_id AS "personId", r.function, r.category, p.place, r.status, r.offer_until AS "offerUntil", r.channel, r.version,
         (SELECT max(m.created_at) FROM message m WHERE m.event_id = r.event_id AND m.person_id = r.person_id AND m.kind = 'nomination-nudge' AND m.params ->> 'registrationId' = r.id::text) AS "nudgedAt"
    FROM registration r LEFT JOIN delegation_place p ON p.registration_id = r.id
   WHERE r.event_id = $1 AND r.party_id = $2`;

/** Who is in a delegation. Registrations are a table of a room below; the order of the letter is kept here. */
@Injectable()
export class Members {
  constructor(
    private readonly sql: Sql,
    private readonly people: People,
  ) {}

  /** The people of a delegation in its order; those whose registration is over after them, the last of them first. */
  async of({ eventId, partyId }: Pick<DelegationFacts, 'eventId' | 'partyId'>, tx: Tx = this.sql.manager): Promise<Member[]> {
    const found = await rows<MemberRow>(tx, `${MEMBERS} ORDER BY r.arrival, r.id`, [eventId, partyId]);
    const members = found.map(({ category, ...row }): Member => ({ ...row, function: functionOf({ function: row.function, category }), standing: standingOf(row) }));
    return [...inOrder(members.filter(({ standing }) => standing !== null)), ...members.filter(({ standing }) => standing === null).toReversed()];
  }

  /** As `of`, with names. */
  async known(of: Pick<DelegationFacts, 'eventId' | 'partyId'>, tx: Tx = this.sql.manager): Promise<KnownMember[]> {
    const members = await this.of(of, tx);
    const cards = await this.people.cards(members.map(({ personId }) => personId), tx);
    return members.flatMap((member) => {
      const card = cards.get(member.personId);
      if (!card) return [];
      const native = card.otherScripts.native ?? card.otherScripts.cyrillic;
      return [{ ...member, card, name: displayName(card), nativeName: native ? `${native.given} ${native.family}` : null }];
    });
  }

  /** People of every party of an event, counted; a party without anybody is left out. */
  async counts(eventId: string, tx: Tx = this.sql.manager): Promise<Map<string, PeopleCount>> {
    const found = await rows<{ partyId: string; status: RegistrationStatus; offered: boolean; count: number }>(
      tx,
      `SELECT party_id AS "partyId", status, offer_until IS NOT NULL AS offered, count(*)::int AS count FROM registration
        WHERE event_id = $1 AND party_id IS NOT NULL AND status = ANY ($2) GROUP BY 1, 2, 3`,
      [eventId, REGISTRATION_STATUSES],
    );
    const counts = new Map<string, PeopleCount>();
    for (const { partyId, status, offered, count } of found) {
      const standing = standingOf({ status, offerUntil: offered ? EVER : null });
      const before = counts.get(partyId) ?? NOBODY;
      if (standing !== null) counts.set(partyId, { ...before, [standing]: before[standing] + count });
    }
    return counts;
  }
}

/** Any time at all: there is an offer. */
const EVER = new Date(0);

/** Members whose registration lives. */
export function live<T extends Member>(members: readonly T[]): T[] {
  return members.filter(({ standing }) => standing !== null);
}

/** People counted by how they stand. */
export function countOf(members: readonly Pick<Member, 'standing'>[]): PeopleCount {
  const count = { ...NOBODY };
  for (const { standing } of members) if (standing !== null) count[standing] += 1;
  return count;
}
