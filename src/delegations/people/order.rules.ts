import { DELEGATION_FUNCTIONS, type DelegationFunction } from '../delegation.js';

/** Somebody in a delegation, as far as the order goes. */
export interface Ordered {
  /** Null for somebody who came by another door and has none; stands with the delegates. */
  function: string | null;
  /** Place in the letter; null for somebody who is not in it, and stands after those who are. */
  place: number | null;
}

/** The function of a personal assistant, who counts against no quota. */
const ASSISTANT: DelegationFunction = 'assistant';

/** How a delegation is listed: head, deputy, then the order of the letter; assistants last. Equal ones keep their order. */
export function inOrder<T extends Ordered>(people: readonly T[]): T[] {
  return people.toSorted((a, b) => group(a.function) - group(b.function) || (a.place ?? Infinity) - (b.place ?? Infinity) || 0);
}

/** The place of the first who would be a second head, or -1: a delegation has one head. */
export function secondHead(functions: readonly (string | null)[], hasHead: boolean): number {
  const heads = functions.flatMap((one, index) => (one === 'head' ? [index] : []));
  return heads[hasHead ? 0 : 1] ?? -1;
}

/** The function that is kept with a registration, and the category of somebody who has it; an assistant is support staff and has none. */
export function roleOf(named: DelegationFunction, category: string): { function: string | null; category: string } {
  return named === ASSISTANT ? { function: null, category: 'support-staff' } : { function: named, category };
}

/** The function as it is shown, from what a registration keeps. */
export function functionOf(registration: { function: string | null; category: string }): DelegationFunction {
  if (registration.category === 'support-staff') return ASSISTANT;
  return DELEGATION_FUNCTIONS.find((known) => known === registration.function) ?? 'delegate';
}

function group(named: string | null): number {
  if (named === 'head') return 0;
  if (named === 'deputy-head') return 1;
  return named === ASSISTANT ? 3 : 2;
}
