import { Injectable } from '@nestjs/common';
import { Sealing, type SealedPlace } from '../platform/sealing/index.js';
import type { Answers } from './form/form.js';

/** Tables that keep sealed answers. */
type Kept = 'registration' | 'registration_reapproval';

/** Sensitive answers of a registration, sealed before they reach SQL and bound to their row. */
@Injectable()
export class SealedAnswers {
  constructor(private readonly sealing: Sealing) {}

  /** Null where there is nothing to seal. */
  seal(row: string, answers: Answers, table: Kept = 'registration'): Buffer | null {
    return Object.keys(answers).length === 0 ? null : this.sealing.seal(JSON.stringify(answers), placeOf(table, row));
  }

  open(row: string, sealed: Buffer | null, table: Kept = 'registration'): Answers {
    return sealed === null ? {} : (JSON.parse(this.sealing.open(sealed, placeOf(table, row))) as Answers);
  }
}

function placeOf(table: Kept, row: string): SealedPlace {
  return { table, row, column: 'sealed_answers' };
}
