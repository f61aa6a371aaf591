import { same, type EventDraft } from './draft.js';

export type Field = keyof EventDraft;

/** A draft brought up to what somebody else saved meanwhile. */
export interface Merged {
  draft: EventDraft;
  /** Fields that both changed, to different ends: the draft keeps its own until it is said otherwise. */
  conflicts: Field[];
  /** Fields that the other changed alone: they are taken over. */
  taken: Field[];
}

/** Puts a draft, written on top of `base`, on top of what is there now. Nothing that was typed is lost, and nothing of the other's goes without being seen. */
export function merge(base: EventDraft, draft: EventDraft, now: EventDraft): Merged {
  const fields = Object.keys(draft) as Field[];
  const theirs = fields.filter((field) => !same(base[field], now[field]));
  const mine = (field: Field): boolean => !same(base[field], draft[field]);
  const taken = theirs.filter((field) => !mine(field));
  const conflicts = theirs.filter((field) => mine(field) && !same(draft[field], now[field]));
  return { draft: { ...draft, ...Object.fromEntries(taken.map((field) => [field, now[field]])) }, conflicts, taken };
}
