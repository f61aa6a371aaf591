import { Injectable } from '@nestjs/common';
import { actorRef, Audit, type Actor } from '../../../access/index.js';
import { Clock } from '../../../platform/clock/index.js';
import { newId, rows, Sql, type JsonObject, type Tx } from '../../../platform/database/index.js';
import { refuseVersion } from '../../../platform/http/index.js';
import { refuse } from '../../directory.errors.js';
import { lockMailboxes } from '../people.js';
import { readEntry, searchColumns, type PersonEntry } from '../people.rows.js';
import type { PersonInput } from '../person.js';
import { changedSince, columnsTaken, type MergeField } from './merge.rules.js';
import { PersonMoments, type MergeClash, type MergeMove, type MergeSides } from './moments.js';

/** What somebody wants merged, having seen both entries. */
export interface MergeWish {
  otherId: string;
  version: number;
  otherVersion: number;
  /** Fields of which the other entry's value is right. */
  take: readonly MergeField[];
  keep: readonly string[];
}

/** A merge as it is kept. */
export interface MergeFacts {
  id: string;
  keptId: string;
  otherId: string;
  /** Names of the other entry, as in the passport. */
  otherName: string;
  mergedAt: Date;
  undoneAt: Date | null;
}

interface Kept extends MergeSides {
  id: string;
  columnsBefore: JsonObject;
  columnsSet: JsonObject;
  followed: string[];
  moved: Record<string, JsonObject>;
  undoneAt: Date | null;
}

interface Locked {
  id: string;
  version: number;
  mergedInto: string | null;
}

