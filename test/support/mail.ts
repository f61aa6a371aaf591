import type { INestApplication } from '@nestjs/common';
import { Delivery } from '../../src/messages/delivery/delivery.js';
import { Clock } from '../../src/platform/clock/index.js';
import { Sql } from '../../src/platform/database/index.js';

/** Sends every message that is due by the clock of the test (of one event, where it is named), as a worker would. Answers how many were tried. */
export async function deliverDue(app: INestApplication, eventId: string | null = null): Promise<number> {
  const due = await app.get(Sql).rows<{ id: string }>(`SELECT id FROM message WHERE status = 'waiting' AND due_at <= $1 AND ($2::uuid IS NULL OR event_id = $2) ORDER BY due_at, id`, [app.get(Clock).now(), eventId]);
  for (let from = 0; from < due.length; from += 20) await app.get(Delivery).deliver({ ids: due.slice(from, from + 20).map(({ id }) => id) });
  return due.length;
}
