import { Injectable } from '@nestjs/common';
import { Audit } from '../../access/index.js';
import { People, type PersonInput } from '../../directory/index.js';
import { Messages } from '../../messages/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Sql, type Tx } from '../../platform/database/index.js';
import { Refusal } from '../../platform/http/index.js';
import { Nominations, Registrations, UNNAMED, type Nominee, type Submitted } from '../../registration/index.js';
import { Changing, type By } from '../changing.js';
import type { DelegationFacts, DelegationFunction } from '../delegation.js';
import { refuse } from '../delegations.errors.js';
import { nominationWaiting } from '../letter/letters.js';
import { live, Members, type Member } from './members.js';
import { roleOf, secondHead } from './order.rules.js';
import { PeopleBefore } from './people-before.js';

/** Somebody who is named: of the directory, or as whoever names them tells of them. */
export interface Named {
  person: { id: string } | PersonInput;
  function: DelegationFunction;
}

/** A change of one delegation, based on a version of it. */
export interface Asked extends By {
  eventId: string;
  id: string;
  /** The version that was looked at; somebody else's change meanwhile is not overwritten. */
  version: number;
}

/** People in one delegation at most. */
const MOST = 200;

/** Naming a delegation's people. The focal point and the secretariat do the same, under different deadlines. */
@Injectable()
export class Nominating {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly changing: Changing,
    private readonly members: Members,
    private readonly before: PeopleBefore,
    private readonly people: People,
    private readonly nominations: Nominations,
    private readonly registrations: Registrations,
    private readonly messages: Messages,
    private readonly audit: Audit,
  ) {}

  /**
   * Names people, all of them or none, in the order in which they are told; a head or deputy among them goes first. More people than seats: the last of them wait.
   * Each gets a letter. @throws Refusal with the field `people[2].email` of the person at fault
   */
  nominate(asked: Asked, named: readonly Named[]): Promise<Submitted[]> {
    return this.sql.transaction(async (tx) => {
      const { delegation } = await this.changing.begin(tx, asked);
      const there = live(await this.members.of(delegation, tx));
      if (there.length + named.length > MOST) throw refuse('DELEGATION_TOO_LARGE', { params: { most: MOST } });
      const second = secondHead(named.map((one) => one.function), there.some((member) => member.function === 'head'));
      if (second >= 0) throw refuse('HEAD_TWICE', { field: `people[${second}].function` });
      const nominees = await this.nominees(tx, delegation, named, asked);
      const order = byRank(named);
      const outcomes = await this.nominations.nominate(tx, asked.actor, delegation, order.flatMap((index) => nominees[index] ?? []));
      const made = order.map((index, place) => madeOf(outcomes[place], index));
      await this.write(tx, delegation, made.map(({ id }) => id), nextPlace(there));
      await this.tell(tx, delegation, made);
      await this.changing.end(tx, delegation, { answeredAt: delegation.answeredAt ?? this.clock.now(), declinedAt: null, declineReason: null });
      const waiting = made.filter(({ status }) => status === 'waitlisted').length;
      await this.audit.record(tx, { actor: asked.actor, action: 'delegation.nominated', subject: { type: 'delegation', id: delegation.id }, eventId: asked.eventId, detail: { people: made.length, waiting } });
      return made;
    });
  }

  /** Names somebody in another's place: the seat, or the place in line, stays with the party. */
  replace(asked: Asked, registrationId: string, named: Named): Promise<Submitted> {
    return this.sql.transaction(async (tx) => {
      const { delegation } = await this.changing.begin(tx, asked);
      const there = live(await this.members.of(delegation, tx));
      const before = memberOf(there, registrationId);
      if (secondHead([named.function], there.some((member) => member !== before && member.function === 'head')) >= 0) throw refuse('HEAD_TWICE', { field: 'person.function' });
      const [nominee] = await this.nominees(tx, delegation, [named], asked, 'person');
      if (!nominee) throw refuse('NOMINEE_NEEDED', { field: 'person' });
      const made = await atField('person', this.nominations.replace(tx, asked.actor, delegation, registrationId, nominee));
      await this.write(tx, delegation, [made.id], before.place ?? nextPlace(there));
      await this.tell(tx, delegation, [made]);
      await this.changing.end(tx, delegation);
      await this.audit.record(tx, { actor: asked.actor, action: 'delegation.replaced', subject: { type: 'delegation', id: delegation.id }, eventId: asked.eventId, detail: { registrationId, byRegistrationId: made.id } });
      return made;
    });
  }

  /** Takes somebody out; a seat that is freed is offered to the head of the line. */
  withdraw(asked: Asked, registrationId: string): Promise<void> {
    return this.sql.transaction(async (tx) => {
      const { delegation } = await this.changing.begin(tx, asked);
      memberOf(live(await this.members.of(delegation, tx)), registrationId);
      await this.registrations.withdrawIn(tx, asked.actor, asked.eventId, registrationId, UNNAMED);
      await this.changing.end(tx, delegation);
      await this.audit.record(tx, { actor: asked.actor, action: 'delegation.withdrawn', subject: { type: 'delegation', id: delegation.id }, eventId: asked.eventId, detail: { registrationId } });
    });
  }

  /** Puts all people in another order, with their functions. Who has a seat and who waits stays as it is: that goes by arrival. @throws Refusal ORDER_INCOMPLETE, HEAD_TWICE */
  arrange(asked: Asked, order: readonly { registrationId: string; function: DelegationFunction }[]): Promise<void> {
    return this.sql.transaction(async (tx) => {
      const { delegation } = await this.changing.begin(tx, asked);
      const there = live(await this.members.of(delegation, tx));
      const known = new Map(there.map((member) => [member.registrationId, member]));
      const told = new Set(order.map(({ registrationId }) => registrationId));
      if (told.size !== order.length || told.size !== known.size || order.some(({ registrationId }) => !known.has(registrationId))) throw refuse('ORDER_INCOMPLETE');
      const second = secondHead(order.map((one) => one.function), false);
      if (second >= 0) throw refuse('HEAD_TWICE', { field: `people[${second}].function` });
      // Who counts as an assistant decides about a seat, and is changed by replacing the person.
      const functions = order.map(({ registrationId, function: named }): [string, string | null] => {
        const isAssistant = known.get(registrationId)?.function === 'assistant';
        return [registrationId, isAssistant || named === 'assistant' ? keptFunction(known.get(registrationId)) : named];
      });
      await this.nominations.appoint(tx, delegation, new Map(functions));
      await this.write(tx, delegation, order.map(({ registrationId }) => registrationId), 1);
      await this.changing.end(tx, delegation);
      await this.audit.record(tx, { actor: asked.actor, action: 'delegation.arranged', subject: { type: 'delegation', id: delegation.id }, eventId: asked.eventId, detail: { people: order.length } });
    });
  }

  /** Who is meant, in the order in which they were told. A link names people of the directory only from among those whom the party sent before. */
  private async nominees(tx: Tx, delegation: DelegationFacts, named: readonly Named[], { by }: By, field?: string): Promise<Nominee[]> {
    const ids = named.flatMap(({ person }) => ('id' in person ? [person.id] : []));
    const allowed = by === 'link' && ids.length > 0 ? new Set((await this.before.of(delegation, tx)).map(({ personId }) => personId)) : null;
    const cards = await this.people.cards(ids, tx);
    return named.map(({ person, function: told }, index) => {
      const at = field ?? `people[${index}]`;
      const role = roleOf(told, delegation.category);
      if (!('id' in person)) return { person, locale: person.correspondenceLanguage ?? 'en', ...role };
      const card = cards.get(person.id);
      if (!card || (allowed !== null && !allowed.has(person.id))) throw refuse('NOMINEE_NOT_SENT_BEFORE', { field: `${at}.personId` });
      return { person, locale: card.correspondenceLanguage, ...role };
    });
  }

  /** Keeps the order of these people, from a place on. */
  private async write(tx: Tx, { id }: DelegationFacts, registrationIds: readonly string[], from: number): Promise<void> {
    await tx.query(
      `INSERT INTO delegation_place (registration_id, delegation_id, place) SELECT new.id, $1, $3 + new.index::int - 1 FROM unnest($2::uuid[]) WITH ORDINALITY AS new (id, index)
       ON CONFLICT (registration_id) DO UPDATE SET place = EXCLUDED.place`,
      [id, registrationIds, from],
    );
  }

  /** Writes to those who wait; those who have a seat are written to when their registration says that they were named (`RegistrationJoins`). */
  private async tell(tx: Tx, { eventId }: DelegationFacts, made: readonly Submitted[]): Promise<void> {
    const waiting = made.filter(({ status }) => status === 'waitlisted');
    const letterTo = ({ id, personId }: Submitted) => ({ kind: nominationWaiting, dedupeKey: `${nominationWaiting.name}:${id}`, eventId, personId, params: { registrationId: id }, cause: 'delegation:nominated', dueAt: this.clock.now() });
    await this.messages.write(tx, waiting.map(letterTo));
  }
}

