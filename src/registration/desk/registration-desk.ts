import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { Audit, type Actor } from '../../access/index.js';
import { displayName, People, wordPatterns, type PersonCard } from '../../directory/index.js';
import { eventScope } from '../../events/index.js';
import type { OpenedFile } from '../../files/index.js';
import { rows, Sql } from '../../platform/database/index.js';
import { pageOf, readCursor, type Page } from '../../platform/http/index.js';
import { textIn, type Locale } from '../../platform/i18n/index.js';
import { ReadableAnswers } from '../answers.js';
import { reasonIn } from '../reasons.js';
import { REGISTRATION_COLUMNS, type RegistrationFacts } from '../registration.js';
import { refuse } from '../registration.errors.js';
import { RegistrationsQuery } from '../registration.queries.js';
import { RegistrationDetailResponse, RegistrationHistoryResponse, RegistrationResponse, RegistrationSummaryResponse, SeatsResponse, type CountResponse, type SeatRowResponse } from '../registration.responses.js';
import { Registrations } from '../registrations.js';
import type { Place } from '../seats/allocate.js';

/** Where staff look at the registrations of an event. Every look at people is recorded. */
@Injectable()
export class RegistrationDesk {
  constructor(
    private readonly sql: Sql,
    private readonly people: People,
    private readonly registrations: Registrations,
    private readonly answers: ReadableAnswers,
    private readonly audit: Audit,
  ) {}

  /** Registrations in order of arrival. */
  async list(actor: Actor, eventId: string, query: RegistrationsQuery): Promise<Page<RegistrationResponse>> {
    const [arrival = null, id = null] = query.cursor ? readCursor(query.cursor, 2, ([place, last]) => /^\d{1,18}$/.test(String(place)) && isUUID(last)) : [];
    const found = await this.sql.transaction(async (tx) => {
      await this.audit.record(tx, { actor, action: 'registrations.read', subject: { type: 'event', id: eventId }, eventId });
      return rows<RegistrationFacts>(
        tx,
        `SELECT ${REGISTRATION_COLUMNS} FROM registration r JOIN person p ON p.id = r.person_id
          WHERE r.event_id = $1 AND ($2::text IS NULL OR r.status = $2) AND ($3::text IS NULL OR r.category = $3) AND ($4::uuid IS NULL OR r.party_id = $4)
            AND p.search LIKE ALL ($5::text[])
            AND ($6::bigint IS NULL OR (coalesce(r.arrival, 0), r.id) > ($6::bigint, $7::uuid))
          ORDER BY coalesce(r.arrival, 0), r.id LIMIT $8`,
        [eventId, query.status ?? null, query.category ?? null, query.partyId ?? null, wordPatterns(query.search ?? ''), arrival, id, query.limit + 1],
      );
    });
    const page = pageOf(found, query.limit, (registration) => [registration.arrival ?? 0, registration.id]);
    const cards = await this.people.cards(page.items.map(({ personId }) => personId));
    const places = page.items.some(({ status }) => status === 'waitlisted') ? await this.registrations.places(eventId) : new Map<string, Place>();
    return { items: page.items.map((registration) => shown(registration, cards.get(registration.personId), places.get(registration.id)?.place ?? null)), next: page.next };
  }

