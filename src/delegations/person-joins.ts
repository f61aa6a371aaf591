import { Injectable, type OnModuleInit } from '@nestjs/common';
import { movesRows, PersonMoments } from '../directory/index.js';

/** Focal points who were asked for a delegation, and whose two entries in the directory become one. */
@Injectable()
export class PersonJoins implements OnModuleInit {
  constructor(private readonly moments: PersonMoments) {}

  onModuleInit(): void {
    this.moments.onMerged(movesRows({ room: 'delegations', what: 'delegations', table: 'delegation', column: 'focal_person_id' }));
  }
}
