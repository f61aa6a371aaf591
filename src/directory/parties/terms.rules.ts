/** Days from one to another, `YYYY-MM-DD`; without an end it goes on. */
export interface Term {
  from: string;
  to: string | null;
}

/**
 * Whether a term counts on a day: from its first day to its last, both included. On the day of a hand-over two terms count;
 * the later one is meant then (`termOn`).
 */
export function countsOn(term: Term, day: string): boolean {
  return term.from <= day && (term.to === null || day <= term.to);
}

/** The term that is meant on a day: of those that count, the one that began last. */
export function termOn<T extends Term>(terms: readonly T[], day: string): T | null {
  return terms.filter((term) => countsOn(term, day)).reduce<T | null>((latest, term) => (latest && latest.from >= term.from ? latest : term), null);
}

/**
 * Whether two terms claim a day each for itself. They may share the day on which one ends and the other begins: a chair is handed over on a day,
 * and the day is the successor's. The database holds the same rule (`term()` in migration 40).
 */
export function overlap(a: Term, b: Term): boolean {
  return beginsBeforeEnd(a, b) && beginsBeforeEnd(b, a);
}

/** True when `a` begins before `b` has ended. A term of a single day has that day to itself. */
function beginsBeforeEnd(a: Term, b: Term): boolean {
  if (b.to === null) return true;
  return b.to === b.from ? a.from <= b.from : a.from < b.to;
}

/** False when the last day lies before the first. */
export function isInOrder(term: Term): boolean {
  return term.to === null || term.to >= term.from;
}
