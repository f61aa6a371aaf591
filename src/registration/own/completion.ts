import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { People, type PersonInput } from '../../directory/index.js';
import { Events, type EventFacts } from '../../events/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Sql } from '../../platform/database/index.js';
import type { Locale } from '../../platform/i18n/index.js';
import { consentsOf, NEEDED } from '../consents.js';
import type { Answers } from '../form/form.js';
import { Steps } from '../life/steps.js';
import type { RegistrationFacts } from '../registration.js';
import { refuse } from '../registration.errors.js';
import { Registrations } from '../registrations.js';
import { Answering } from './answering.js';

/** What somebody who was nominated tells of themselves. */
export interface Completed {
  answers: Answers;
  consents: Readonly<Record<string, boolean>>;
  locale: Locale;
  /** What the directory may not know yet. */
  person: Pick<PersonInput, 'sex' | 'stateIso2' | 'institutionName' | 'position'>;
}

/** Whether somebody may complete their registration now: they were named, have a seat, and the event is not over. */
export function isCompletable({ status }: Pick<RegistrationFacts, 'status'>, event: Pick<EventFacts, 'status' | 'endsAt'>, now: Date): boolean {
  return (status === 'nominated' || status === 'draft') && ['published', 'registration-open', 'closed', 'held'].includes(event.status) && now < event.endsAt;
}

/** The second step of a nomination: the person who was named completes the registration. The seat is theirs already and none is taken here. */
@Injectable()
export class Completion {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly people: People,
    private readonly answering: Answering,
    private readonly steps: Steps,
    private readonly registrations: Registrations,
    private readonly audit: Audit,
  ) {}

  /** Completes it; where staff approve, they are asked next. Of two completions at once the second is refused. @throws Refusal NOTHING_TO_COMPLETE, CONSENT_NEEDED, ANSWER_MISSING, ANSWER_INVALID, ANSWER_UNKNOWN */
  complete(actor: Actor, eventId: string, id: string, told: Completed): Promise<RegistrationFacts> {
    return this.sql.transaction(async (tx) => {
      const form = await this.answering.form(tx, eventId);
      const registration = await this.steps.lock(tx, eventId, id);
      if (!isCompletable(registration, await this.events.get(eventId, tx), this.clock.now())) throw refuse('NOTHING_TO_COMPLETE');
      if (told.consents[NEEDED] !== true) throw refuse('CONSENT_NEEDED', { field: `consents.${NEEDED}` });
      const { open, sealed } = await this.answering.answer(tx, registration, form, told.answers);
      await tx.query('UPDATE registration SET answers = $2, sealed_answers = $3, form_version_id = $4, consents = $5, locale = $6 WHERE id = $1', [
        id,
        JSON.stringify(open),
        sealed,
        form.id,
        JSON.stringify(consentsOf(told.consents, this.clock.now())),
        told.locale,
      ]);
      await this.people.complete(tx, registration.personId, told.person, actor);
      await this.audit.record(tx, { actor, action: 'registration.completed', subject: { type: 'registration', id }, eventId });
      return this.registrations.proceed(tx, await this.steps.take(tx, { ...registration, locale: told.locale }, 'submitted', actor), actor, 'registration:submitted');
    });
  }
}
