import { Injectable } from '@nestjs/common';
import { Audit } from '../access/index.js';
import { Clock } from '../platform/clock/index.js';
import { Sql } from '../platform/database/index.js';
import { Changing } from './changing.js';
import { refuse } from './delegations.errors.js';
import { live, Members } from './people/members.js';
import type { Asked } from './people/nominating.js';

/** What a party says before it names anybody: that it comes, or that it does not. */
@Injectable()
export class Answering {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly changing: Changing,
    private readonly members: Members,
    private readonly audit: Audit,
  ) {}

  /** The party takes part, and names will follow. Said again, it changes nothing. */
  attend(asked: Asked): Promise<void> {
    return this.sql.transaction(async (tx) => {
      const { delegation } = await this.changing.begin(tx, asked);
      if (delegation.answeredAt !== null && delegation.declinedAt === null) return;
      await this.changing.end(tx, delegation, { answeredAt: this.clock.now(), declinedAt: null, declineReason: null });
      await this.audit.record(tx, { actor: asked.actor, action: 'delegation.attending', subject: { type: 'delegation', id: delegation.id }, eventId: asked.eventId });
    });
  }

  /** The party does not take part. It can still change its mind until its deadline. @throws Refusal DELEGATION_HAS_PEOPLE */
  decline(asked: Asked, reason: string | null): Promise<void> {
    return this.sql.transaction(async (tx) => {
      const { delegation } = await this.changing.begin(tx, asked);
      if (live(await this.members.of(delegation, tx)).length > 0) throw refuse('DELEGATION_HAS_PEOPLE');
      const now = this.clock.now();
      await this.changing.end(tx, delegation, { answeredAt: now, declinedAt: now, declineReason: reason });
      await this.audit.record(tx, { actor: asked.actor, action: 'delegation.declined', subject: { type: 'delegation', id: delegation.id }, eventId: asked.eventId, ...(reason && { reason }) });
    });
  }
}