  /**
   * One registration with answers, consents and history; what is looked at is recorded. Sensitive answers are opened for whoever holds
   * `registration.read-sensitive` for the event, and only where they are asked for.
   */
  async one(actor: Actor, eventId: string, id: string, locale: Locale, opens: boolean): Promise<RegistrationDetailResponse> {
    const registration = await this.registrations.get(id);
    if (registration.eventId !== eventId) throw refuse('REGISTRATION_UNKNOWN');
    return this.sql.transaction(async (tx) => {
      const isSealed = await this.answers.isSealed(tx, id);
      const open = opens && isSealed && may(actor, 'registration.read-sensitive', eventId);
      const answers = await this.answers.of(tx, registration, locale, { sealed: open, confidential: may(actor, 'registration.read-confidential', eventId) });
      await this.audit.record(tx, { actor, action: open ? 'registration.read-sensitive' : 'registration.read', subject: { type: 'registration', id }, eventId });
      const card = (await this.people.cards([registration.personId], tx)).get(registration.personId);
      const consents = Object.entries(registration.consents).map(([purpose, { answer, at }]) => ({ purpose, given: answer, at }));
      const steps = await rows<RegistrationHistoryResponse>(
        tx,
        `SELECT at, actor_kind AS "actorKind", from_status AS "from", to_status AS "to", reason, change,
                CASE change WHEN 'answers' THEN ARRAY(SELECT jsonb_array_elements_text(detail -> 'fields')) WHEN 'consents' THEN ARRAY(SELECT jsonb_object_keys(detail)) ELSE '{}' END AS fields
           FROM registration_history WHERE registration_id = $1 ORDER BY at, id`,
        [id],
      );
      const history = steps.map((step) => Object.assign(step, { reason: reasonIn(step.reason, (text) => textIn(text, locale)) }));
      const place = (await this.registrations.placeOf(registration, tx))?.place ?? null;
      return Object.assign(new RegistrationDetailResponse(), shown(registration, card, place), { email: card?.email ?? null, formVersion: await this.answers.versionOf(tx, registration), answers, hasSealed: isSealed && !open, consents, history });
    });
  }

  /** A file that somebody sent as an answer, for whoever may read the answer; it is recorded. @throws Refusal ANSWER_FILE_UNKNOWN, FILE_BEING_CHECKED, FILE_INFECTED */
  async file(actor: Actor, eventId: string, id: string, fileId: string): Promise<OpenedFile> {
    const registration = await this.registrations.get(id);
    if (registration.eventId !== eventId) throw refuse('REGISTRATION_UNKNOWN');
    return this.sql.transaction(async (tx) => {
      const found = await this.answers.file(tx, registration, fileId, { sealed: may(actor, 'registration.read-sensitive', eventId), confidential: may(actor, 'registration.read-confidential', eventId) });
      await this.audit.record(tx, { actor, action: found.sensitive ? 'registration.read-sensitive' : 'registration.read', subject: { type: 'registration', id }, eventId, detail: { fileId } });
      return found;
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

  /** Registrations counted: all by status, those with a seat by everything else. */
  async summary(eventId: string): Promise<RegistrationSummaryResponse> {
    const by = (column: string, where = `r.status IN ('submitted', 'approved', 'confirmed')`): Promise<CountResponse[]> =>
      this.sql.rows(`SELECT coalesce(${column}::text, 'unknown') AS key, count(*)::int AS count FROM registration r JOIN person p ON p.id = r.person_id WHERE r.event_id = $1 AND ${where} GROUP BY 1 ORDER BY 2 DESC, 1`, [eventId]);
    const [byStatus, byCategory, bySex, byParty] = await Promise.all([by('r.status', 'true'), by('r.category'), by('p.sex'), by('r.party_id')]);
    return { byStatus, byCategory, bySex, byParty };
  }
}

/** Whether somebody holds a permission for an event, besides the one that let them in. */
export function may(actor: Actor, permission: string, eventId: string): boolean {
  const scope = eventScope(actor, permission);
  return scope === null || scope.includes(eventId);
}

/** A registration as lists show it. */
export function shown(registration: RegistrationFacts, card: PersonCard | undefined, place: number | null): RegistrationResponse {
  const { id, personId, partyId, category, function: role, funded, status, offerUntil, channel, createdAt, version } = registration;
  const native = card?.otherScripts.native ?? card?.otherScripts.cyrillic;
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
    funded,
    institution: card?.institution ?? null,
    position: card?.position ?? null,
    status,
    place,
    offerUntil,
    channel,
    createdAt,
    version,
  };
}
