import { Module, type OnModuleInit } from '@nestjs/common';
import { DirectoryModule } from '../directory/index.js';
import { EventKinds, EventMoments, EventsModule } from '../events/index.js';
import { TRAINING } from './training.kind.js';
import { TrainingsController } from './trainings.controller.js';
import { Trainings } from './trainings.service.js';
import { PersonJoins } from './person-joins.js';

/** What a training adds to an event. */
@Module({ imports: [DirectoryModule, EventsModule], controllers: [TrainingsController], providers: [PersonJoins, Trainings] })
export class TrainingsModule implements OnModuleInit {
  constructor(
    private readonly kinds: EventKinds,
    private readonly moments: EventMoments,
    private readonly trainings: Trainings,
  ) {}

  onModuleInit(): void {
    this.kinds.add(TRAINING);
    this.moments.onCreated((tx, event) => this.trainings.made(tx, event));
    this.moments.onCopied((tx, from, to) => this.trainings.copied(tx, from, to));
  }
}
