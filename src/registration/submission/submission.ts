import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/index.js';
import { brokenConstraint, inOneGo, newId, Sql, type Tx } from '../../platform/database/index.js';
import { Refusal } from '../../platform/http/index.js';
import { ChoicePlaces } from '../form/choice-places.js';
import type { Answers } from '../form/form.js';
import type { SubmitInput, Submitted } from '../registration.js';
import { refuse } from '../registration.errors.js';
import { defaultsFor } from '../quotas/quotas.rules.js';
import { allocate, type SeatDecision } from '../seats/allocate.js';
import { full } from '../seats/fullness.js';
import { keysFor } from '../seats/keys.js';
import { Ledger } from '../seats/ledger.js';
import { Line } from '../seats/line.js';
import { Offering } from '../seats/offering.js';
import { isEverybodys } from './everybodys.js';
import { SubmissionDesk, type Desk, type EventAt } from './submission.desk.js';
import { SubmissionPeople } from './submission.people.js';
import { lookAt, pathOf } from './submission.rules.js';
import { SubmissionWriter, type Entry } from './submission.writer.js';

/** Somebody in the line. */
interface Wish {
  actor: Actor;
  input: SubmitInput;
}

/** A wish that has passed all checks which need no lock. */
interface Candidate extends Wish {
  place: number;
  answers: Answers;
}

/** A candidate with what they need. */
interface Asking extends Candidate {
  partyId: string | null;
  keys: string[];
}

/** What becomes of the wishes of a batch, by their places; null while undecided. */
type Outcomes = (Submitted | Refusal | null)[];

/** The one door to a seat, whichever way people come in. Several web processes are safe: the ledger's row lock orders them. */
@Injectable()
export class Submission {
  private readonly lines = new Map<string, Line<Wish, Submitted>>();

  constructor(
    private readonly sql: Sql,
    private readonly desk: SubmissionDesk,
    private readonly people: SubmissionPeople,
    private readonly ledger: Ledger,
    private readonly places: ChoicePlaces,
    private readonly offering: Offering,
    private readonly writer: SubmissionWriter,
  ) {}

  /** Joins the line of the event and resolves when it is decided and committed. @throws Refusal */
  submit(actor: Actor, input: SubmitInput): Promise<Submitted> {
    return this.join({ id: input.eventId }, { actor, input });
  }

  /** As `submit`, for whoever knows the event by its public address: it is looked up once for all who came together. */
  submitAt(actor: Actor, slug: string, input: Omit<SubmitInput, 'eventId'>): Promise<Submitted> {
    return this.join({ slug }, { actor, input: { ...input, eventId: '' } });
  }

  /**
   * As `submit`, for people who are named together and in their order, inside the caller's transaction: they stand next to each other in the line, and are
   * there all at once or not at all. Answers what became of each; whoever calls decides whether one refusal is everybody's. With `succeeding` they come in the
   * place of somebody who gave up a seat in this transaction, with the ledger locked: that seat was never free, and nobody in the line is passed.
   */
  submitTogether(tx: Tx, actor: Actor, eventId: string, inputs: readonly Omit<SubmitInput, 'eventId'>[], succeeding = false): Promise<(Submitted | Refusal)[]> {
    return this.decideIn(tx, { id: eventId }, inputs.map((input) => ({ actor, input: { ...input, eventId } })), succeeding);
  }

  private async join(at: EventAt, wish: Wish): Promise<Submitted> {
    const key = JSON.stringify(at);
    const line = this.lines.get(key) ?? new Line<Wish, Submitted>({ decide: (wishes) => this.decide(at, wishes), isEverybodys, onIdle: () => void this.lines.delete(key) });
    this.lines.set(key, line);
    try {
      return await line.join(wish);
    } catch (error) {
      throw refusalFor(error);
    }
  }

  private decide(at: EventAt, wishes: readonly Wish[]): Promise<(Submitted | Error)[]> {
    return this.sql.transaction((tx) => this.decideIn(tx, at, wishes));
  }

  private async decideIn(tx: Tx, at: EventAt, wishes: readonly Wish[], succeeding = false): Promise<(Submitted | Refusal)[]> {
    const desk = await this.desk.open(tx, at);
    const outcomes: Outcomes = wishes.map(() => null);
    const sound: Candidate[] = [];
    for (const [place, { actor, input }] of wishes.entries()) {
      const looked = lookAt(input, desk);
      if (looked instanceof Refusal) outcomes[place] = looked;
      else sound.push({ place, actor, input, answers: looked });
    }
    if (sound.length > 0) await this.admit(tx, desk, sound, outcomes, succeeding);
    return outcomes.map((outcome) => {
      if (outcome === null) throw new Error('A request was left undecided');
      return outcome;
    });
  }

