import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/index.js';
import { displayName, People } from '../../directory/index.js';
import { Events, type EventFacts } from '../../events/index.js';
import { rfc3339 } from '../../platform/clock/index.js';
import { rows, Sql, type Tx } from '../../platform/database/index.js';
import { textIn, type Locale } from '../../platform/i18n/index.js';
import { Sealing } from '../../platform/sealing/index.js';
import type { AnswerValue, FormDefinition, FormField } from '../form/form.js';
import type { RegistrationFacts } from '../registration.js';
import { refuse } from '../registration.errors.js';
import type { AnswerResponse, OwnEventResponse, OwnRegistrationResponse } from '../registration.responses.js';
import { Registrations } from '../registrations.js';
import { Settings } from '../settings/settings.js';

/** A person's own registration, reached by their link: read, accept an offer, withdraw. */
@Injectable()
export class OwnRegistration {
  constructor(
    private readonly sql: Sql,
    private readonly events: Events,
    private readonly people: People,
    private readonly settings: Settings,
    private readonly registrations: Registrations,
    private readonly sealing: Sealing,
  ) {}

  async read(actor: Actor, locale: Locale): Promise<OwnRegistrationResponse> {
    const registration = await this.of(actor);
    const event = await this.events.get(registration.eventId);
    const card = (await this.people.cards([registration.personId])).get(registration.personId);
    const [last] = await this.sql.rows<{ reason: string | null }>('SELECT reason FROM registration_history WHERE registration_id = $1 ORDER BY at DESC, id DESC LIMIT 1', [registration.id]);
    const answers = await this.answers(registration, event, this.sql.manager, locale);
    return {
      event: ownEvent(event),
      name: card ? displayName(card) : '',
      status: registration.status === 'invited' || registration.status === 'nominated' || registration.status === 'draft' ? 'submitted' : registration.status,
      category: registration.category,
      place: await this.registrations.placeOf(registration),
      offerUntil: registration.offerUntil ? rfc3339(registration.offerUntil, event.zone) : null,
      reason: last?.reason ?? null,
      answers: answers.map(({ label, value }) => ({ label: textIn(label, locale), value })),
      consents: Object.entries(registration.consents).map(([purpose, { answer, at }]) => ({ purpose, given: answer, at })),
      hasTicket: registration.status === 'confirmed',
      canWithdraw: ['submitted', 'approved', 'confirmed', 'waitlisted'].includes(registration.status),
    };
  }

  async acceptOffer(actor: Actor): Promise<void> {
    const registration = await this.of(actor);
    const event = await this.events.get(registration.eventId);
    await this.registrations.acceptOffer(actor, event.id, registration.id, (await this.settings.of(event)).needsApproval);
  }

  async withdraw(actor: Actor, reason: string | null): Promise<void> {
    const registration = await this.of(actor);
    await this.registrations.withdraw(actor, registration.eventId, registration.id, reason);
  }

  /** Answers with the labels of their questions; the sealed ones opened. For the person, and for staff whose task needs them. */
  async answers(registration: RegistrationFacts, event: Pick<EventFacts, 'id' | 'kind'>, tx: Tx, locale: Locale = 'en'): Promise<AnswerResponse[]> {
    const [row] = await rows<{ sealed: Buffer | null; definition: FormDefinition | null }>(
      tx,
      'SELECT r.sealed_answers AS sealed, f.definition FROM registration r LEFT JOIN form_version f ON f.id = r.form_version_id WHERE r.id = $1',
      [registration.id],
    );
    const definition = row?.definition ?? (await this.settings.form({ ...(await this.settings.of(event, tx)), formId: null }, tx)).definition;
    const sealed = row?.sealed ? (JSON.parse(this.sealing.open(row.sealed, { table: 'registration', row: registration.id, column: 'sealed_answers' })) as Record<string, AnswerValue>) : {};
    const all: Record<string, AnswerValue> = { ...registration.answers, ...sealed };
    return definition.sections
      .flatMap((section) => section.fields)
      .flatMap((field) => {
        const value = all[field.id];
        return value === undefined ? [] : [{ field: field.id, label: field.label, value: spoken(field, value, locale), sensitive: field.sensitive }];
      });
  }

  private async of(actor: Actor): Promise<RegistrationFacts> {
    if (actor.kind !== 'link') throw refuse('REGISTRATION_UNKNOWN');
    return this.registrations.get(actor.subjectId);
  }
}

const YES_NO: Readonly<Record<Locale, readonly [string, string]>> = { en: ['Yes', 'No'], ru: ['Да', 'Нет'], fa: ['بله', 'خیر'] };

/** An answer in the reader's words: the label of what was chosen, not its key. */
function spoken(field: Pick<FormField, 'options'>, value: AnswerValue, locale: Locale): string {
  if (typeof value === 'boolean') return YES_NO[locale][value ? 0 : 1];
  const chosen = (one: string | number): string => {
    const option = field.options?.find((candidate) => candidate.value === one);
    return option ? textIn(option.label, locale) : String(one);
  };
  return typeof value === 'object' ? value.map(chosen).join(', ') : chosen(value);
}

/** The event as a page opened by a personal link shows it. */
export function ownEvent(event: EventFacts): OwnEventResponse {
  const { id, slug, kind, subKind, title, theme, startsLocal, endsLocal, zone, datePrecision, mode, city, countryIso2, country, venue, status } = event;
  return { id, slug, kind, subKind, title, theme, startsLocal, endsLocal, zone, startsAt: rfc3339(event.startsAt, zone), endsAt: rfc3339(event.endsAt, zone), datePrecision, mode, city, countryIso2, country, venue, status };
}
