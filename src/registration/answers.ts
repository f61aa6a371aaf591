import { Injectable } from '@nestjs/common';
import type { FileFacts, OpenedFile } from '../files/index.js';
import { rows, type Tx } from '../platform/database/index.js';
import { textIn, type Locale } from '../platform/i18n/index.js';
import { AnswerFiles } from './form/answer-files.js';
import { spokenAnswer } from './form/asked-form.js';
import { fieldsOf, type Answers, type FormField } from './form/form.js';
import { Forms } from './form/forms.js';
import type { RegistrationFacts } from './registration.js';
import { refuse } from './registration.errors.js';
import type { AnswerResponse } from './registration.responses.js';
import { SealedAnswers } from './sealed-answers.js';

type Of = Pick<RegistrationFacts, 'id' | 'answers' | 'formVersionId'>;

/** What of the answers somebody reads besides those that everybody with the list may read. */
export interface Opened {
  sealed: boolean;
  confidential: boolean;
}

/** Answers as people read them, under the version of the form that asked. */
@Injectable()
export class ReadableAnswers {
  constructor(
    private readonly forms: Forms,
    private readonly sealed: SealedAnswers,
    private readonly files: AnswerFiles,
  ) {}

  /**
   * Answers in the order of their questions, under the form that asked them. With `sealed` the sensitive ones too: for the person, and for staff whose task needs
   * them, which is recorded. With `confidential` those too that the organiser keeps for the person and the secretariat.
   */
  async of(tx: Tx, registration: Of, locale: Locale, { sealed, confidential }: Opened): Promise<AnswerResponse[]> {
    const { definition } = await this.forms.version(registration.formVersionId, tx);
    const fields = fieldsOf(await this.forms.asked(definition, locale));
    const given = sealed ? await this.all(tx, registration) : registration.answers;
    const files = fields.some(isFile) ? await this.files.of(tx, registration.id) : new Map<string, FileFacts>();
    return fields.flatMap((field): AnswerResponse[] => {
      const value = given[field.id];
      if (value === undefined || (field.audience === 'secretariat' && !confidential)) return [];
      const file = isFile(field) ? files.get(String(value)) : undefined;
      return [{ field: field.id, label: field.label, value: file?.name ?? spokenAnswer(field, value, (text) => textIn(text, locale)), sensitive: field.sensitive, fileId: file?.id ?? null }];
    });
  }

  /** A file that somebody sent as an answer, with the same answers open as in `of`. @throws Refusal FILE_NOT_FOUND, FILE_BEING_CHECKED, FILE_INFECTED */
  async file(tx: Tx, registration: Of, fileId: string, opened: Opened): Promise<OpenedFile & { sensitive: boolean }> {
    const answer = (await this.of(tx, registration, 'en', opened)).find((one) => one.fileId === fileId);
    if (!answer) throw refuse('ANSWER_FILE_UNKNOWN');
    return { ...(await this.files.open(registration.id, fileId)), sensitive: answer.sensitive };
  }

  /** The version of the form that was answered; 0 for the standard one. */
  async versionOf(tx: Tx, { formVersionId }: Of): Promise<number> {
    return (await this.forms.version(formVersionId, tx)).number;
  }

  /** Answers as they were given, the sensitive ones opened. */
  async all(tx: Tx, registration: Of): Promise<Answers> {
    return { ...registration.answers, ...this.sealed.open(registration.id, await this.sealedOf(tx, registration.id)) };
  }

  /** As `all`, of many at once, by registration. */
  async allOf(tx: Tx, registrations: readonly Of[]): Promise<Map<string, Answers>> {
    const found = await rows<{ id: string; sealed: Buffer | null }>(tx, 'SELECT id, sealed_answers AS sealed FROM registration WHERE id = ANY ($1::uuid[])', [registrations.map(({ id }) => id)]);
    const sealed = new Map(found.map((row) => [row.id, row.sealed]));
    return new Map(registrations.map(({ id, answers }) => [id, { ...answers, ...this.sealed.open(id, sealed.get(id) ?? null) }]));
  }

  /** Whether there is anything sensitive. */
  async isSealed(tx: Tx, registrationId: string): Promise<boolean> {
    return (await this.sealedOf(tx, registrationId)) !== null;
  }

  private async sealedOf(tx: Tx, id: string): Promise<Buffer | null> {
    const [row] = await rows<{ sealed: Buffer | null }>(tx, 'SELECT sealed_answers AS sealed FROM registration WHERE id = $1', [id]);
    return row?.sealed ?? null;
  }
}

function isFile({ kind }: FormField): boolean {
  return kind === 'file' || kind === 'photo';
}
