import { Module, type OnModuleInit } from '@nestjs/common';
import { DirectoryModule } from '../directory/index.js';
import { EventMoments, EventsModule } from '../events/index.js';
import { RegistrationModule } from '../registration/index.js';
import { InvitationComposer } from './invitations.composer.js';
import { InvitationsController, OwnInvitationController } from './invitations.controller.js';
import { Invitations } from './invitations.js';

/** Who was asked to come, by what letter, and what they answered. */
@Module({ imports: [DirectoryModule, EventsModule, RegistrationModule], controllers: [InvitationsController, OwnInvitationController], providers: [InvitationComposer, Invitations] })
export class InvitationsModule implements OnModuleInit {
  constructor(
    private readonly moments: EventMoments,
    private readonly invitations: Invitations,
  ) {}

  onModuleInit(): void {
    this.moments.onStatus(async (tx, event) => {
      if (event.status === 'cancelled') await this.invitations.cancelOpen(tx, event.id);
    });
  }
}
