import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { displayName, otherNames, Parties, People, wordPatterns } from '../../directory/index.js';
import { Events } from '../../events/index.js';
import { Clock } from '../../platform/clock/index.js';
import { rows, Sql, type Tx } from '../../platform/database/index.js';
import { pageOf, readCursor, type Page } from '../../platform/http/index.js';
import { INVITATION_COLUMNS, type InvitationFacts } from '../invitation.js';
import { refuse } from '../invitations.errors.js';
import { InvitationsQuery } from '../invitations.queries.js';
import { InvitationPreviewResponse, InvitationResponse, InvitationSummaryResponse, type InvitationCountsResponse } from '../invitations.responses.js';
import { INVITATION_LETTERS } from '../letter/letters.js';
import type { InvitationPlan } from '../sending/wish.js';

type Listed = InvitationFacts & Pick<InvitationResponse, 'overdue' | 'letter' | 'letterSentAt'>;

/** True in SQL for an invitation `i` without an answer though the time is over. $1 is now. While its event has no dates no deadline runs. */
const OVERDUE = `(i.status IN ('prepared', 'sent') AND i.answer_by <= $1 AND e.status <> 'postponed')`;

/** The newest letter of an invitation `i`, out of `message`, a table of a room below. $2 are the letters' names. */
const LETTER = `LEFT JOIN LATERAL (
    SELECT status, sent_at FROM message WHERE person_id = i.person_id AND event_id = i.event_id AND kind = ANY ($2) AND params ->> 'invitationId' = i.id::text
     ORDER BY created_at DESC, id DESC LIMIT 1) AS letter ON true`;

/** A letter that did not go out and will not by itself. */
const UNDELIVERED = `(i.status IN ('prepared', 'sent') AND letter.status IN ('failed', 'suppressed', 'unknown'))`;

const LISTED = `SELECT ${INVITATION_COLUMNS}, coalesce(${OVERDUE}, false) AS overdue, letter.status AS letter, letter.sent_at AS "letterSentAt"
  FROM invitation i JOIN event e ON e.id = i.event_id JOIN person ON person.id = i.person_id ${LETTER}`;

const COUNTS = `count(*) FILTER (WHERE i.status <> 'cancelled')::int AS invited, count(*) FILTER (WHERE i.status = 'prepared')::int AS prepared,
  count(*) FILTER (WHERE i.status IN ('accepted', 'declined', 'substituted'))::int AS answered, count(*) FILTER (WHERE i.status = 'accepted')::int AS accepted,
  count(*) FILTER (WHERE i.status = 'declined')::int AS declined, count(*) FILTER (WHERE i.status = 'substituted')::int AS substituted,
  count(*) FILTER (WHERE ${OVERDUE})::int AS overdue, count(*) FILTER (WHERE ${UNDELIVERED})::int AS undelivered, count(*) FILTER (WHERE i.status = 'cancelled')::int AS cancelled`;

