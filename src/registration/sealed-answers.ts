import { Injectable } from '@nestjs/common';
import { Sealing, type SealedPlace } from '../platform/sealing/index.js';
import type { Answers } from './form/form.js';

/** Sensitive answers of a registration, sealed before they reach SQL and bound to their row. */
@Injectable()
export class SealedAnswers {
  constructor(private readonly sealing: Sealing) {}

  /** Null where there is nothing to seal. */
  seal(registrationId: string, answers: Answers): Buffer | null {
    return Object.keys(answers).length === 0 ? null : this.sealing.seal(JSON.stringify(answers), placeOf(registrationId));
  }

  open(registrationId: string, sealed: Buffer | null): Answers {
    return sealed === null ? {} : (JSON.parse(this.sealing.open(sealed, placeOf(registrationId))) as Answers);
  }
}

function placeOf(row: string): SealedPlace {
  return { table: 'registration', row, column: 'sealed_answers' };
}
