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
import { MergeController } from './people/merge/merge.controller.js';
import { Merges } from './people/merge/merges.js';
import { PersonMoments } from './people/merge/moments.js';
import { OwnJoins } from './people/merge/own-joins.js';
import { People } from './people/people.js';
import { PeopleController } from './people/people.controller.js';
import { PeopleService } from './people/people.service.js';
import { States } from './states/states.js';
import { StatesController } from './states/states.controller.js';

/** States, processes and their parties, institutions and people. */
@Module({
  imports: [AccessModule],
  controllers: [StatesController, ProcessesController, PartiesController, InstitutionsController, PeopleController, MergeController],
  providers: [States, Parties, Processes, Terms, Institutions, Likenesses, Merges, OwnJoins, People, PeopleService, PersonMoments],
  exports: [Likenesses, States, Parties, People, PersonMoments, Terms],
})
export class DirectoryModule {}