/** Where staff look at the invitations of an event. Every look at people is recorded. */
@Injectable()
export class InvitationDesk {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly people: People,
    private readonly parties: Parties,
    private readonly audit: Audit,
  ) {}

  /** Invitations in the order in which they were made. */
  async list(actor: Actor, eventId: string, query: InvitationsQuery): Promise<Page<InvitationResponse>> {
    const [at = null, id = null] = query.cursor ? readCursor(query.cursor, 2, isPlace) : [];
    return this.sql.transaction(async (tx) => {
      await this.events.get(eventId, tx);
      await this.audit.record(tx, { actor, action: 'invitations.read', subject: { type: 'event', id: eventId }, eventId });
      const found = await rows<Listed>(
        tx,
        `${LISTED} WHERE i.event_id = $3 AND ($4::text IS NULL OR i.status = $4) AND ($5::uuid IS NULL OR i.party_id = $5) AND person.search LIKE ALL ($6::text[])
            AND CASE $7::text WHEN 'overdue' THEN coalesce(${OVERDUE}, false) WHEN 'undelivered' THEN coalesce(${UNDELIVERED}, false) ELSE true END
            AND ($8::timestamptz IS NULL OR (i.created_at, i.id) > ($8::timestamptz, $9::uuid))
          ORDER BY i.created_at, i.id LIMIT $10`,
        [this.clock.now(), INVITATION_LETTERS, eventId, query.status ?? null, query.partyId ?? null, wordPatterns(query.search ?? ''), query.show ?? null, at, id, query.limit + 1],
      );
      const page = pageOf(found, query.limit, (invitation) => [invitation.createdAt.toISOString(), invitation.id]);
      return { items: await this.shown(tx, page.items), next: page.next };
    });
  }

  /** @throws Refusal INVITATION_UNKNOWN */
  async one(eventId: string, id: string, tx: Tx = this.sql.manager): Promise<InvitationResponse> {
    const found = await rows<Listed>(tx, `${LISTED} WHERE i.event_id = $3 AND i.id = $4`, [this.clock.now(), INVITATION_LETTERS, eventId, id]);
    const [shown] = await this.shown(tx, found);
    if (!shown) throw refuse('INVITATION_UNKNOWN');
    return shown;
  }

  /** Invited, answered, accepted, declined: in all, and by the party for which people were asked. */
  async summary(eventId: string): Promise<InvitationSummaryResponse> {
    await this.events.get(eventId);
    const found = await this.sql.rows<InvitationCountsResponse & { partyId: string | null; total: boolean }>(
      `SELECT i.party_id AS "partyId", grouping(i.party_id) = 1 AS total, ${COUNTS} FROM invitation i JOIN event e ON e.id = i.event_id ${LETTER}
        WHERE i.event_id = $3 GROUP BY GROUPING SETS ((i.party_id), ()) ORDER BY total DESC, invited DESC, i.party_id`,
      [this.clock.now(), INVITATION_LETTERS, eventId],
    );
    const names = await this.parties.names(found.flatMap(({ partyId }) => partyId ?? []));
    const counts = ({ invited, prepared, answered, accepted, declined, substituted, overdue, undelivered, cancelled }: InvitationCountsResponse) => ({
      invited,
      prepared,
      answered,
      accepted,
      declined,
      substituted,
      overdue,
      undelivered,
      cancelled,
    });
    const [total] = found;
    if (!total) throw new Error('A total was asked for and none was counted');
    const byParty = found.slice(1).map((row) => ({ partyId: row.partyId, party: names.get(row.partyId ?? '')?.name ?? null, ...counts(row) }));
    return { ...counts(total), byParty };
  }

  /** A preview with the names of parties. */
  async previewed({ invitees, leftOut, letter }: InvitationPlan & { letter: string }): Promise<InvitationPreviewResponse> {
    const names = await this.parties.names([...new Set(invitees.flatMap(({ partyId }) => partyId ?? []))]);
    return { items: invitees.map(({ personId, name, email, line, partyId, language }) => ({ personId, name, email, line, partyId, party: names.get(partyId ?? '')?.name ?? null, language, letter })), leftOut };
  }

  private async shown(tx: Tx, found: readonly Listed[]): Promise<InvitationResponse[]> {
    const cards = await this.people.cards(found.map(({ personId }) => personId), tx);
    const names = await this.parties.names([...new Set(found.flatMap(({ partyId }) => partyId ?? []))], tx);
    return found.map((listed) => {
      const { eventId: _, ...invitation } = listed;
      const card = cards.get(invitation.personId);
      return { ...invitation, name: card ? displayName(card) : '', otherNames: card ? otherNames(card) : [], party: names.get(invitation.partyId ?? '')?.name ?? null };
    });
  }
}

/** True for the place in the list that a cursor of ours names. */
function isPlace([at, id]: readonly (string | number | null)[]): boolean {
  return typeof at === 'string' && !Number.isNaN(Date.parse(at)) && typeof id === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
}
