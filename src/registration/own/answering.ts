import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/index.js';
import { AnswerFiles } from '../form/answer-files.js';
import { ChoicePlaces } from '../form/choice-places.js';
import { divide, type Answers } from '../form/form.js';
import { refuseAll } from '../form/form.refusals.js';
import { Forms, type StoredForm } from '../form/forms.js';
import { readAnswers } from '../form/read-answers.js';
import type { RegistrationFacts } from '../registration.js';
import { SealedAnswers } from '../sealed-answers.js';

/** Answers that are worth keeping, and as they are kept. */
interface Answered {
  kept: Answers;
  open: Answers;
  sealed: Buffer | null;
}

/** Takes the answers of somebody whose registration is there. */
@Injectable()
export class Answering {
  constructor(
    private readonly forms: Forms,
    private readonly places: ChoicePlaces,
    private readonly files: AnswerFiles,
    private readonly sealed: SealedAnswers,
  ) {}

  /** The form as it is asked now, with what its places are counted by locked. Comes before any registration is locked. */
  async form(tx: Tx, eventId: string): Promise<StoredForm> {
    const form = await this.forms.current(eventId, tx);
    await this.places.lock(tx, eventId, form.definition);
    return form;
  }

  /** @throws Refusal ANSWER_MISSING, ANSWER_INVALID and the like, CHOICE_FULL, FILE_GONE, FILE_INFECTED */
  async answer(tx: Tx, { id, eventId, category }: Pick<RegistrationFacts, 'id' | 'eventId' | 'category'>, form: StoredForm, answers: Readonly<Record<string, unknown>>): Promise<Answered> {
    const { kept, faults } = readAnswers(await this.forms.asked(form.definition), answers, { category });
    if (faults.length > 0) throw refuseAll(faults, 'answers.');
    const [full] = await this.places.refusals(tx, eventId, form.definition, [kept], [id]);
    if (full) throw full;
    const taken = await this.files.take(tx, form.definition, id, kept);
    const { open, sealed } = divide(form.definition, taken);
    return { kept: taken, open, sealed: this.sealed.seal(id, sealed) };
  }
}
