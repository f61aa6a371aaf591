import { Module } from '@nestjs/common';
import { Parties } from './parties/parties.js';
import { People } from './people/people.js';
import { States } from './states/states.js';

/** States, processes and their parties, institutions and people. */
@Module({ providers: [People, States, Parties], exports: [People, States, Parties] })
export class DirectoryModule {}
