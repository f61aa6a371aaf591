import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { Events } from '../../events/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Sql, type Tx } from '../../platform/database/index.js';
import { refuseVersion } from '../../platform/http/index.js';
import { ReadableAnswers } from '../answers.js';
import { Questions } from '../approval/questions.js';
import { Reapprovals } from '../approval/reapprovals.js';
import { consentsOf, NEEDED, type Consents } from '../consents.js';
import type { StoredForm } from '../form/forms.js';
import { Steps } from '../life/steps.js';
import type { RegistrationFacts } from '../registration.js';
import { refuse } from '../registration.errors.js';
import { Answering } from './answering.js';
import { changedAnswers, isChangeable } from './change.rules.js';

/** What a person changes: all answers to the form anew, and answers to some purposes. What is left out stays. */
export interface Change {
  answers?: Readonly<Record<string, unknown>>;
  consents?: Readonly<Record<string, boolean>>;
}

/** Changes of what a person answered, after they registered. The history keeps what was changed, and what was open to read before. */
@Injectable()
export class Changes {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly answering: Answering,
    private readonly steps: Steps,
    private readonly readable: ReadableAnswers,
    private readonly audit: Audit,
    private readonly reapprovals: Reapprovals,
    private readonly questions: Questions,
  ) {}

  /** @throws Refusal REGISTRATION_SETTLED, CONSENT_NEEDED, ANSWER_MISSING, ANSWER_INVALID, ANSWER_UNKNOWN, VERSION_CHANGED */
  change(actor: Actor, eventId: string, id: string, version: number, { answers, consents }: Change): Promise<void> {
    return this.sql.transaction(async (tx) => {
      const form = answers ? await this.answering.form(tx, eventId) : null;
      const registration = await this.steps.lock(tx, eventId, id);
      if (registration.version !== version) throw refuseVersion('VERSION_CHANGED');
      if (!isChangeable(registration, await this.events.get(eventId, tx), this.clock.now())) throw refuse('REGISTRATION_SETTLED');
      const fields = answers && form ? await this.answer(tx, actor, registration, form, answers) : [];
      const purposes = consents ? await this.consent(tx, actor, registration, consents) : [];
      if (fields.length + purposes.length === 0) return;
      await tx.query('UPDATE registration SET updated_at = $2, version = version + 1 WHERE id = $1', [id, this.clock.now()]);
      await this.audit.record(tx, { actor, action: 'registration.changed', subject: { type: 'registration', id }, eventId, detail: { fields, purposes } });
    });
  }

  /** Answers the form as it is asked now. Answers ids of the questions whose answers changed. */
  private async answer(tx: Tx, actor: Actor, registration: RegistrationFacts, form: StoredForm, answers: Readonly<Record<string, unknown>>): Promise<string[]> {
    const { kept, open, sealed } = await this.answering.answer(tx, registration, form, answers);
    const given = await this.readable.all(tx, registration);
    const fields = changedAnswers(given, kept);
    if (fields.length === 0) return [];
    await tx.query('UPDATE registration SET answers = $2, sealed_answers = $3, form_version_id = $4 WHERE id = $1', [registration.id, JSON.stringify(open), sealed, form.id]);
    const before = Object.fromEntries(Object.entries(registration.answers).filter(([field]) => fields.includes(field)));
    await this.steps.note(tx, [registration], actor, { change: 'answers', detail: { fields, before } });
    await this.reapprovals.follow(tx, registration, { form, fields, before: given, after: kept });
    await this.questions.answer(tx, actor, registration);
    return fields;
  }

  /** Answers the purposes that were answered otherwise than before. Whoever no longer agrees to take part withdraws. */
  private async consent(tx: Tx, actor: Actor, registration: RegistrationFacts, given: Readonly<Record<string, boolean>>): Promise<string[]> {
    if (given[NEEDED] === false) throw refuse('CONSENT_NEEDED', { field: `consents.${NEEDED}` });
    const changed = Object.entries(given).filter(([purpose, answer]) => registration.consents[purpose]?.answer !== answer);
    if (changed.length === 0) return [];
    const consents: Consents = { ...registration.consents, ...consentsOf(Object.fromEntries(changed), this.clock.now()) };
    await tx.query('UPDATE registration SET consents = $2 WHERE id = $1', [registration.id, JSON.stringify(consents)]);
    await this.steps.note(tx, [registration], actor, { change: 'consents', detail: Object.fromEntries(changed) });
    return changed.map(([purpose]) => purpose);
  }
}
