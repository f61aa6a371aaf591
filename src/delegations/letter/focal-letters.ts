import { Injectable } from '@nestjs/common';
import { Messages } from '../../messages/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/database/index.js';
import type { DelegationFacts } from '../delegation.js';
import { nominationInvited } from './letters.js';

type WithLink = Pick<DelegationFacts, 'id' | 'linkNumber' | 'focalPersonId'>;

/** The letter that carries the link of a delegation. */
@Injectable()
export class FocalLetters {
  constructor(
    private readonly clock: Clock,
    private readonly messages: Messages,
  ) {}

  /** Writes to those who speak for these delegations; one letter for each link. Joins a transaction. */
  async invite(tx: Tx, eventId: string, delegations: readonly WithLink[], cause: string): Promise<void> {
    await this.messages.write(
      tx,
      delegations.map(({ id, linkNumber, focalPersonId }) => ({
        kind: nominationInvited,
        dedupeKey: `${nominationInvited.name}:${id}:${linkNumber}`,
        eventId,
        personId: focalPersonId,
        params: { delegationId: id, linkNumber },
        cause,
        dueAt: this.clock.now(),
      })),
    );
  }
}
