import { Injectable, type OnModuleInit } from '@nestjs/common';
import { movesRows, PersonMoments } from '../directory/index.js';

/** A trainer who is entered once already stays so; the other entry keeps its place, which nobody reads twice. */
const SAME_TRAINING = 'EXISTS (SELECT FROM training_trainer AS there WHERE there.event_id = moving.event_id AND there.person_id = $1)';

/** Trainers whose two entries in the directory become one. */
@Injectable()
export class PersonJoins implements OnModuleInit {
  constructor(private readonly moments: PersonMoments) {}

  onModuleInit(): void {
    this.moments.onMerged(movesRows({ room: 'trainers', what: 'trainers', table: 'training_trainer', key: "event_id || ' ' || place", stays: SAME_TRAINING }));
  }
}
