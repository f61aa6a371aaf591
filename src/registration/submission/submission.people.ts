import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/index.js';
import { Parties, People, type PersonInput } from '../../directory/index.js';
import type { EventFacts } from '../../events/index.js';
import { rows, type Tx } from '../../platform/database/index.js';
import { ENDED } from '../life/registration-life.rules.js';
import type { SubmitInput } from '../registration.js';

/** Categories of those who come for a State: a State's party is found by its code. */
const OF_STATES: ReadonlySet<string> = new Set(['member-state', 'observer-state', 'guest-state']);

type Someone = Pick<SubmitInput, 'person' | 'category' | 'partyId'>;

/** Who stands behind wishes. */
@Injectable()
export class SubmissionPeople {
  constructor(
    private readonly people: People,
    private readonly parties: Parties,
  ) {}

  /** People by id, in order; who is not in the directory is made, and who was joined to another entry is that one. */
  async identify(tx: Tx, wishes: readonly Someone[]): Promise<{ id: string; made: boolean }[]> {
    const inputs = wishes.flatMap(({ person }): PersonInput[] => ('id' in person ? [] : [person]));
    const found = inputs.length > 0 ? await this.people.findOrMakeAll(tx, inputs) : [];
    const standing = await this.people.standing(tx, wishes.flatMap(({ person }) => ('id' in person ? [person.id] : [])));
    return wishes.map(({ person }) => {
      const who = 'id' in person ? { id: standing.get(person.id) ?? person.id, made: false } : found.shift();
      if (!who) throw new Error('Somebody was asked for and nobody was answered');
      return who;
    });
  }

  /** Fills in what those who came by a personal link tell of themselves, with their registration or not at all. */
  async complete(tx: Tx, admitted: readonly { personId: string; actor: Actor; input: Pick<SubmitInput, 'person'> }[]): Promise<void> {
    for (const { personId, actor, input } of admitted) if ('id' in input.person && input.person.told) await this.people.complete(tx, personId, input.person.told, actor);
  }

  /** Those of these people whose registration for the event lives. */
  async registered(tx: Tx, eventId: string, personIds: readonly string[]): Promise<Set<string>> {
    if (personIds.length === 0) return new Set();
    const found = await rows<{ personId: string }>(tx, 'SELECT person_id AS "personId" FROM registration WHERE event_id = $1 AND person_id = ANY ($2::uuid[]) AND status <> ALL ($3::text[])', [eventId, personIds, ENDED]);
    return new Set(found.map(({ personId }) => personId));
  }

  /** For whom people come, in order: the party named, or for a State's people the party that the State is; null for none. */
  async partiesOf(tx: Tx, { processIds }: Pick<EventFacts, 'processIds'>, wishes: readonly Someone[]): Promise<(string | null)[]> {
    const codes = new Set(processIds.length === 0 ? [] : wishes.flatMap((wish) => codeOf(wish) ?? []));
    const known = new Map<string, string | null>();
    for (const code of codes) known.set(code, await this.parties.stateParty(code, processIds, tx));
    return wishes.map((wish) => wish.partyId ?? known.get(codeOf(wish) ?? '') ?? null);
  }
}

/** The State whose party is to be found; null for whoever names a party or comes for no State. */
function codeOf({ person, category, partyId }: Someone): string | null {
  return partyId || 'id' in person || !OF_STATES.has(category) ? null : (person.stateIso2 ?? null);
}