/** Indexes of people in the order in which seats are given: head, deputy, then as they are told; those who need no seat last. */
function byRank(named: readonly Named[]): number[] {
  const rank = ({ function: told }: Named): number => (told === 'head' ? 0 : told === 'deputy-head' ? 1 : told === 'assistant' ? 3 : 2);
  return named.map((one, index) => ({ rank: rank(one), index })).toSorted((a, b) => a.rank - b.rank || a.index - b.index).map(({ index }) => index);
}

function madeOf(outcome: Submitted | Refusal | undefined, index: number): Submitted {
  if (outcome === undefined) throw new Error('Somebody was named and nothing became of it');
  if (outcome instanceof Refusal) throw inField(`people[${index}]`, outcome);
  return outcome;
}

async function atField(field: string, work: Promise<Submitted>): Promise<Submitted> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof Refusal ? inField(field, error) : error;
  }
}

/** The same refusal, at the field of whoever is named: registration says `person.email` of a single person. */
function inField(at: string, { code, text, details }: Refusal): Refusal {
  const field = details.field?.replace(/^person\./, '');
  return new Refusal(code, text, { ...details, field: field === undefined || field === 'person' ? at : `${at}.${field}` });
}

function memberOf(there: readonly Member[], registrationId: string): Member {
  const member = there.find((one) => one.registrationId === registrationId);
  if (!member) throw refuse('DELEGATE_UNKNOWN');
  return member;
}

function keptFunction(member: Member | undefined): string | null {
  return member === undefined || member.function === 'assistant' ? null : member.function;
}

function nextPlace(there: readonly Member[]): number {
  return Math.max(0, ...there.map(({ place }) => place ?? 0)) + 1;
}

