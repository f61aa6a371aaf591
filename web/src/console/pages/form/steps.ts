/** What was done, step by step, so that each can be taken back. */
export interface Steps<T> {
  past: readonly T[];
  now: T;
  future: readonly T[];
  /** What the last step changed; another change of the same is one step with it, as letters typed into one field are. */
  about: string | null;
}

/** Steps that can be taken back; older ones are forgotten. */
const MOST = 100;

export function firstStep<T>(now: T): Steps<T> {
  return { past: [], now, future: [], about: null };
}

export function step<T>({ past, now, about: last }: Steps<T>, next: T, about: string | null): Steps<T> {
  if (about !== null && about === last) return { past, now: next, future: [], about };
  return { past: [...past, now].slice(-MOST), now: next, future: [], about };
}

export function undone<T>(steps: Steps<T>): Steps<T> {
  const [last, past] = [steps.past.at(-1), steps.past.slice(0, -1)];
  return steps.past.length === 0 || last === undefined ? steps : { past, now: last, future: [steps.now, ...steps.future], about: null };
}

export function redone<T>(steps: Steps<T>): Steps<T> {
  const [next, ...future] = steps.future;
  return steps.future.length === 0 || next === undefined ? steps : { past: [...steps.past, steps.now], now: next, future, about: null };
}
