import { Injectable } from '@nestjs/common';
import { Audit } from '../access/index.js';
import { displayName, People } from '../directory/index.js';
import type { EventFacts } from '../events/index.js';
import { Clock } from '../platform/clock/index.js';
import { rows, Sql, type Tx } from '../platform/database/index.js';
import { Changing, type By } from './changing.js';
import type { DelegationFacts } from './delegation.js';
import { Delegations } from './delegations.js';
import { refuse } from './delegations.errors.js';
import { FocalLetters } from './letter/focal-letters.js';

/** Somebody who may speak for a party on a day. */
export interface Speaker {
  personId: string;
  name: string;
  rank: 'principal' | 'alternate';
  hasMailbox: boolean;
}

/** Whose link it is. */
interface Of extends By {
  eventId: string;
  id: string;
}

/** Who holds the link of a delegation: renewed, revoked, passed to another who speaks for the party. Of all links that ever were, the last one is good. */
@Injectable()
export class Linking {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly changing: Changing,
    private readonly delegations: Delegations,
    private readonly people: People,
    private readonly letters: FocalLetters,
    private readonly audit: Audit,
  ) {}

  /** Those designated for the party now or when the event begins, the principal first. */
  async speakers({ partyId }: Pick<DelegationFacts, 'partyId'>, event: Pick<EventFacts, 'startsLocal'>, tx: Tx = this.sql.manager): Promise<Speaker[]> {
    const found = await rows<{ personId: string; rank: Speaker['rank'] }>(
      tx,
      `SELECT DISTINCT ON (person_id) person_id AS "personId", rank FROM focal_point
        WHERE party_id = $1 AND daterange(valid_from, valid_to, '[]') && daterange(least($2::date, $3::date), greatest($2::date, $3::date), '[]') ORDER BY person_id, rank DESC`,
      [partyId, this.clock.now(), event.startsLocal.slice(0, 10)],
    );
    const cards = await this.people.cards(found.map(({ personId }) => personId), tx);
    const known = found.flatMap(({ personId, rank }): Speaker[] => {
      const card = cards.get(personId);
      return card ? [{ personId, name: displayName(card), rank, hasMailbox: card.email !== null }] : [];
    });
    return known.toSorted((a, b) => b.rank.localeCompare(a.rank) || a.name.localeCompare(b.name));
  }

  /** Ends all links and writes another letter with a new one, to the same person or to another who speaks for the party. @throws Refusal FOCAL_POINT_UNKNOWN, FOCAL_POINT_MISSING */
  renew(of: Of, toPersonId: string | null): Promise<void> {
    return this.sql.transaction(async (tx) => {
      const { delegation, event } = await this.delegations.hold(tx, of.eventId, of.id);
      this.changing.check(delegation, event, of.by);
      const speakers = await this.speakers(delegation, event, tx);
      const personId = toPersonId ?? delegation.focalPersonId ?? speakers[0]?.personId ?? null;
      const speaker = speakers.find((one) => one.personId === personId);
      if (toPersonId !== null && !speaker) throw refuse('FOCAL_POINT_UNKNOWN', { field: 'personId' });
      const card = personId === null ? undefined : (await this.people.cards([personId], tx)).get(personId);
      if (!card?.email) throw refuse('FOCAL_POINT_MISSING', { field: 'personId' });
      await this.delegations.revokeLinks(tx, delegation);
      const linkNumber = delegation.linkNumber + 1;
      await tx.query('UPDATE delegation SET focal_person_id = $2, link_number = $3, link_revoked_at = NULL, version = version + 1 WHERE id = $1', [of.id, card.id, linkNumber]);
      const passed = card.id !== delegation.focalPersonId;
      await this.letters.invite(tx, of.eventId, [{ id: of.id, linkNumber, focalPersonId: card.id }], passed ? 'delegation:passed-on' : 'delegation:renewed');
      await this.audit.record(tx, { actor: of.actor, action: passed ? 'delegation.passed-on' : 'delegation.link-renewed', subject: { type: 'delegation', id: of.id }, eventId: of.eventId, detail: { personId: card.id } });
    });
  }

  /** Ends all links; a letter that waits with one is not sent. The secretariat can send another at any time. */
  revoke(of: Of): Promise<void> {
    return this.sql.transaction(async (tx) => {
      const { delegation } = await this.delegations.hold(tx, of.eventId, of.id);
      await this.delegations.revokeLinks(tx, delegation);
      await tx.query('UPDATE delegation SET link_revoked_at = $2, version = version + 1 WHERE id = $1', [of.id, this.clock.now()]);
      await this.audit.record(tx, { actor: of.actor, action: 'delegation.link-revoked', subject: { type: 'delegation', id: of.id }, eventId: of.eventId });
    });
  }
}
