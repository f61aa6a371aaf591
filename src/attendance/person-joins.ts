import { Injectable, type OnModuleInit } from '@nestjs/common';
import { movesRows, PersonMoments } from '../directory/index.js';

/** People registered at the door whose two entries in the directory become one. */
@Injectable()
export class PersonJoins implements OnModuleInit {
  constructor(private readonly moments: PersonMoments) {}

  onModuleInit(): void {
    this.moments.onMerged(movesRows({ room: 'walk-ins', what: 'walk-ins', table: 'walk_in', key: "device_id || ' ' || sequence" }));
  }
}
