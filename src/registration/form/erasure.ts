import { Injectable } from '@nestjs/common';
import { Audit } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { rows, Sql, type Tx } from '../../platform/database/index.js';
import { Every } from '../../platform/jobs/index.js';
import { SealedAnswers } from '../sealed-answers.js';
import { AnswerFiles } from './answer-files.js';
import { expiredAnswers } from './erasure.rules.js';
import type { Answers } from './form.js';
import { Forms } from './forms.js';

/** Registrations in one go. */
const BATCH = 100;

interface Kept {
  id: string;
  eventId: string;
  endsAt: Date;
  answers: Answers;
  sealed: Buffer | null;
}

/** Erases answers whose time is over, by what the form under which they were given says; in the history too. The registration stays. */
@Injectable()
export class AnswerErasure {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly forms: Forms,
    private readonly sealed: SealedAnswers,
    private readonly files: AnswerFiles,
    private readonly audit: Audit,
  ) {}

  @Every({ name: 'registration.erase-answers', seconds: 86_400 })
  async sweep(): Promise<void> {
    const forms = await this.sql.rows<{ id: string }>(
      `SELECT f.id FROM form_version f JOIN event e ON e.id = f.event_id
        WHERE e.ends_at <= $1 AND jsonb_path_exists(f.definition, '$.sections[*].fields[*].keptDays ? (@ != null)')
          AND EXISTS (SELECT 1 FROM registration r WHERE r.form_version_id = f.id AND (r.answers <> '{}' OR r.sealed_answers IS NOT NULL))`,
      [this.clock.now()],
    );
    for (const { id } of forms) await this.eraseUnder(id);
  }

  private async eraseUnder(formId: string): Promise<void> {
    let last = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const seen = await this.sql.transaction((tx) => this.eraseSome(tx, formId, last));
      const next = seen.at(-1);
      if (next === undefined || seen.length < BATCH) return;
      last = next;
    }
  }

  /** Answers the ids that were looked at. */
  private async eraseSome(tx: Tx, formId: string, last: string): Promise<string[]> {
    const { definition } = await this.forms.version(formId, tx);
    const found = await rows<Kept>(
      tx,
      `SELECT r.id, r.event_id AS "eventId", e.ends_at AS "endsAt", r.answers, r.sealed_answers AS sealed FROM registration r JOIN event e ON e.id = r.event_id
        WHERE r.form_version_id = $1 AND r.id > $2 ORDER BY r.id LIMIT ${BATCH} FOR UPDATE OF r`,
      [formId, last],
    );
    for (const registration of found) {
      const sealed = this.sealed.open(registration.id, registration.sealed);
      const expired = expiredAnswers(definition, { ...registration.answers, ...sealed }, registration.endsAt, this.clock.now());
      if (expired.length > 0) await this.erase(tx, registration, sealed, expired);
    }
    return found.map(({ id }) => id);
  }

  private async erase(tx: Tx, { id, eventId, answers }: Kept, sealed: Answers, expired: readonly string[]): Promise<void> {
    const without = (all: Answers): Answers => Object.fromEntries(Object.entries(all).filter(([answer]) => !expired.includes(answer)));
    const left = { open: without(answers), sealed: without(sealed) };
    await tx.query('UPDATE registration SET answers = $2, sealed_answers = $3, version = version + 1 WHERE id = $1', [id, JSON.stringify(left.open), this.sealed.seal(id, left.sealed)]);
    // What was answered before a change stands in the history, in the open.
    await tx.query(`UPDATE registration_history SET detail = jsonb_set(detail, '{before}', (detail -> 'before') - $2::text[]) WHERE registration_id = $1 AND change = 'answers' AND detail ? 'before'`, [id, [...expired]]);
    // And what was approved before a change; after the event nobody compares any more.
    await tx.query('DELETE FROM registration_reapproval WHERE registration_id = $1 AND fields && $2::text[]', [id, [...expired]]);
    await this.files.removeExcept(tx, id, { ...left.open, ...left.sealed });
    await this.audit.record(tx, { actor: { kind: 'system', task: 'registration.erase-answers' }, action: 'registration.answers-erased', subject: { type: 'registration', id }, eventId, detail: { fields: [...expired] } });
  }
}
