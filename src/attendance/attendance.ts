import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.js';
import type { Presence } from './desk-rules/presence.js';
import { AttendanceLists } from './list/attendance-list.service.js';

/** Who was there, for rooms that stand on this one. */
@Injectable()
export class Attendance {
  constructor(private readonly lists: AttendanceLists) {}

  /** Everybody who was there: on a day (session null) and in sessions. Follows from the scans, whatever their order. */
  presences(eventId: string, tx?: Tx): Promise<Presence[]> {
    return this.lists.presencesOf(eventId, tx);
  }
}
