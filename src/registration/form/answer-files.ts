import { Injectable } from '@nestjs/common';
import { Files, type FileFacts, type FileSubject, type OpenedFile } from '../../files/index.js';
import type { Tx } from '../../platform/database/index.js';
import { fieldsOf, type AnswerValue, type Answers, type FormDefinition } from './form.js';

/** Files that people sent as answers. They belong to the registration, and go with the answer. */
@Injectable()
export class AnswerFiles {
  constructor(private readonly files: Files) {}

  /** Attaches the uploads that answers name, and answers them with the ids of the files. What the registration had and no longer names is removed. @throws Refusal FILE_GONE, FILE_INFECTED */
  async take(tx: Tx, form: FormDefinition, registrationId: string, answers: Answers): Promise<Answers> {
    const fields = fieldsOf(form).filter(({ kind }) => kind === 'file' || kind === 'photo');
    if (fields.length === 0) return answers;
    const taken: Record<string, AnswerValue> = { ...answers };
    const subject = subjectOf(registrationId);
    for (const { id, kind } of fields) {
      const reference = answers[id];
      if (typeof reference === 'string') taken[id] = await this.files.take(tx, reference, { purpose: kind === 'photo' ? 'photo' : 'document', subject, field: `answers.${id}` });
    }
    const kept = fields.flatMap(({ id }) => (typeof taken[id] === 'string' ? [taken[id]] : []));
    await this.files.removeAll(tx, subject, kept);
    return taken;
  }

  /** Removes the files of a registration that none of these answers names. */
  async removeExcept(tx: Tx, registrationId: string, answers: Answers): Promise<void> {
    const kept = Object.values(answers).filter((answer) => typeof answer === 'string');
    const there = [...(await this.of(tx, registrationId)).keys()];
    await this.files.removeAll(tx, subjectOf(registrationId), there.filter((id) => kept.includes(id)));
  }

  /** The files of a registration by their ids. */
  async of(tx: Tx, registrationId: string): Promise<ReadonlyMap<string, FileFacts>> {
    const found = (await this.files.of(tx, TYPE, [registrationId])).get(registrationId) ?? [];
    return new Map(found.map((file) => [file.id, file]));
  }

  /** @throws Refusal FILE_NOT_FOUND, FILE_BEING_CHECKED, FILE_INFECTED */
  open(registrationId: string, fileId: string): Promise<OpenedFile> {
    return this.files.open(fileId, subjectOf(registrationId));
  }
}

const TYPE = 'registration';

function subjectOf(id: string): FileSubject {
  return { type: TYPE, id };
}
