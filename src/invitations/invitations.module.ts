import { Module } from '@nestjs/common';
import { OwnInvitationController } from './answers/own-invitation.controller.js';
import { OwnInvitation } from './answers/own-invitation.service.js';
import { StaffAnswers } from './answers/staff-answers.service.js';
import { Substitutes } from './answers/substitutes.js';
import { InvitationAttention } from './desk/invitation-attention.js';
import { InvitationChanges } from './desk/invitation-changes.js';
import { InvitationDesk } from './desk/invitation-desk.js';
import { InvitationDetail } from './desk/invitation-detail.js';
import { InvitationsController } from './desk/invitations.controller.js';
import { Reminding } from './desk/reminding.js';
import { EventJoins } from './event-joins.js';
import { Invitations } from './invitations.js';
import { InvitationWords } from './letter/invitation-words.js';
import { InvitationComposer } from './letter/invitation.composer.js';
import { LettersSent } from './letter/letters-sent.js';
import { Steps } from './life/steps.js';
import { RegistrationJoins } from './registration-joins.js';
import { Candidates } from './sending/candidates.js';
import { LettersAhead } from './sending/letters-ahead.js';
import { SendingController } from './sending/sending.controller.js';
import { Sending } from './sending/sending.service.js';
import { DirectoryModule } from '../directory/index.js';
import { EventsModule } from '../events/index.js';
import { RegistrationModule } from '../registration/index.js';
import { InvitationMerging } from './invitation-merging.js';

/** Who was asked to come, by what letter, and what they answered. Registration comes first at start, so that its joins run before those of this room. */
@Module({
  imports: [DirectoryModule, EventsModule, RegistrationModule],
  controllers: [InvitationsController, OwnInvitationController, SendingController],
  providers: [InvitationMerging, Candidates, EventJoins, InvitationAttention, InvitationChanges, InvitationComposer, InvitationDesk, InvitationDetail, Invitations, InvitationWords, LettersAhead, LettersSent, OwnInvitation, RegistrationJoins, Reminding, Sending, StaffAnswers, Steps, Substitutes],
  exports: [Invitations],
})
export class InvitationsModule {}
