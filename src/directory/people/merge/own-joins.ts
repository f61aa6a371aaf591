import { Injectable, type OnModuleInit } from '@nestjs/common';
import { rows, type Tx } from '../../../platform/database/index.js';
import { refuse } from '../../directory.errors.js';
import { PersonMoments, type MergeJoin, type MergeSides } from './moments.js';
import { movesRows, textsOf } from './moved-rows.js';

/** What the directory itself, and the rooms below it, know by a person: positions, designations, messages, kinds of mail that are not wanted. */
@Injectable()
export class OwnJoins implements OnModuleInit {
  constructor(private readonly moments: PersonMoments) {}

  onModuleInit(): void {
    this.moments.onMerged(movesRows({ room: 'positions', what: 'positions', table: 'position' }));
    this.moments.onMerged(focalPoints());
    this.moments.onMerged(movesRows({ room: 'messages', what: 'messages', table: 'message' }));
    this.moments.onMerged(unsubscriptions());
  }
}

/** Two designations for one party in the same days cannot both be one person's: which of them is right is for somebody to say. */
function focalPoints(): MergeJoin {
  const join = movesRows({ room: 'focal-points', what: 'designations', table: 'focal_point' });
  return {
    ...join,
    move: async (tx, merging) => {
      if (await overlap(tx, merging)) throw refuse('MERGE_DESIGNATIONS_OVERLAP');
      return join.move(tx, merging);
    },
  };
}

async function overlap(tx: Tx, { keptId, otherId }: MergeSides): Promise<boolean> {
  const found = await rows(
    tx,
    `SELECT FROM focal_point a JOIN focal_point b ON coalesce(a.party_id, a.institution_id) = coalesce(b.party_id, b.institution_id) AND term(a.valid_from, a.valid_to) && term(b.valid_from, b.valid_to)
      WHERE a.person_id = $1 AND b.person_id = $2 LIMIT 1`,
    [keptId, otherId],
  );
  return found.length > 0;
}

/** What one of the two did not want, the one person does not want. The other entry keeps its own. */
function unsubscriptions(): MergeJoin {
  return {
    room: 'unsubscriptions',
    outlook: async () => ({ moves: [], clashes: [] }),
    move: async (tx, { keptId, otherId }) => {
      const added = await rows<{ purpose: string }>(tx, 'INSERT INTO unsubscription (person_id, purpose, since) SELECT $1, purpose, since FROM unsubscription WHERE person_id = $2 ON CONFLICT DO NOTHING RETURNING purpose', [keptId, otherId]);
      return { purposes: added.map(({ purpose }) => purpose) };
    },
    putBack: async (tx, { keptId }, moved) => {
      await tx.query('DELETE FROM unsubscription WHERE person_id = $1 AND purpose = ANY ($2::text[])', [keptId, textsOf(moved['purposes'])]);
    },
  };
}
