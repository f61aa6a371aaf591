import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/index.js';
import { EventsModule } from '../events/index.js';
import { InvitationsModule } from '../invitations/index.js';
import { RegistrationModule } from '../registration/index.js';
import { Answering } from './answering.js';
import { Changing } from './changing.js';
import { Delegations } from './delegations.js';
import { Board } from './desk/board.js';
import { DelegationAttention } from './desk/delegation-attention.js';
import { DelegationChanges } from './desk/delegation-changes.js';
import { DelegationDetail } from './desk/delegation-detail.js';
import { DelegationsController } from './desk/delegations.controller.js';
import { EventJoins } from './event-joins.js';
import { FocalComposer } from './letter/focal.composer.js';
import { FocalLetters } from './letter/focal-letters.js';
import { NomineeComposer } from './letter/nominee.composer.js';
import { Linking } from './linking.js';
import { Opening } from './opening/opening.service.js';
import { OpeningController } from './opening/opening.controller.js';
import { PartiesAsked } from './opening/parties-asked.js';
import { OwnDelegation } from './own/own-delegation.service.js';
import { OwnDelegationController } from './own/own-delegation.controller.js';
import { Delegates } from './people/delegates.js';
import { Members } from './people/members.js';
import { Nominating } from './people/nominating.js';
import { Nudging } from './people/nudging.js';
import { PeopleBefore } from './people/people-before.js';
import { PersonJoins } from './person-joins.js';
import { RegistrationJoins } from './registration-joins.js';

const letters = [FocalComposer, FocalLetters, NomineeComposer];
const people = [Delegates, Members, Nominating, Nudging, PeopleBefore];
const desk = [Board, DelegationAttention, DelegationChanges, DelegationDetail];
const opening = [Opening, PartiesAsked];

/** Parties that are asked to name their people, and the people whom they name. */
@Module({
  imports: [DirectoryModule, EventsModule, RegistrationModule, InvitationsModule],
  controllers: [OpeningController, DelegationsController, OwnDelegationController],
  providers: [...letters, ...people, ...desk, ...opening, Answering, Changing, Delegations, EventJoins, Linking, OwnDelegation, PersonJoins, RegistrationJoins],
})
export class DelegationsModule {}
