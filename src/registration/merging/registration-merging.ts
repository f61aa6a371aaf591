import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../access/index.js';
import { movesRows, PersonMoments, textsOf, type MergeClash, type MergeSides, type Merging } from '../../directory/index.js';
import { rows, type JsonObject, type Tx } from '../../platform/database/index.js';
import { ENDED, type RegistrationStatus } from '../life/registration-life.rules.js';
import { Steps } from '../life/steps.js';
import { MERGED } from '../reasons.js';
import { REGISTRATION_COLUMNS, type RegistrationFacts } from '../registration.js';
import { refuse } from '../registration.errors.js';
import { allocate } from '../seats/allocate.js';
import { seatsAgain } from '../seats/keys.js';
import { Ledger } from '../seats/ledger.js';
import { Offering } from '../seats/offering.js';

/** A registration that a merge withdrew, as it was. */
interface Withdrawn {
  id: string;
  eventId: string;
  status: RegistrationStatus;
  seats: string[];
  offerUntil: string | null;
  /** The version that the merge made. */
  version: number;
}

const plain = movesRows({ room: 'registrations', what: 'registrations', table: 'registration' });

/**
 * Registrations of two entries that become one. Of two that live for one event the one that was chosen goes on; the other is withdrawn without a letter, because
 * its person stays registered, and its seat is free.
 */
@Injectable()
export class RegistrationMerging implements OnModuleInit {
  constructor(
    private readonly moments: PersonMoments,
    private readonly ledger: Ledger,
    private readonly offering: Offering,
    private readonly steps: Steps,
  ) {}

  onModuleInit(): void {
    this.moments.onMerged({
      ...plain,
      hold: (tx, sides, moved) => this.hold(tx, sides, moved),
      outlook: async (tx, sides) => ({ ...(await plain.outlook(tx, sides)), clashes: await clashesOf(tx, sides) }),
      move: (tx, merging) => this.move(tx, merging),
      putBack: (tx, merging, moved) => this.putBack(tx, merging, moved),
    });
  }

  /** Ledgers before people, in one order, as everybody does who takes or gives back seats. */
  private async hold(tx: Tx, sides: MergeSides, moved: JsonObject | null): Promise<void> {
    const eventIds = moved ? withdrawnIn(moved).map(({ eventId }) => eventId) : (await clashesOf(tx, sides)).map(({ eventId }) => eventId);
    for (const eventId of [...new Set(eventIds)].toSorted()) await this.ledger.lock(tx, eventId);
  }

  private async move(tx: Tx, merging: Merging): Promise<JsonObject> {
    const withdrawn: Withdrawn[] = [];
    for (const clash of await clashesOf(tx, merging)) {
      const kept = clash.options.filter(({ id }) => merging.keep.has(id));
      // Nobody chose, or chose both; or the second registration came while one was choosing.
      if (kept.length !== 1) throw refuse('MERGE_CHOICE_NEEDED', { field: 'keep' });
      for (const { id } of clash.options) if (id !== kept[0]?.id) withdrawn.push(await this.withdraw(tx, merging.actor, clash.eventId, id, merging.mergeId));
    }
    const moved = await plain.move(tx, merging);
    for (const eventId of new Set(withdrawn.filter(({ seats }) => seats.length > 0).map((one) => one.eventId))) await this.offering.offerFree(tx, eventId);
    return { ...moved, withdrawn: withdrawn.map((one) => ({ ...one })) };
  }

  private async withdraw(tx: Tx, actor: Actor, eventId: string, id: string, mergeId: string): Promise<Withdrawn> {
    const of = await this.steps.lock(tx, eventId, id);
    const ended = await this.steps.take(tx, of, 'withdrawn', actor, { reason: MERGED, seats: [], offerUntil: null, detail: { mergeId } });
    await this.ledger.release(tx, eventId, [of]);
    return { id, eventId, status: of.status, seats: of.seats, offerUntil: of.offerUntil?.toISOString() ?? null, version: ended.version };
  }

  private async putBack(tx: Tx, merging: Omit<Merging, 'keep'>, moved: JsonObject): Promise<void> {
    await plain.putBack(tx, merging, moved);
    for (const one of withdrawnIn(moved)) await this.revive(tx, merging, one);
  }

  /** Lets a registration live again that the merge withdrew, unless something has happened to it, its seat or its person since. */
  private async revive(tx: Tx, { actor, mergeId }: Omit<Merging, 'keep'>, had: Withdrawn): Promise<void> {
    const of = await this.steps.lock(tx, had.eventId, had.id);
    if (of.status !== 'withdrawn' || of.version !== had.version) throw refuse('MERGE_UNDO_REGISTRATION');
    if (await this.hasAnother(tx, of)) throw refuse('MERGE_UNDO_REGISTERED');
    const ledger = await this.ledger.lock(tx, had.eventId);
    const keys = seatsAgain(of, had.seats, new Set(ledger.rows.map(({ key }) => key)));
    const { decisions, taken } = allocate(ledger.rows, [{ keys, mayWait: false }], { groups: [], nextArrival: ledger.nextArrival });
    if (decisions[0]?.kind === 'refused') throw refuse('MERGE_UNDO_SEAT');
    if (keys.length > 0) await this.ledger.write(tx, had.eventId, taken, ledger.nextArrival);
    await this.steps.putBack(tx, [{ of, status: had.status, seats: keys, offerUntil: had.offerUntil === null ? null : new Date(had.offerUntil) }], actor, { undoes: mergeId });
  }

  private async hasAnother(tx: Tx, { id, eventId, personId }: RegistrationFacts): Promise<boolean> {
    const found = await rows<RegistrationFacts>(tx, `SELECT ${REGISTRATION_COLUMNS} FROM registration r WHERE r.event_id = $1 AND r.person_id = $2 AND r.id <> $3 AND r.status <> ALL ($4::text[])`, [eventId, personId, id, ENDED]);
    return found.length > 0;
  }
}

/** Events for which both have a registration that lives. */
function clashesOf(tx: Tx, { keptId, otherId }: MergeSides): Promise<MergeClash[]> {
  return rows<MergeClash>(
    tx,
    `SELECT e.id AS "eventId", e.title, jsonb_agg(jsonb_build_object('id', r.id, 'personId', r.person_id, 'status', r.status) ORDER BY r.person_id <> $1, r.created_at) AS options
       FROM registration r JOIN event e ON e.id = r.event_id WHERE r.person_id IN ($1, $2) AND r.status <> ALL ($3::text[])
      GROUP BY e.id HAVING count(*) > 1 ORDER BY e.id`,
    [keptId, otherId, ENDED],
  );
}

/** What a record tells of registrations that were withdrawn. */
function withdrawnIn(moved: JsonObject): Withdrawn[] {
  const { withdrawn = [] } = moved;
  if (!Array.isArray(withdrawn)) return [];
  return withdrawn.flatMap((one) => {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return [];
    const { id, eventId, status, offerUntil, version } = one;
    if (typeof id !== 'string' || typeof eventId !== 'string' || typeof version !== 'number') return [];
    return [{ id, eventId, status: status as RegistrationStatus, seats: textsOf(one['seats']), offerUntil: typeof offerUntil === 'string' ? offerUntil : null, version }];
  });
}
