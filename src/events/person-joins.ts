import { Injectable, type OnModuleInit } from '@nestjs/common';
import { movesRows, PersonMoments } from '../directory/index.js';

/** Speakers of sessions whose two entries in the directory become one. */
@Injectable()
export class PersonJoins implements OnModuleInit {
  constructor(private readonly moments: PersonMoments) {}

  onModuleInit(): void {
    this.moments.onMerged(movesRows({ room: 'speakers', what: 'speakers', table: 'session_speaker', key: "session_id || ' ' || place" }));
  }
}
