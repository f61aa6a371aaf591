import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import './directory.policy.js';
import { InstitutionsController } from './institutions/institutions.controller.js';
import { Institutions } from './institutions/institutions.service.js';
import { Parties } from './parties/parties.js';
import { PartiesController } from './parties/parties.controller.js';
import { ProcessesController } from './parties/processes.controller.js';
import { Processes } from './parties/processes.service.js';
import { Terms } from './parties/terms.service.js';
import { Likenesses } from './people/likeness/likenesses.js';
import { People } from './people/people.js';
import { PeopleController } from './people/people.controller.js';
import { PeopleService } from './people/people.service.js';
import { States } from './states/states.js';
import { StatesController } from './states/states.controller.js';

/** States, processes and their parties, institutions and people. */
@Module({
  imports: [AccessModule],
  controllers: [StatesController, ProcessesController, PartiesController, InstitutionsController, PeopleController],
  providers: [States, Parties, Processes, Terms, Institutions, Likenesses, People, PeopleService],
  exports: [Likenesses, States, Parties, People, Terms],
})
export class DirectoryModule {}
