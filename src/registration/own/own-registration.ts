import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/index.js';
import { displayName, People } from '../../directory/index.js';
import { Events, type EventFacts } from '../../events/index.js';
import { Clock, rfc3339 } from '../../platform/clock/index.js';
import { Sql } from '../../platform/database/index.js';
import { textIn, type Locale } from '../../platform/i18n/index.js';
import { ReadableAnswers } from '../answers.js';
import { Questions } from '../approval/questions.js';
import { NOTICE_VERSION } from '../consents.js';
import { Forms } from '../form/forms.js';
import { reasonIn } from '../reasons.js';
import type { RegistrationFacts } from '../registration.js';
import { refuse } from '../registration.errors.js';
import type { OwnEventResponse } from '../registration.responses.js';
import { Registrations } from '../registrations.js';
import { readKey } from '../seats/keys.js';
import { FormFieldResponse } from '../form/form.responses.js';
import { isChangeable } from './change.rules.js';
import { isCompletable } from './completion.js';
import type { OwnFormResponse, OwnRegistrationResponse } from './own-registration.responses.js';

/** A person's own registration, reached by their link. */
@Injectable()
export class OwnRegistration {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly people: People,
    private readonly forms: Forms,
    private readonly registrations: Registrations,
    private readonly answers: ReadableAnswers,
    private readonly questions: Questions,
  ) {}

  async read(actor: Actor, locale: Locale): Promise<OwnRegistrationResponse> {
    const registration = await this.of(actor);
    const event = await this.events.get(registration.eventId);
    const card = (await this.people.cards([registration.personId])).get(registration.personId);
    const [last] = await this.sql.rows<{ reason: string | null }>(`SELECT reason FROM registration_history WHERE registration_id = $1 AND change = 'status' ORDER BY at DESC, id DESC LIMIT 1`, [registration.id]);
    const answers = await this.answers.of(this.sql.manager, registration, locale, { sealed: true, confidential: true });
    const { status, offerUntil, consents } = registration;
    const place = await this.registrations.placeOf(registration);
    return {
      event: ownEvent(event),
      name: card ? displayName(card) : '',
      status: status === 'invited' ? 'nominated' : status,
      category: registration.category,
      place: place?.place ?? null,
      waitsFor: place ? waitsFor(place.key) : null,
      offerUntil: offerUntil ? rfc3339(offerUntil, event.zone) : null,
      reason: reasonIn(last?.reason ?? null, (text) => textIn(text, locale)),
      asked: await this.questions.open(this.sql.manager, registration),
      answers: answers.map(({ field, label, value }) => ({ field, label: textIn(label, locale), value })),
      consents: Object.entries(consents).map(([purpose, { answer, at }]) => ({ purpose, given: answer, at })),
      hasTicket: status === 'confirmed',
      canWithdraw: ['nominated', 'draft', 'submitted', 'approved', 'confirmed', 'waitlisted'].includes(status),
      canComplete: isCompletable(registration, event, this.clock.now()),
      canChange: isChangeable(registration, event, this.clock.now()),
      version: registration.version,
    };
  }

  /** What the event asks now, with what the person has answered, to be changed. */
  async form(actor: Actor, locale: Locale): Promise<OwnFormResponse> {
    const registration = await this.of(actor);
    const { definition } = await this.forms.current(registration.eventId);
    const asked = await this.forms.asked(definition, locale);
    const sections = asked.sections.map(({ id, title, fields }) => ({ id, title, fields: fields.map((field) => FormFieldResponse.from(field)) }));
    const answers = await this.answers.all(this.sql.manager, registration);
    const consents = Object.fromEntries(Object.entries(registration.consents).map(([purpose, { answer }]) => [purpose, answer]));
    const card = (await this.people.cards([registration.personId])).get(registration.personId);
    const person = { sex: card?.sex ?? null, stateIso2: card?.stateIso2 ?? null, institution: textIn(card?.institution ?? {}, locale), position: textIn(card?.position ?? {}, locale) };
    return { category: registration.category, person, sections, answers, consents, noticeVersion: NOTICE_VERSION, version: registration.version };
  }

  async acceptOffer(actor: Actor): Promise<void> {
    const { id, eventId } = await this.of(actor);
    await this.registrations.acceptOffer(actor, eventId, id);
  }

  async withdraw(actor: Actor, reason: string | null): Promise<void> {
    const { id, eventId } = await this.of(actor);
    await this.registrations.withdraw(actor, eventId, id, reason);
  }

  /** The registration that a link is for. @throws Refusal REGISTRATION_UNKNOWN */
  async of(actor: Actor): Promise<RegistrationFacts> {
    if (actor.kind !== 'link') throw refuse('REGISTRATION_UNKNOWN');
    return this.registrations.get(actor.subjectId);
  }
}

/** What somebody waits for, without whose it is: they know their own delegation. */
function waitsFor(key: string): OwnRegistrationResponse['waitsFor'] {
  const kind = readKey(key)?.kind;
  return kind === undefined || kind === 'session' ? 'event' : kind;
}

/** The event as a page opened by a personal link shows it. */
export function ownEvent(event: EventFacts): OwnEventResponse {
  const { id, slug, kind, subKind, title, theme, startsLocal, endsLocal, zone, datePrecision, mode, city, countryIso2, country, venue, status } = event;
  return { id, slug, kind, subKind, title, theme, startsLocal, endsLocal, zone, startsAt: rfc3339(event.startsAt, zone), endsAt: rfc3339(event.endsAt, zone), datePrecision, mode, city, countryIso2, country, venue, status };
}
