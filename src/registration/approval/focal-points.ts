import { Injectable } from '@nestjs/common';
import { actorRef, Audit, type Actor } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { rows, Sql, type Tx } from '../../platform/database/index.js';
import { Steps } from '../life/steps.js';
import { refuse } from '../registration.errors.js';

/** What a focal point said about somebody of their party. */
export interface FocalPointAnswer {
  supported: boolean;
  note: string | null;
  at: Date;
}

/** The focal point's step of an approval in two steps. It binds nobody: once it is taken, either way, the secretariat decides. */
@Injectable()
export class FocalPointAnswers {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly steps: Steps,
    private readonly audit: Audit,
  ) {}

  /**
   * Keeps what the focal point said: by their own link, or by the word of staff who were told. The newest word counts until the secretariat has decided.
   * `partyId` is the party that they speak for; null where staff record it.
   * @throws Refusal REGISTRATION_UNKNOWN (of another party too), FOCAL_POINT_UNASKED
   */
  answer(actor: Actor, eventId: string, registrationId: string, { supported, note, partyId }: { supported: boolean; note: string | null; partyId: string | null }): Promise<FocalPointAnswer> {
    return this.sql.transaction(async (tx) => {
      const registration = await this.steps.lock(tx, eventId, registrationId);
      if (partyId !== null && registration.partyId !== partyId) throw refuse('REGISTRATION_UNKNOWN');
      const waits = registration.status === 'submitted' || registration.status === 'waitlisted';
      if (!waits || registration.partyId === null) throw refuse('FOCAL_POINT_UNASKED');
      const at = this.clock.now();
      const by = actorRef(actor);
      await tx.query(
        `INSERT INTO focal_point_answer (registration_id, supported, note, at, actor_kind, actor_id) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (registration_id) DO UPDATE SET supported = EXCLUDED.supported, note = EXCLUDED.note, at = EXCLUDED.at, actor_kind = EXCLUDED.actor_kind, actor_id = EXCLUDED.actor_id`,
        [registrationId, supported, note, at, by.kind, by.id],
      );
      await tx.query('UPDATE registration SET updated_at = $2, version = version + 1 WHERE id = $1', [registrationId, at]);
      await this.steps.note(tx, [registration], actor, { change: 'focal-point', detail: { supported } });
      await this.audit.record(tx, { actor, action: 'registration.focal-point-answered', subject: { type: 'registration', id: registrationId }, eventId, detail: { supported } });
      return { supported, note, at };
    });
  }

  /** What was said about these registrations; those about whom nothing was said are left out. */
  async of(tx: Tx, registrationIds: readonly string[]): Promise<Map<string, FocalPointAnswer>> {
    const found = await rows<FocalPointAnswer & { id: string }>(tx, 'SELECT registration_id AS id, supported, note, at FROM focal_point_answer WHERE registration_id = ANY ($1::uuid[])', [registrationIds]);
    return new Map(found.map(({ id, ...answer }) => [id, answer]));
  }
}
