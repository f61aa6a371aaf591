import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonMoments, textsOf } from '../directory/index.js';
import { rows } from '../platform/database/index.js';

/** A reminder's key names its person. Whoever was reminded under the other entry was reminded, and is not again under the one that is kept. */
const RENAMED = `UPDATE message SET dedupe_key = left(dedupe_key, -36) || $1::text
  WHERE dedupe_key LIKE 'reminder:%' AND right(dedupe_key, 36) = $2::text AND ($3::text[] IS NULL OR id::text = ANY ($3))
    AND NOT EXISTS (SELECT FROM message AS there WHERE there.dedupe_key = left(message.dedupe_key, -36) || $1::text)
  RETURNING id`;

/** Reminders of people whose two entries in the directory become one. */
@Injectable()
export class PersonJoins implements OnModuleInit {
  constructor(private readonly moments: PersonMoments) {}

  onModuleInit(): void {
    this.moments.onMerged({
      room: 'reminders',
      outlook: async () => ({ moves: [], clashes: [] }),
      move: async (tx, { keptId, otherId }) => ({ keys: (await rows<{ id: string }>(tx, RENAMED, [keptId, otherId, null])).map(({ id }) => id) }),
      putBack: async (tx, { keptId, otherId }, moved) => {
        await tx.query(RENAMED, [otherId, keptId, textsOf(moved['keys'])]);
      },
    });
  }
}
