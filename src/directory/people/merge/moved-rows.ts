import { rows, type JsonObject, type Tx } from '../../../platform/database/index.js';
import type { MergeJoin, MergeSides } from './moments.js';

/** A table whose rows go over as they are. */
interface Movable {
  room: string;
  /** What its rows are, for whoever looks ahead. */
  what: string;
  table: string;
  /** Column that names the person. */
  column?: string;
  /** What tells a row from others: a column, or an SQL expression; `id` unless told. */
  key?: string;
  /** Rows that stay with the other entry, because the kept one has the same: an SQL condition in which `$1` is the kept entry and `moving` the table. */
  stays?: string;
}

/** A join for a table whose rows just change hands. */
export function movesRows({ room, what, table, column = 'person_id', key = 'id', stays = 'false' }: Movable): MergeJoin {
  const mine = `FROM "${table}" AS moving WHERE ${column} = $2 AND NOT (${stays}) AND $1::uuid IS NOT NULL`;
  return {
    room,
    outlook: async (tx: Tx, { keptId, otherId }: MergeSides) => {
      const [found] = await rows<{ count: number }>(tx, `SELECT count(*)::int AS count ${mine}`, [keptId, otherId]);
      return { moves: [{ what, count: found?.count ?? 0 }], clashes: [] };
    },
    move: async (tx, { keptId, otherId }) => {
      const moved = await rows<{ key: string }>(tx, `UPDATE "${table}" AS moving SET ${column} = $1 WHERE ${column} = $2 AND NOT (${stays}) RETURNING (${key})::text AS key`, [keptId, otherId]);
      return { keys: moved.map((row) => row.key).toSorted() };
    },
    putBack: async (tx, { keptId, otherId }, moved) => {
      await tx.query(`UPDATE "${table}" SET ${column} = $2 WHERE ${column} = $1 AND (${key})::text = ANY ($3::text[])`, [keptId, otherId, textsOf(moved['keys'])]);
    },
  };
}

/** Texts of a record. */
export function textsOf(value: JsonObject[string] | undefined): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
