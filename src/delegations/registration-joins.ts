import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Messages } from '../messages/index.js';
import { Clock } from '../platform/clock/index.js';
import { RegistrationMoments } from '../registration/index.js';
import { nominationComplete } from './letter/letters.js';

/** Writes to whoever becomes nominated: by being named while there is a seat, or by taking a seat that was offered. */
@Injectable()
export class RegistrationJoins implements OnModuleInit {
  constructor(
    private readonly moments: RegistrationMoments,
    private readonly clock: Clock,
    private readonly messages: Messages,
  ) {}

  onModuleInit(): void {
    this.moments.onChanged(async (tx, changes) => {
      const named = changes.filter(({ to }) => to === 'nominated');
      await this.messages.write(
        tx,
        named.map(({ registrationId, eventId, personId, from }) => ({
          kind: nominationComplete,
          dedupeKey: `${nominationComplete.name}:${registrationId}`,
          eventId,
          personId,
          params: { registrationId },
          cause: from === null ? 'delegation:nominated' : 'delegation:seat-taken',
          dueAt: this.clock.now(),
        })),
      );
    });
  }
}
