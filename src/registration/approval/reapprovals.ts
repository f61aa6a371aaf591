import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { newId, rows, type Tx } from '../../platform/database/index.js';
import { textIn, type Locale } from '../../platform/i18n/index.js';
import { ReadableAnswers, type Opened } from '../answers.js';
import { spokenAnswer } from '../form/asked-form.js';
import { divide, fieldsOf, questionIdOf, type Answers, type FormField, type FormText } from '../form/form.js';
import { Forms, type StoredForm } from '../form/forms.js';
import { changedAnswers } from '../own/change.rules.js';
import type { RegistrationFacts } from '../registration.js';
import { SealedAnswers } from '../sealed-answers.js';
import { againAfter } from './approval.rules.js';

/** An answer that was changed after approval. `before` and `after` are null for no answer, and both for one that the reader may not see. */
export interface ChangedAnswer {
  field: string;
  label: FormText;
  before: string | null;
  after: string | null;
  sensitive: boolean;
}

/** A change by the person: under which form they answer now, what they answered before and what now. */
interface AnswersChanged {
  form: StoredForm;
  fields: readonly string[];
  before: Answers;
  after: Answers;
}

/** What was approved of a registration, of those answers that have been changed since. */
interface Open {
  id: string;
  registrationId: string;
  formVersionId: string | null;
  fields: string[];
  answers: Answers;
  sealed: Buffer | null;
}

const TABLE = 'registration_reapproval';

/**
 * What was changed after approval in fields that need it again. The rule: what the person changed counts at once, and they keep their seat, their ticket and their
 * status; the secretariat sees what was approved beside what is said now, and approves it, asks, or ends the participation with a reason.
 */
@Injectable()
export class Reapprovals {
  constructor(
    private readonly clock: Clock,
    private readonly forms: Forms,
    private readonly sealed: SealedAnswers,
    private readonly readable: ReadableAnswers,
  ) {}

  /** Joins a change of answers. The registration is locked and as it was before. */
  async follow(tx: Tx, registration: RegistrationFacts, { form, fields, before, after }: AnswersChanged): Promise<void> {
    if (registration.status !== 'approved' && registration.status !== 'confirmed') return;
    const [open] = await this.openOf(tx, [registration.id]);
    const known = new Set(open?.fields);
    const kept = open ? this.approved(open) : {};
    // Of a field that is open already what was approved is kept; of any other it is what was answered until now.
    const approved = (field: string): Answers => pick(known.has(field) ? kept : before, [field]);
    const marked = fieldsOf(form.definition).flatMap(({ id, reapprove }) => (reapprove ? [id] : []));
    const again = againAfter([...known], fields.filter((field) => marked.includes(questionIdOf(field))), (field) => changedAnswers(approved(field), pick(after, [field])).length === 0);
    if (again.length > 0) await this.keep(tx, registration, open, again, Object.assign({}, ...again.map(approved)) as Answers);
    else if (open) await tx.query(`UPDATE ${TABLE} SET closed_at = $2, outcome = 'reverted' WHERE id = $1`, [open.id, this.clock.now()]);
  }

  /** What was changed, as people read it, by registration. With `sealed` the sensitive answers too, with `confidential` those for the secretariat alone. */
  async changes(tx: Tx, registrations: readonly RegistrationFacts[], locale: Locale, opened: Opened): Promise<Map<string, ChangedAnswer[]>> {
    const open = new Map((await this.openOf(tx, registrations.map(({ id }) => id))).map((one) => [one.registrationId, one]));
    const changes = new Map<string, ChangedAnswer[]>();
    for (const registration of registrations) {
      const one = open.get(registration.id);
      if (one) changes.set(registration.id, await this.compare(tx, registration, one, locale, opened));
    }
    return changes;
  }

  /** Closes what is open of these registrations, by a decision. */
  async close(tx: Tx, registrationIds: readonly string[], outcome: 'approved' | 'ended', decisionId: string): Promise<void> {
    await tx.query(`UPDATE ${TABLE} SET closed_at = $2, outcome = $3, decision_id = $4 WHERE registration_id = ANY ($1::uuid[]) AND closed_at IS NULL`, [registrationIds, this.clock.now(), outcome, decisionId]);
  }

  /** Opens again what a decision closed that is taken back. */
  async reopen(tx: Tx, registrationIds: readonly string[], decisionId: string): Promise<void> {
    await tx.query(`UPDATE ${TABLE} SET closed_at = NULL, outcome = NULL, decision_id = NULL WHERE registration_id = ANY ($1::uuid[]) AND decision_id = $2`, [registrationIds, decisionId]);
  }

  private async keep(tx: Tx, registration: RegistrationFacts, open: Open | undefined, fields: readonly string[], approved: Answers): Promise<void> {
    const id = open?.id ?? newId();
    const formVersionId = open ? open.formVersionId : registration.formVersionId;
    const parts = divide((await this.forms.version(formVersionId, tx)).definition, approved);
    await tx.query(
      `INSERT INTO ${TABLE} (id, registration_id, since, form_version_id, fields, answers, sealed_answers) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (id) DO UPDATE SET fields = EXCLUDED.fields, answers = EXCLUDED.answers, sealed_answers = EXCLUDED.sealed_answers`,
      [id, registration.id, this.clock.now(), formVersionId, fields, JSON.stringify(parts.open), this.sealed.seal(id, parts.sealed, TABLE)],
    );
  }

  private async compare(tx: Tx, registration: RegistrationFacts, open: Open, locale: Locale, { sealed, confidential }: Opened): Promise<ChangedAnswer[]> {
    const [then, now] = [await this.fields(tx, open.formVersionId, locale), await this.fields(tx, registration.formVersionId, locale)];
    const approved = sealed ? this.approved(open) : open.answers;
    const given = sealed ? await this.readable.all(tx, registration) : registration.answers;
    const say = (field: FormField | undefined, value: Answers[string] | undefined): string | null => (field && value !== undefined ? spokenAnswer(field, value, (text) => textIn(text, locale)) : null);
    return open.fields.map((id) => {
      const [before, after] = [then.get(id), now.get(id)];
      const sensitive = before?.sensitive === true || after?.sensitive === true;
      const isConfidential = before?.audience === 'secretariat' || after?.audience === 'secretariat';
      const hidden = (sensitive && !sealed) || (isConfidential && !confidential);
      return { field: id, label: after?.label ?? before?.label ?? { en: id }, before: hidden ? null : say(before, approved[id]), after: hidden ? null : say(after, given[id]), sensitive };
    });
  }

  private async fields(tx: Tx, formVersionId: string | null, locale: Locale): Promise<Map<string, FormField>> {
    const asked = await this.forms.asked((await this.forms.version(formVersionId, tx)).definition, locale);
    return new Map(fieldsOf(asked).map((field) => [field.id, field]));
  }

  private openOf(tx: Tx, registrationIds: readonly string[]): Promise<Open[]> {
    return rows<Open>(
      tx,
      `SELECT id, registration_id AS "registrationId", form_version_id AS "formVersionId", fields, answers, sealed_answers AS sealed FROM ${TABLE} WHERE registration_id = ANY ($1::uuid[]) AND closed_at IS NULL`,
      [registrationIds],
    );
  }

  private approved({ id, answers, sealed }: Open): Answers {
    return { ...answers, ...this.sealed.open(id, sealed, TABLE) };
  }
}

function pick(answers: Answers, fields: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([field]) => fields.includes(field)));
}
