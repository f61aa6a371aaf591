import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../access/index.js';
import type { JsonObject, Tx } from '../../../platform/database/index.js';
import type { LocalisedText } from '../../../platform/i18n/index.js';

/** Two entries of the directory that are one human: one is kept, and the other points to it from then on. */
export interface MergeSides {
  keptId: string;
  otherId: string;
}

/** A merge that is under way. */
export interface Merging extends MergeSides {
  mergeId: string;
  actor: Actor;
  /** Ids that were chosen where only one of two can go on, such as registrations for one event. */
  keep: ReadonlySet<string>;
}

/** So many things of one kind that go over. */
export interface MergeMove {
  what: string;
  count: number;
}

/** Where both have something of which only one can go on: one of them is to be chosen. */
export interface MergeClash {
  eventId: string;
  title: LocalisedText;
  options: { id: string; personId: string; status: string }[];
}

/** What a merge would do in one room. */
export interface MergeOutlook {
  moves: MergeMove[];
  clashes: MergeClash[];
}

/**
 * What a room does with its rows when two entries become one, inside the transaction of the merge, and how it puts them back. Both entries are locked by then;
 * their rows are not.
 */
export interface MergeJoin {
  /** Under which name the record of what was moved is kept. Stable. */
  room: string;
  /** Locks what everybody locks before people: ledgers. With the record when a merge is undone. */
  hold?: (tx: Tx, sides: MergeSides, moved: JsonObject | null) => Promise<void>;
  outlook: (tx: Tx, sides: MergeSides) => Promise<MergeOutlook>;
  /** Moves, and answers a record of exactly what: ids and states, nothing personal. A refusal undoes the merge. */
  move: (tx: Tx, merging: Merging) => Promise<JsonObject>;
  /** Puts back what the record tells. A refusal says what stands in the way, and nothing is undone. */
  putBack: (tx: Tx, merging: Omit<Merging, 'keep'>, moved: JsonObject) => Promise<void>;
}

/** Moments in the life of people that the rooms above join, in `onModuleInit`. */
@Injectable()
export class PersonMoments {
  private readonly joined: MergeJoin[] = [];

  /** Two entries become one, or two again. Every table that names a person has a join. */
  onMerged(join: MergeJoin): void {
    this.joined.push(join);
  }

  get merging(): readonly MergeJoin[] {
    return this.joined;
  }
}
