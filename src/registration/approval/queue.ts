import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { Audit, type Actor } from '../../access/index.js';
import { displayName, Likenesses, looksLikeAnother, People, wordPatterns, type LikePerson } from '../../directory/index.js';
import { rows, Sql, type Tx } from '../../platform/database/index.js';
import { pageOf, readCursor, type Page } from '../../platform/http/index.js';
import type { Locale } from '../../platform/i18n/index.js';
import { ReadableAnswers, type Opened } from '../answers.js';
import { may, shown } from '../desk/registration-desk.js';
import { fieldsOf } from '../form/form.js';
import { Forms } from '../form/forms.js';
import { checkAnswers } from '../form/read-answers.js';
import { ENDED, type RegistrationStatus } from '../life/registration-life.rules.js';
import type { SeatRowResponse } from '../registration.responses.js';
import { keysFor } from '../seats/keys.js';
import { ApprovalQuery, type QueuePart } from './approval.queries.js';
import { ToDecideResponse, type DuplicateResponse, type MissingAnswerResponse, type ToDecideCountsResponse } from './approval.responses.js';
import { FocalPointAnswers } from './focal-points.js';
import { Questions } from './questions.js';
import { Reapprovals } from './reapprovals.js';
import { SINCE, UNDECIDED, WAITING_COLUMNS, WAITING_JOINS, WAITS_FOR, type Waiting } from './waiting.sql.js';

/** Which of them each part of the queue shows. */
const PARTS: Readonly<Record<QueuePart, string>> = {
  secretariat: `${WAITS_FOR} = 'secretariat'`,
  participant: `${WAITS_FOR} = 'participant'`,
  'focal-point': `${WAITS_FOR} = 'focal-point'`,
  changed: 'again.id IS NOT NULL',
  duplicates: looksLikeAnother('person'),
};

type Live = { personId: string; id: string; status: RegistrationStatus };

/** Those who wait for a decision, with all that it needs in view. Every look at people is recorded. */
@Injectable()
export class ApprovalQueue {
  constructor(
    private readonly sql: Sql,
    private readonly people: People,
    private readonly likenesses: Likenesses,
    private readonly forms: Forms,
    private readonly answers: ReadableAnswers,
    private readonly questions: Questions,
    private readonly reapprovals: Reapprovals,
    private readonly focalPoints: FocalPointAnswers,
    private readonly audit: Audit,
  ) {}

  /** The longest waiting first. */
  list(actor: Actor, eventId: string, query: ApprovalQuery, locale: Locale): Promise<Page<ToDecideResponse>> {
    const [since = null, id = null] = query.cursor ? readCursor(query.cursor, 2, ([micros, last]) => /^\d{1,18}$/.test(String(micros)) && isUUID(last)) : [];
    return this.sql.transaction(async (tx) => {
      await this.audit.record(tx, { actor, action: 'registrations.to-decide-read', subject: { type: 'event', id: eventId }, eventId });
      const found = await rows<Waiting>(
        tx,
        `SELECT ${WAITING_COLUMNS} FROM registration r ${WAITING_JOINS}
          WHERE r.event_id = $1 AND ${UNDECIDED} AND ($2::text IS NULL OR r.category = $2) AND ($3::uuid IS NULL OR r.party_id = $3) AND person.search LIKE ALL ($4::text[])
            AND ($5::bigint IS NULL OR ((extract(epoch FROM ${SINCE}) * 1000000)::bigint, r.id) > ($5::bigint, $6::uuid)) ${query.part ? `AND ${PARTS[query.part]}` : ''}
          ORDER BY ${SINCE}, r.id LIMIT $7`,
        [eventId, query.category ?? null, query.partyId ?? null, wordPatterns(query.search ?? ''), since, id, query.limit + 1],
      );
      const page = pageOf(found, query.limit, (one) => [one.sinceMicros, one.id]);
      return { items: await this.describe(tx, eventId, page.items, locale, { sealed: false, confidential: may(actor, 'registration.read-confidential', eventId) }), next: page.next };
    });
  }

  /** One of them, with the sensitive answers that were changed after approval for whoever may read them, which is recorded; null when there is nothing to decide about it. */
  one(actor: Actor, eventId: string, id: string, locale: Locale): Promise<ToDecideResponse | null> {
    return this.sql.transaction(async (tx) => {
      const found = await rows<Waiting>(tx, `SELECT ${WAITING_COLUMNS} FROM registration r ${WAITING_JOINS} WHERE r.event_id = $1 AND r.id = $2 AND ${UNDECIDED}`, [eventId, id]);
      const opened = { sealed: may(actor, 'registration.read-sensitive', eventId), confidential: may(actor, 'registration.read-confidential', eventId) };
      const [described = null] = await this.describe(tx, eventId, found, locale, opened);
      const isOpened = opened.sealed && described?.changes.some(({ sensitive }) => sensitive);
      await this.audit.record(tx, { actor, action: isOpened ? 'registration.read-sensitive' : 'registration.read', subject: { type: 'registration', id }, eventId });
      return described;
    });
  }