  /**
   * Decides whose seat it is, with the ledger locked. People are looked up, and made, only where they would get a seat or a place in line: whoever is
   * refused leaves nothing in the directory. A seat that somebody would have had twice goes to the next: it is decided again until nobody new is admitted.
   */
  private async admit(tx: Tx, desk: Desk, sound: readonly Candidate[], outcomes: Outcomes, succeeding: boolean): Promise<void> {
    const { event, settings } = desk;
    const ledger = await this.ledger.lock(tx, event.id);
    const full = await this.places.refusals(tx, event.id, desk.stored.definition, sound.map(({ answers }) => answers));
    for (const [index, { place }] of sound.entries()) outcomes[place] = full[index] ?? null;
    const candidates = sound.filter(({ place }) => outcomes[place] === null);
    const [groups, wanted] = await inOneGo(succeeding ? Promise.resolve([]) : this.offering.waitingGroups(tx, event), this.asking(tx, desk, candidates));
    ledger.rows.push(...(await this.ledger.add(tx, event.id, defaultsFor(wanted.flatMap(({ keys }) => keys), settings, ledger.rows))));
    const known = new Set(ledger.rows.map(({ key }) => key));
    const line = { groups, nextArrival: ledger.nextArrival };
    const personIds = new Map<number, string>();
    for (;;) {
      const asking = wanted.filter(({ place }) => outcomes[place] === null);
      const { decisions, taken, nextArrival } = allocate(ledger.rows, asking.map(({ keys }) => ({ keys, mayWait: settings.waitingList })), line);
      const fresh = asking.filter(({ place }, index) => decisions[index]?.kind !== 'refused' && !personIds.has(place));
      if (fresh.length > 0) {
        await this.identify(tx, event.id, fresh, personIds, outcomes);
        continue;
      }
      const entries = asking.flatMap((one, index) => entryOf(one, decisions[index], personIds.get(one.place), { needsApproval: settings.needsApproval, known }) ?? []);
      await this.people.complete(tx, entries);
      const [, written] = await inOneGo(this.ledger.write(tx, event.id, taken, nextArrival), this.writer.write(tx, event, desk.stored, entries));
      for (const [index, { place }] of asking.entries()) outcomes[place] = fullness(decisions[index]);
      for (const [index, { place }] of entries.entries()) outcomes[place] = written[index] ?? null;
      return;
    }
  }

  private async asking(tx: Tx, { event }: Desk, candidates: readonly Candidate[]): Promise<Asking[]> {
    const parties = await this.people.partiesOf(tx, event, candidates.map(({ input }) => input));
    return candidates.map((candidate, index) => {
      const partyId = parties[index] ?? null;
      return { ...candidate, partyId, keys: keysFor({ category: candidate.input.category, partyId, funded: candidate.input.funded ?? false }) };
    });
  }

  /** Finds or makes the people behind wishes. Of two wishes of one person the first counts, and none counts while an earlier registration lives. */
  private async identify(tx: Tx, eventId: string, fresh: readonly Candidate[], personIds: Map<number, string>, outcomes: Outcomes): Promise<void> {
    const people = await this.people.identify(tx, fresh.map(({ input }) => input));
    // Whoever was made just now is registered for nothing.
    const there = await this.people.registered(tx, eventId, people.flatMap(({ id, made }) => (made ? [] : [id])));
    for (const id of personIds.values()) there.add(id);
    for (const [index, { place }] of fresh.entries()) {
      const id = people[index]?.id;
      if (id === undefined) throw new Error('Somebody in the line was identified as nobody');
      if (there.has(id)) outcomes[place] = refuse('ALREADY_REGISTERED', { field: 'person.email' });
      else personIds.set(place, id);
      there.add(id);
    }
  }
}

function entryOf(one: Asking, decision: SeatDecision | undefined, personId: string | undefined, { needsApproval, known }: { needsApproval: boolean; known: ReadonlySet<string> }): Entry | null {
  if (!decision || decision.kind === 'refused' || personId === undefined) return null;
  const { place, actor, input, answers, partyId, keys } = one;
  const path = pathOf(decision, needsApproval, input.channel);
  return { id: newId(), place, actor, input, answers, partyId, personId, seats: decision.kind === 'seated' ? keys.filter((key) => known.has(key)) : [], decision, path, status: path.at(-1) ?? 'submitted' };
}

function fullness(decision: SeatDecision | undefined): Refusal | null {
  return decision?.kind === 'refused' ? full(decision.key, decision.capacity) : null;
}

/** What the database refused, in words. The unique index has the last word about two registrations of one person. */
function refusalFor(error: unknown): unknown {
  switch (brokenConstraint(error)) {
    case 'registration_one_live':
      return refuse('ALREADY_REGISTERED', { field: 'person.email' });
    case 'registration_party_id_fkey':
      return refuse('PARTY_UNKNOWN', { field: 'partyId' });
    case 'registration_person_id_fkey':
      return refuse('PERSON_UNKNOWN', { field: 'personId' });
    default:
      return error;
  }
}
