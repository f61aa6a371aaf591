import type { Draft } from './draft.js';

/**
 * A form that was filled in at two windows at once. `base` is what both began with: a field that only one of them has changed is as that one left it; where both did, what is
 * typed here counts, since whoever types sees it. The step is the one of this window.
 */
export function mergeDraft(base: Draft, mine: Draft, theirs: Draft): Draft {
  const names = new Set([...Object.keys(mine.values), ...Object.keys(theirs.values)]);
  const values = [...names].flatMap((name) => {
    const changedHere = !isSame(mine.values[name], base.values[name]);
    const value = changedHere ? mine.values[name] : theirs.values[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { at: mine.at, values: Object.fromEntries(values) };
}

function isSame(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return JSON.stringify(a ?? []) === JSON.stringify(b ?? []);
}
