import { Module } from '@nestjs/common';
import { RegistrationAttention } from './attention.js';
import { RegistrationController } from './desk/registration.controller.js';
import { RegistrationDesk } from './desk/registration-desk.js';
import { EventJoins } from './event-joins.js';
import { Steps } from './life/steps.js';
import { RegistrationMoments } from './moments.js';
import { OwnRegistration } from './own/own-registration.js';
import { OwnRegistrationController } from './own/own-registration.controller.js';
import { PublicRegistrationController } from './public.controller.js';
import { RegistrationComposer } from './registration.composer.js';
import { Registrations } from './registrations.js';
import { Ledger, LedgerLock } from './seats/ledger.js';
import { Offering } from './seats/offering.js';
import { SettingsController } from './settings/settings.controller.js';
import { Settings } from './settings/settings.js';
import { Submission } from './submission.js';
import { TicketPrinters } from './ticket-printers.js';
import { DirectoryModule } from '../directory/index.js';
import { EventsModule } from '../events/index.js';

/** Forms, registrations, seats and the waiting list. */
@Module({
  imports: [DirectoryModule, EventsModule],
  controllers: [OwnRegistrationController, PublicRegistrationController, RegistrationController, SettingsController],
  providers: [EventJoins, Ledger, LedgerLock, Offering, OwnRegistration, RegistrationAttention, RegistrationComposer, RegistrationDesk, RegistrationMoments, Registrations, Settings, Steps, Submission, TicketPrinters],
  exports: [RegistrationMoments, Registrations, Settings, TicketPrinters],
})
export class RegistrationModule {}
