import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { rows, Sql } from '../../platform/database/index.js';
import { messageKinds } from '../kind.js';
import { refuseMessage } from '../messages.errors.js';

/** How people end optional letters. */
@Injectable()
export class Unsubscribing {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
  ) {}

  /** Ends letters of the sort to which a message belongs, for its recipient. Asked twice, it changes nothing. @throws Refusal UNSUBSCRIBE_UNKNOWN */
  async end(messageId: string): Promise<void> {
    await this.sql.transaction(async (tx) => {
      const [message] = await rows<{ kind: string; personId: string | null }>(tx, 'SELECT kind, person_id AS "personId" FROM message WHERE id = $1', [messageId]);
      const purpose = message && messageKinds().get(message.kind)?.purpose;
      if (!message?.personId || !purpose) throw refuseMessage('UNSUBSCRIBE_UNKNOWN');
      await tx.query('INSERT INTO unsubscription (person_id, purpose, since) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [message.personId, purpose, this.clock.now()]);
    });
  }
}
