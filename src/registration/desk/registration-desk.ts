import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { displayName, foldName, People } from '../../directory/index.js';
import { Events } from '../../events/index.js';
import { rows, Sql } from '../../platform/database/index.js';
import { pageOf, readCursor, type Page } from '../../platform/http/index.js';
import { OwnRegistration } from '../own/own-registration.js';
import { REGISTRATION_COLUMNS, type RegistrationFacts } from '../registration.js';
import { refuse } from '../registration.errors.js';
import { RegistrationsQuery } from '../registration.queries.js';
import { RegistrationDetailResponse, RegistrationHistoryResponse, RegistrationResponse, RegistrationSummaryResponse, SeatsResponse, type CountResponse, type SeatRowResponse } from '../registration.responses.js';
import { Registrations } from '../registrations.js';

/** Where staff look at the registrations of an event. Every look at people is recorded. */
@Injectable()
export class RegistrationDesk {
  constructor(
    private readonly sql: Sql,
    private readonly events: Events,
    private readonly people: People,
    private readonly registrations: Registrations,
    private readonly own: OwnRegistration,
    private readonly audit: Audit,
  ) {}

  /** Registrations in order of arrival. */
  async list(actor: Actor, eventId: string, query: RegistrationsQuery): Promise<Page<RegistrationResponse>> {
    const [arrival = null, id = null] = query.cursor ? readCursor(query.cursor, 2) : [];
    const folded = query.search ? foldName(query.search) : '';
    const found = await this.sql.transaction(async (tx) => {
      await this.audit.record(tx, { actor, action: 'registrations.read', subject: { type: 'event', id: eventId }, eventId });
      return rows<RegistrationFacts>(
        tx,
        `SELECT ${REGISTRATION_COLUMNS} FROM registration r JOIN person p ON p.id = r.person_id
          WHERE r.event_id = $1 AND ($2::text IS NULL OR r.status = $2) AND ($3::text IS NULL OR r.category = $3) AND ($4::uuid IS NULL OR r.party_id = $4)
            AND ($5 = '' OR p.search LIKE '%' || $5 || '%')
            AND ($6::bigint IS NULL OR (coalesce(r.arrival, 0), r.id) > ($6::bigint, $7::uuid))
          ORDER BY coalesce(r.arrival, 0), r.id LIMIT $8`,
        [eventId, query.status ?? null, query.category ?? null, query.partyId ?? null, folded, arrival, id, query.limit + 1],
      );
    });
    const page = pageOf(found, query.limit, (registration) => [registration.arrival ?? 0, registration.id]);
    return { items: await this.shown(page.items), next: page.next };
  }

  /** One registration with answers, consents and history. The sealed answers are opened, which is recorded. */
  async one(actor: Actor, eventId: string, id: string): Promise<RegistrationDetailResponse> {
    const registration = await this.registrations.get(id);
    const event = await this.events.get(eventId);
    if (registration.eventId !== eventId) throw refuse('REGISTRATION_UNKNOWN');
    const [shown] = await this.shown([registration]);
    return this.sql.transaction(async (tx) => {
      const answers = await this.own.answers(registration, event, tx);
      const history = await rows<RegistrationHistoryResponse>(tx, `SELECT at, actor_kind AS "actorKind", from_status AS "from", to_status AS "to", reason FROM registration_history WHERE registration_id = $1 ORDER BY at, id`, [id]);
      await this.audit.record(tx, { actor, action: answers.some(({ sensitive }) => sensitive) ? 'registration.read-sensitive' : 'registration.read', subject: { type: 'registration', id }, eventId });
      const card = (await this.people.cards([registration.personId], tx)).get(registration.personId);
      const consents = Object.entries(registration.consents).map(([purpose, { answer, at }]) => ({ purpose, given: answer, at }));
      return Object.assign(new RegistrationDetailResponse(), shown, { email: card?.email ?? null, answers, consents, history });
    });
  }

  async seats(eventId: string): Promise<SeatsResponse> {
    const ledger = await this.sql.rows<SeatRowResponse>('SELECT key, capacity, taken FROM ledger WHERE event_id = $1 ORDER BY key', [eventId]);
    const [line] = await this.sql.rows<{ waiting: number; offered: number }>(
      `SELECT count(*) FILTER (WHERE offer_until IS NULL)::int AS waiting, count(offer_until)::int AS offered FROM registration WHERE event_id = $1 AND status = 'waitlisted'`,
      [eventId],
    );
    return { rows: ledger, waiting: line?.waiting ?? 0, offered: line?.offered ?? 0 };
  }

  async summary(eventId: string): Promise<RegistrationSummaryResponse> {
    const by = (column: string, where = `r.status IN ('submitted', 'approved', 'confirmed')`): Promise<CountResponse[]> =>
      this.sql.rows(`SELECT coalesce(${column}::text, 'unknown') AS key, count(*)::int AS count FROM registration r JOIN person p ON p.id = r.person_id WHERE r.event_id = $1 AND ${where} GROUP BY 1 ORDER BY 2 DESC, 1`, [eventId]);
    const [byStatus, byCategory, bySex, byParty] = await Promise.all([by('r.status', 'true'), by('r.category'), by('p.sex'), by('r.party_id')]);
    return { byStatus, byCategory, bySex, byParty };
  }

  private async shown(found: readonly RegistrationFacts[]): Promise<RegistrationResponse[]> {
    const cards = await this.people.cards(found.map(({ personId }) => personId));
    return Promise.all(
      found.map(async (registration) => {
        const card = cards.get(registration.personId);
        const native = card?.otherScripts.native ?? card?.otherScripts.cyrillic;
        const { id, personId, partyId, category, function: role, status, offerUntil, channel, createdAt, version } = registration;
        return {
          id,
          personId,
          name: card ? displayName(card) : '',
          nativeName: native ? `${native.given} ${native.family}` : null,
          sex: card?.sex ?? null,
          stateIso2: card?.stateIso2 ?? null,
          partyId,
          category,
          function: role,
          institution: card?.institution ?? null,
          position: card?.position ?? null,
          status,
          place: await this.registrations.placeOf(registration),
          offerUntil,
          channel,
          createdAt,
          version,
        };
      }),
    );
  }
}
