import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.js';
import type { RegistrationChange } from './registration.js';

type OnChanged = (tx: Tx, changes: readonly RegistrationChange[]) => Promise<void>;

/** What happens to registrations, for rooms above; they join in `onModuleInit`, inside the transaction of the change. */
@Injectable()
export class RegistrationMoments {
  private readonly changed: OnChanged[] = [];

  /** Registrations came to be, or took a step. */
  onChanged(join: OnChanged): void {
    this.changed.push(join);
  }

  async tellChanged(tx: Tx, changes: readonly RegistrationChange[]): Promise<void> {
    if (changes.length === 0) return;
    for (const join of this.changed) await join(tx, changes);
  }
}
