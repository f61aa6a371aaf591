import type { INestApplication } from '@nestjs/common';
import { newId } from '../../src/platform/database/index.js';
import { TEST_NOW } from './application.js';
import { insert } from './factories.js';

/** A reminder of an event: the day before it begins, at 10:00, to the confirmed; `columns` overrides any column. It counts since long ago. */
export function aReminder(app: INestApplication, eventId: string, columns: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const who = columns['who'] ?? 'registered';
  return insert(app, 'reminder_rule', {
    id: newId(),
    event_id: eventId,
    anchor: 'event-starts',
    offset_days: -1,
    at_time: '10:00',
    who,
    statuses: who === 'registered' ? ['approved', 'confirmed'] : [],
    letter: 'eve',
    active_since: TEST_NOW,
    created_at: TEST_NOW,
    ...columns,
  });
}