  async counts(eventId: string): Promise<ToDecideCountsResponse> {
    const of = (part: QueuePart): string => `count(*) FILTER (WHERE ${PARTS[part]})::int`;
    const [counted] = await this.sql.rows<ToDecideCountsResponse>(
      `SELECT count(*)::int AS all, ${of('secretariat')} AS secretariat, ${of('participant')} AS participant, ${of('focal-point')} AS "focalPoint", ${of('changed')} AS changed
         FROM registration r ${WAITING_JOINS} WHERE r.event_id = $1 AND ${UNDECIDED}`,
      [eventId],
    );
    return counted ?? { all: 0, secretariat: 0, participant: 0, focalPoint: 0, changed: 0 };
  }

  /** A page with everything around it: a handful of statements, however long it is. */
  private async describe(tx: Tx, eventId: string, page: readonly Waiting[], locale: Locale, opened: Opened): Promise<ToDecideResponse[]> {
    if (page.length === 0) return [];
    const ids = page.map(({ id }) => id);
    const personIds = page.map(({ personId }) => personId);
    const cards = await this.people.cards(personIds, tx);
    const alike = await this.likenesses.of(personIds, tx);
    const live = await liveOf(tx, eventId, [...alike.values()].flatMap((people) => people.map(({ id }) => id)));
    const ledger = await rows<SeatRowResponse>(tx, 'SELECT key, capacity, taken FROM ledger WHERE event_id = $1 AND capacity IS NOT NULL', [eventId]);
    const [asked, said, changes, missing] = [await this.questions.latest(tx, ids), await this.focalPoints.of(tx, ids), await this.reapprovals.changes(tx, page, locale, opened), await this.missing(tx, eventId, page, locale)];
    return page.map((one) => {
      const keys = new Set([...keysFor(one), ...one.seats]);
      return Object.assign(new ToDecideResponse(), shown(one, cards.get(one.personId), null), {
        since: one.since,
        waitsFor: one.waitsFor ?? 'secretariat',
        limits: ledger.filter(({ key }) => keys.has(key)),
        duplicates: (alike.get(one.personId) ?? []).map((person) => duplicate(person, live.get(person.id))),
        missing: missing.get(one.id) ?? [],
        changes: changes.get(one.id) ?? [],
        asked: asked.get(one.id) ?? null,
        focalPoint: said.get(one.id) ?? null,
      });
    });
  }

  /** Required questions of the form as it is asked now that somebody has not answered: it asks more than it did, or staff entered them. */
  private async missing(tx: Tx, eventId: string, page: readonly Waiting[], locale: Locale): Promise<Map<string, MissingAnswerResponse[]>> {
    const form = await this.forms.asked((await this.forms.current(eventId, tx)).definition, locale);
    const labels = new Map(fieldsOf(form).map(({ id, label }) => [id, label]));
    const answers = await this.answers.allOf(tx, page);
    const missing = page.map((one) => {
      const faults = checkAnswers(form, answers.get(one.id) ?? {}, { category: one.category }).filter(({ code }) => code === 'ANSWER_MISSING');
      return [one.id, faults.map(({ field }) => ({ field, label: labels.get(field) ?? {} }))] as const;
    });
    return new Map(missing);
  }
}

function duplicate(person: LikePerson, registration: Live | undefined): DuplicateResponse {
  const native = person.otherScripts.native ?? person.otherScripts.cyrillic;
  return {
    personId: person.id,
    name: displayName(person),
    nativeName: native ? `${native.given} ${native.family}` : null,
    likeness: person.likeness,
    reasons: person.reasons,
    registrationId: registration?.id ?? null,
    status: registration?.status ?? null,
  };
}

/** Registrations of these people for an event that have not ended, by person. */
async function liveOf(tx: Tx, eventId: string, personIds: readonly string[]): Promise<Map<string, Live>> {
  if (personIds.length === 0) return new Map();
  const found = await rows<Live>(tx, 'SELECT person_id AS "personId", id, status FROM registration WHERE event_id = $1 AND person_id = ANY ($2::uuid[]) AND status <> ALL ($3::text[])', [eventId, personIds, ENDED]);
  return new Map(found.map((one) => [one.personId, one]));
}
