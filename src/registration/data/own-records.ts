import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/index.js';
import { People } from '../../directory/index.js';
import { SentLetters, type SentLetterText } from '../../messages/index.js';
import { rows, Sql } from '../../platform/database/index.js';
import { textIn, type Locale } from '../../platform/i18n/index.js';
import { OwnRegistration } from '../own/own-registration.js';
import { reasonIn } from '../reasons.js';
import { refuse } from '../registration.errors.js';
import { DataRequests } from './data-requests.js';
import type { OwnDataResponse, OwnRecordsResponse, OwnStepResponse } from './data.responses.js';

/** What people are told of their own story: steps, and what they changed themselves. How staff went about it is not theirs to read. */
const TOLD = ['status', 'offer', 'answers', 'consents', 'question'];

/** What is kept about somebody at one event, for themselves. */
@Injectable()
export class OwnRecords {
  constructor(
    private readonly sql: Sql,
    private readonly own: OwnRegistration,
    private readonly people: People,
    private readonly letters: SentLetters,
    private readonly requests: DataRequests,
  ) {}

  async records(actor: Actor, locale: Locale): Promise<OwnRecordsResponse> {
    const registration = await this.own.of(actor);
    const [history, letters, requests] = await Promise.all([this.history(registration.id, locale), this.letters.list(this.sql.manager, registration), this.requests.of(this.sql.manager, registration.id)]);
    return {
      history,
      letters: letters.map(({ id, subject, sentAt }) => ({ id, subject, sentAt: sentAt.toISOString() })),
      requests: requests.map(({ kind, words, askedAt, settledAt }) => ({ kind, words, askedAt: askedAt.toISOString(), settledAt: settledAt?.toISOString() ?? null })),
    };
  }

  /** A letter that was sent to them about this event. @throws Refusal LETTER_UNKNOWN */
  async letter(actor: Actor, id: string): Promise<SentLetterText> {
    const found = await this.letters.read(this.sql.manager, await this.own.of(actor), id);
    if (!found) throw refuse('LETTER_UNKNOWN');
    return found;
  }

  /** Everything that Convoke keeps about them for this event, in one piece (GDPR, Articles 15 and 20). */
  async data(actor: Actor, locale: Locale): Promise<OwnDataResponse> {
    const registration = await this.own.of(actor);
    const [page, form, records, cards] = await Promise.all([this.own.read(actor, locale), this.own.form(actor, locale), this.records(actor, locale), this.people.cards([registration.personId])]);
    const card = cards.get(registration.personId);
    const letters = await Promise.all(records.letters.map(({ id }) => this.letter(actor, id)));
    return {
      event: page.event,
      person: { name: page.name, email: card?.email ?? null, stateIso2: card?.stateIso2 ?? null },
      registration: { status: page.status, category: page.category, language: registration.locale, registeredAt: registration.createdAt.toISOString(), answers: page.answers, consents: page.consents },
      answersAsGiven: form.answers,
      history: records.history,
      letters: letters.map(({ subject, sentAt, text }) => ({ subject, sentAt: sentAt.toISOString(), text })),
      requests: records.requests,
    };
  }

  private async history(registrationId: string, locale: Locale): Promise<OwnStepResponse[]> {
    const found = await rows<Omit<OwnStepResponse, 'at'> & { at: Date }>(
      this.sql.manager,
      'SELECT at, change, to_status AS "to", reason FROM registration_history WHERE registration_id = $1 AND change = ANY ($2::text[]) ORDER BY at, id',
      [registrationId, TOLD],
    );
    return found.map(({ at, change, to, reason }) => ({ at: at.toISOString(), change, to, reason: change === 'status' ? reasonIn(reason, (text) => textIn(text, locale)) : null }));
  }
}
