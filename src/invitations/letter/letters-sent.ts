import { Injectable } from '@nestjs/common';
import { rows, Sql, type Tx } from '../../platform/database/index.js';
import { Every } from '../../platform/jobs/index.js';
import { INVITATION_LETTERS } from './letters.js';

/**
 * `prepared → sent`. The letter sets it while it is written, without ever waiting for somebody who holds the invitation (many letters share a transaction, and
 * whoever waits in one could stand in a circle with a cancellation); the sweep makes good what was skipped then.
 */
@Injectable()
export class LettersSent {
  constructor(private readonly sql: Sql) {}

  /** Joins the transaction in which the letter is written. */
  async mark(tx: Tx, invitationId: string): Promise<void> {
    await tx.query(
      `UPDATE invitation SET status = 'sent', version = version + 1
        WHERE id = (SELECT id FROM invitation WHERE id = $1 AND status = 'prepared' FOR UPDATE SKIP LOCKED)`,
      [invitationId],
    );
  }

  @Every({ name: 'invitations.sent', seconds: 60 })
  async sweep(): Promise<void> {
    await this.sql.transaction((tx) =>
      rows(
        tx,
        `UPDATE invitation SET status = 'sent', version = version + 1
          WHERE id IN (SELECT i.id FROM invitation i
                        WHERE i.status = 'prepared' AND EXISTS (SELECT FROM message WHERE person_id = i.person_id AND event_id = i.event_id AND kind = ANY ($1)
                                                                   AND params ->> 'invitationId' = i.id::text AND status = 'sent')
                        ORDER BY i.id FOR UPDATE SKIP LOCKED)
         RETURNING id`,
        [INVITATION_LETTERS],
      ),
    );
  }
}
