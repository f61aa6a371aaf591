import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventMoments } from '../events/index.js';
import { rows } from '../platform/database/index.js';
import { refuse } from './attendance.errors.js';
import { holdScans } from './scans/scan.rows.js';

/**
 * What attendance has to say in the life of an event, inside its own transactions. A session stays while scans name it: they are the record of who was there.
 */
@Injectable()
export class EventJoins implements OnModuleInit {
  constructor(private readonly moments: EventMoments) {}

  onModuleInit(): void {
    this.moments.onSessionRemoved(async (tx, event, sessionId) => {
      await holdScans(tx, event.id);
      const [scanned] = await rows<{ count: number }>(tx, `SELECT count(*)::int AS count FROM scan WHERE event_id = $1 AND session_id = $2`, [event.id, sessionId]);
      if (scanned && scanned.count > 0) throw refuse('SESSION_SCANNED', { params: { count: scanned.count } });
    });
  }
}
