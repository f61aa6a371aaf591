import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/index.js';
import { EventsModule } from '../events/index.js';
import { InvitationsModule } from '../invitations/index.js';
import { RegistrationModule } from '../registration/index.js';
import { Occasions } from './due/occasions.js';
import { ReminderSweep } from './due/sweep.js';
import { LetterLinks } from './letter/letter-links.js';
import { ReminderComposer } from './letter/reminder.composer.js';
import { ReminderPreview } from './preview/preview.js';
import { RemindersController } from './reminders.controller.js';
import { EventJoins } from './rules/event-joins.js';
import { ReminderRules } from './rules/rules.js';
import { PersonJoins } from './person-joins.js';

/** Rules, who is due, once. */
@Module({
  imports: [DirectoryModule, EventsModule, InvitationsModule, RegistrationModule],
  controllers: [RemindersController],
  providers: [PersonJoins, EventJoins, LetterLinks, Occasions, ReminderComposer, ReminderPreview, ReminderRules, ReminderSweep],
})
export class RemindersModule {}
