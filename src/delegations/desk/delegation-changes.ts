import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { rows, Sql } from '../../platform/database/index.js';
import { Registrations } from '../../registration/index.js';
import { Changing } from '../changing.js';
import { Delegations } from '../delegations.js';
import { refuse } from '../delegations.errors.js';
import { Opening } from '../opening/opening.service.js';
import { live, Members } from '../people/members.js';

/** What staff change of a delegation itself. */
@Injectable()
export class DelegationChanges {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly changing: Changing,
    private readonly delegations: Delegations,
    private readonly opening: Opening,
    private readonly members: Members,
    private readonly registrations: Registrations,
    private readonly audit: Audit,
  ) {}

  /** Gives other deadlines. One that is not changed may have passed. */
  setDeadlines(actor: Actor, at: { eventId: string; id: string; version: number }, wish: { nominateBy: string | null; completeBy: string | null }): Promise<void> {
    return this.sql.transaction(async (tx) => {
      const { delegation, event } = await this.changing.begin(tx, { ...at, actor, by: 'staff' });
      const kept = { nominate: delegation.nominateBy !== null && wish.nominateBy === delegation.nominateByLocal, complete: delegation.completeBy !== null && wish.completeBy === delegation.completeByLocal };
      const told = this.opening.deadlines(event, { nominateBy: kept.nominate ? null : wish.nominateBy, completeBy: kept.complete ? null : wish.completeBy });
      const [nominate, complete] = [kept.nominate ? delegation.nominateBy : (told.nominate?.at ?? null), kept.complete ? delegation.completeBy : (told.complete?.at ?? null)];
      if (nominate !== null && complete !== null && complete < nominate) throw refuse('DEADLINES_REVERSED', { field: 'completeBy' });
      await tx.query('UPDATE delegation SET nominate_by_local = $2, nominate_by = $3, complete_by_local = $4, complete_by = $5, version = version + 1 WHERE id = $1', [at.id, wish.nominateBy, nominate, wish.completeBy, complete]);
      await this.audit.record(tx, { actor, action: 'delegation.deadlines-changed', subject: { type: 'delegation', id: at.id }, eventId: at.eventId, detail: { nominateBy: wish.nominateBy, completeBy: wish.completeBy } });
    });
  }

  /** Takes the request back: its link ends, and a letter that waits is not sent. @throws Refusal DELEGATION_HAS_PEOPLE */
  cancel(actor: Actor, eventId: string, id: string): Promise<void> {
    return this.sql.transaction(async (tx) => {
      const { delegation } = await this.delegations.hold(tx, eventId, id);
      if (delegation.cancelledAt !== null) return;
      if (live(await this.members.of(delegation, tx)).length > 0) throw refuse('DELEGATION_HAS_PEOPLE');
      await this.delegations.revokeLinks(tx, delegation);
      await tx.query('UPDATE delegation SET cancelled_at = $2, version = version + 1 WHERE id = $1', [id, this.clock.now()]);
      await this.audit.record(tx, { actor, action: 'delegation.cancelled', subject: { type: 'delegation', id }, eventId });
    });
  }

  /** Approves everybody of the delegation who has completed the registration; answers to how many. Each by itself: one who cannot be approved stops no other. */
  async approveAll(actor: Actor, eventId: string, id: string): Promise<number> {
    const found = await rows<{ eventId: string; partyId: string }>(this.sql.manager, 'SELECT event_id AS "eventId", party_id AS "partyId" FROM delegation WHERE id = $1 AND event_id = $2', [id, eventId]);
    const [delegation] = found;
    if (!delegation) throw refuse('DELEGATION_UNKNOWN');
    const ready = (await this.members.of(delegation)).filter(({ standing }) => standing === 'completed');
    const outcomes = await this.registrations.approveMany(actor, eventId, ready.map(({ registrationId }) => registrationId));
    const approved = outcomes.filter(({ refusal }) => refusal === null).length;
    if (approved > 0) await this.sql.transaction((tx) => this.audit.record(tx, { actor, action: 'delegation.approved', subject: { type: 'delegation', id }, eventId, detail: { people: approved } }));
    return approved;
  }
}