/** Makes two entries of one human one, and two again. */
@Injectable()
export class Merges {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly moments: PersonMoments,
    private readonly audit: Audit,
  ) {}

  /** Both entries side by side, and what would go over. @throws Refusal PERSON_NOT_FOUND, MERGE_WITH_ITSELF, PERSON_MERGED */
  preview(actor: Actor, sides: MergeSides): Promise<{ kept: PersonEntry; other: PersonEntry; moves: MergeMove[]; clashes: MergeClash[] }> {
    return this.sql.transaction(async (tx) => {
      const [kept, other] = [await this.entry(tx, sides.keptId), await this.entry(tx, sides.otherId)];
      refuseSame(sides);
      if (kept.mergedInto !== null || other.mergedInto !== null) throw refuse('PERSON_MERGED');
      const outlooks = [];
      for (const join of this.moments.merging) outlooks.push(await join.outlook(tx, sides));
      for (const id of [sides.keptId, sides.otherId]) await this.audit.record(tx, { actor, action: 'person.viewed', subject: { type: 'person', id } });
      return { kept, other, moves: outlooks.flatMap(({ moves }) => moves).filter(({ count }) => count > 0), clashes: outlooks.flatMap(({ clashes }) => clashes) };
    });
  }

  /**
   * Keeps one entry; the other points to it, and all that is known by it goes over.
   * @throws Refusal PERSON_NOT_FOUND, MERGE_WITH_ITSELF, PERSON_MERGED, VERSION_CHANGED, MERGE_DESIGNATIONS_OVERLAP, and what a room refuses
   */
  merge(actor: Actor, keptId: string, wish: MergeWish): Promise<MergeFacts> {
    const sides = { keptId, otherId: wish.otherId };
    refuseSame(sides);
    return this.sql.transaction(async (tx) => {
      for (const join of this.moments.merging) await join.hold?.(tx, sides, null);
      const [kept, other] = await this.lock(tx, sides);
      if (kept.mergedInto !== null || other.mergedInto !== null) throw refuse('PERSON_MERGED');
      if (kept.version !== wish.version || other.version !== wish.otherVersion) throw refuseVersion('VERSION_CHANGED');
      const mergeId = newId();
      const columns = await this.take(tx, sides, wish.take);
      const moved: Record<string, JsonObject> = {};
      for (const join of this.moments.merging) moved[join.room] = await join.move(tx, { ...sides, mergeId, actor, keep: new Set(wish.keep) });
      const followed = await rows<{ id: string }>(tx, 'UPDATE person SET merged_into = $1 WHERE merged_into = $2 RETURNING id', [keptId, wish.otherId]);
      await tx.query('UPDATE person SET merged_into = $1, version = version + 1 WHERE id = $2', [keptId, wish.otherId]);
      const by = actorRef(actor);
      await tx.query(
        `INSERT INTO person_merge (id, kept_id, other_id, merged_at, actor_kind, actor_id, columns_before, columns_set, followed, moved) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [mergeId, keptId, wish.otherId, this.clock.now(), by.kind, by.id, JSON.stringify(columns.before), JSON.stringify(columns.set), followed.map(({ id }) => id), JSON.stringify(moved)],
      );
      const detail = { mergeId, fields: [...wish.take] };
      await this.audit.recordAll(tx, [
        { actor, action: 'person.merged', subject: { type: 'person', id: keptId }, detail: { ...detail, otherId: wish.otherId } },
        { actor, action: 'person.merged-away', subject: { type: 'person', id: wish.otherId }, detail: { ...detail, keptId } },
      ]);
      return this.facts(tx, mergeId);
    });
  }

  /**
   * Makes two entries of one again: everything that the merge moved goes back, what came since stays with the kept entry. Sent twice it answers the same.
   * @throws Refusal MERGE_NOT_FOUND, MERGE_UNDO_LATER, MERGE_UNDO_FIELDS, and what a room refuses
   */
  undo(actor: Actor, keptId: string, mergeId: string): Promise<MergeFacts> {
    return this.sql.transaction(async (tx) => {
      const merge = await this.kept(tx, keptId, mergeId, '');
      if (merge.undoneAt !== null) return this.facts(tx, mergeId);
      for (const join of this.moments.merging) await join.hold?.(tx, merge, merge.moved[join.room] ?? {});
      const [kept] = await this.lock(tx, merge);
      if ((await this.kept(tx, keptId, mergeId, 'FOR UPDATE')).undoneAt !== null) return this.facts(tx, mergeId);
      if (kept.mergedInto !== null) throw refuse('MERGE_UNDO_LATER');
      await this.giveBack(tx, merge);
      // In the opposite order: what was moved last goes back first.
      for (const join of [...this.moments.merging].reverse()) {
        const moved = merge.moved[join.room];
        if (moved) await join.putBack(tx, { keptId, otherId: merge.otherId, mergeId, actor }, moved);
      }
      await tx.query('UPDATE person SET merged_into = NULL, version = version + 1 WHERE id = $1', [merge.otherId]);
      await tx.query('UPDATE person SET merged_into = $2 WHERE id = ANY ($1::uuid[]) AND merged_into = $3', [merge.followed, merge.otherId, keptId]);
      await tx.query('UPDATE person_merge SET undone_at = $2 WHERE id = $1', [mergeId, this.clock.now()]);
      await this.audit.recordAll(tx, [keptId, merge.otherId].map((id) => ({ actor, action: 'person.merge-undone', subject: { type: 'person', id }, detail: { mergeId } })));
      return this.facts(tx, mergeId);
    });
  }

  /** Merges into a person, the newest first. */
  async list(keptId: string): Promise<MergeFacts[]> {
    return this.sql.rows<MergeFacts>(`${FACTS} WHERE m.kept_id = $1 ORDER BY m.merged_at DESC, m.id DESC`, [keptId]);
  }

  private async entry(tx: Tx, id: string): Promise<PersonEntry> {
    const entry = await readEntry(tx, id, this.clock.now().toISOString().slice(0, 10));
    if (!entry) throw refuse('PERSON_NOT_FOUND');
    return entry;
  }

  /** Mailboxes first, as whoever finds people by them does, then both entries in one order. */
  private async lock(tx: Tx, { keptId, otherId }: MergeSides): Promise<[Locked, Locked]> {
    const mailboxes = await rows<{ email: string }>(tx, 'SELECT lower(email::text) AS email FROM person WHERE id = ANY ($1::uuid[]) AND email IS NOT NULL', [[keptId, otherId]]);
    await lockMailboxes(tx, [...new Set(mailboxes.map(({ email }) => email))]);
    const found = await rows<Locked>(tx, 'SELECT id, version, merged_into AS "mergedInto" FROM person WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE', [[keptId, otherId]]);
    const [kept, other] = [keptId, otherId].map((id) => found.find((one) => one.id === id));
    if (!kept || !other) throw refuse('PERSON_NOT_FOUND');
    return [kept, other];
  }

  /** Takes values of the other entry; answers the columns as they were and as they are. */
  private async take(tx: Tx, { keptId, otherId }: MergeSides, fields: readonly MergeField[]): Promise<{ before: JsonObject; set: JsonObject }> {
    const columns = columnsTaken(fields);
    if (columns.length === 0) return { before: {}, set: {} };
    const before = await columnsOf(tx, keptId, columns);
    const plain = fields.flatMap((field) => columnsTaken([field])).filter((column) => !['search', 'sounds', 'name_keys'].includes(column));
    await tx.query(`UPDATE person SET (${plain.join(', ')}, version) = (SELECT ${plain.join(', ')}, person.version + 1 FROM person AS other WHERE other.id = $2) WHERE id = $1`, [keptId, otherId]);
    if (columns.includes('search')) {
      const [names] = await rows<PersonInput>(tx, 'SELECT family_name AS "familyName", given_name AS "givenName", other_scripts AS "otherScripts" FROM person WHERE id = $1', [keptId]);
      if (names) await writeColumns(tx, keptId, searchColumns(names));
    }
    return { before, set: await columnsOf(tx, keptId, columns) };
  }

  private async giveBack(tx: Tx, { keptId, columnsBefore, columnsSet }: Kept): Promise<void> {
    const columns = Object.keys(columnsBefore);
    if (columns.length === 0) return;
    const changed = changedSince(columnsSet, await columnsOf(tx, keptId, columns));
    if (changed.length > 0) throw refuse('MERGE_UNDO_FIELDS', { params: { fields: changed.join(', ') } });
    await writeColumns(tx, keptId, columnsBefore);
    await tx.query('UPDATE person SET version = version + 1 WHERE id = $1', [keptId]);
  }

  private async kept(tx: Tx, keptId: string, mergeId: string, lock: '' | 'FOR UPDATE'): Promise<Kept> {
    const [found] = await rows<Kept>(
      tx,
      `SELECT id, kept_id AS "keptId", other_id AS "otherId", columns_before AS "columnsBefore", columns_set AS "columnsSet", followed, moved, undone_at AS "undoneAt" FROM person_merge WHERE id = $1 AND kept_id = $2 ${lock}`,
      [mergeId, keptId],
    );
    if (!found) throw refuse('MERGE_NOT_FOUND');
    return found;
  }

  private async facts(tx: Tx, mergeId: string): Promise<MergeFacts> {
    const [found] = await rows<MergeFacts>(tx, `${FACTS} WHERE m.id = $1`, [mergeId]);
    if (!found) throw refuse('MERGE_NOT_FOUND');
    return found;
  }
}

const FACTS = `SELECT m.id, m.kept_id AS "keptId", m.other_id AS "otherId", p.given_name || ' ' || p.family_name AS "otherName", m.merged_at AS "mergedAt", m.undone_at AS "undoneAt"
  FROM person_merge m JOIN person p ON p.id = m.other_id`;

function refuseSame({ keptId, otherId }: MergeSides): void {
  if (keptId === otherId) throw refuse('MERGE_WITH_ITSELF', { field: 'otherId' });
}

async function columnsOf(tx: Tx, id: string, columns: readonly string[]): Promise<JsonObject> {
  const [found] = await rows<{ row: JsonObject }>(tx, 'SELECT to_jsonb(person) AS row FROM person WHERE id = $1', [id]);
  return Object.fromEntries(columns.map((column) => [column, found?.row[column] ?? null]));
}

async function writeColumns(tx: Tx, id: string, values: object): Promise<void> {
  const columns = Object.keys(values).join(', ');
  await tx.query(`UPDATE person SET (${columns}) = ROW(${Object.keys(values).map((column) => `new.${column}`).join(', ')}) FROM jsonb_populate_record(NULL::person, $2::jsonb) AS new WHERE person.id = $1`, [id, JSON.stringify(values)]);
}
