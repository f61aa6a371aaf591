import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../access/index.js';
import { displayName, People } from '../../directory/index.js';
import { Events } from '../../events/index.js';
import { rows, Sql, type Tx } from '../../platform/database/index.js';
import { Delegations } from '../delegations.js';
import { DelegationDetailResponse, type DelegationLetterResponse, type DelegationStepResponse } from '../delegations.responses.js';
import { Linking } from '../linking.js';
import { Delegates } from '../people/delegates.js';
import { Board } from './board.js';

/** As many steps as are shown of one delegation. */
const STEPS = 200;

/** One delegation with its people, its letters and its story. */
@Injectable()
export class DelegationDetail {
  constructor(
    private readonly sql: Sql,
    private readonly board: Board,
    private readonly delegations: Delegations,
    private readonly delegates: Delegates,
    private readonly linking: Linking,
    private readonly events: Events,
    private readonly people: People,
    private readonly audit: Audit,
  ) {}

  /** That somebody looked is recorded. @throws Refusal DELEGATION_UNKNOWN */
  of(actor: Actor, eventId: string, id: string): Promise<DelegationDetailResponse> {
    return this.sql.transaction(async (tx) => {
      const shown = await this.board.one(eventId, id, tx);
      const delegation = await this.delegations.get(id, tx);
      const people = await this.delegates.of(delegation, tx);
      await this.audit.record(tx, { actor, action: 'delegation.viewed', subject: { type: 'event', id: eventId }, eventId, detail: { delegationId: id } });
      return Object.assign(new DelegationDetailResponse(), shown, {
        declineReason: delegation.declineReason,
        delegates: people.filter(({ standing }) => standing !== null),
        former: people.filter(({ standing }) => standing === null),
        speakers: await this.linking.speakers(delegation, await this.events.get(eventId, tx), tx),
        letters: await this.letters(tx, eventId, id, people.map(({ registrationId }) => registrationId)),
        history: await this.history(id),
      });
    });
  }

  /** Every letter about the delegation or to its people about their registrations, the newest first, out of `message`, a table of a room below. */
  private async letters(tx: Tx, eventId: string, id: string, registrationIds: readonly string[]): Promise<DelegationLetterResponse[]> {
    const found = await rows<Omit<DelegationLetterResponse, 'name'> & { personId: string | null }>(
      tx,
      `SELECT id AS "messageId", kind, person_id AS "personId", status, status_reason AS "statusReason", sent_subject AS subject, coalesce(sent_locale, locale) AS locale, created_at AS "createdAt", sent_at AS "sentAt"
         FROM message WHERE event_id = $1 AND (params ->> 'delegationId' = $2 OR params ->> 'registrationId' = ANY ($3::text[])) ORDER BY created_at DESC, id DESC LIMIT 500`,
      [eventId, id, registrationIds],
    );
    const cards = await this.people.cards(found.flatMap(({ personId }) => personId ?? []), tx);
    return found.map(({ personId, ...letter }) => {
      const card = cards.get(personId ?? '');
      return { ...letter, name: card ? displayName(card) : '' };
    });
  }

  /** What happened, the newest first; by whom, when it was a member of staff. */
  private async history(id: string): Promise<DelegationStepResponse[]> {
    const recorded = await this.audit.list({ subjectType: 'delegation', subjectId: id, before: null, limit: STEPS });
    const count = (value: unknown): number | null => (typeof value === 'number' ? value : null);
    return recorded.map(({ at, action, actor_kind: actorKind, actor_name: by, reason, detail }) => ({ at, what: action.slice(action.indexOf('.') + 1), by, actorKind, reason, people: count(detail['people']), waiting: count(detail['waiting']) }));
  }
}
