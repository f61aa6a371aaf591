import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Sql } from '../platform/database/index.js';
import { Every } from '../platform/jobs/index.js';
import { Storage } from '../platform/storage/index.js';

/** Files in one go. */
const BATCH = 200;

/** Takes away what nobody attached in time, and what was removed: first the bytes, then the row that knows of them. */
@Injectable()
export class Tidying {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly storage: Storage,
  ) {}

  @Every({ name: 'files.tidy', seconds: 600 })
  async tidy(): Promise<void> {
    for (;;) {
      // Marked in one statement: a file that is attached at the same moment is not marked, and one that is marked can no longer be attached.
      const due = await this.sql.rows<{ id: string; key: string }>(
        `UPDATE file SET removed_at = coalesce(removed_at, $1)
          WHERE id IN (SELECT id FROM file WHERE removed_at IS NOT NULL OR expires_at <= $1 ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING id, key`,
        [this.clock.now()],
      );
      for (const { key } of due) await this.storage.remove(key);
      await this.sql.rows('DELETE FROM file WHERE id = ANY ($1::uuid[])', [due.map(({ id }) => id)]);
      if (due.length < BATCH) return;
    }
  }
}
