/** A meeting of a body, as far as its number goes. */
export interface Numbered {
  number: number | null;
  startsAt: Date;
}

/**
 * The number that a meeting of a body would have: one more than the highest of its earlier meetings. 1 for the first of all;
 * null when there were earlier ones and nobody numbered them.
 */
export function nextNumber(others: readonly Numbered[], startsAt: Date): number | null {
  const earlier = others.filter((meeting) => meeting.startsAt < startsAt);
  if (earlier.length === 0) return 1;
  const numbers = earlier.flatMap(({ number }) => number ?? []);
  return numbers.length === 0 ? null : Math.max(...numbers) + 1;
}

/** What is worth a look about a meeting; none of it is refused. */
export type MeetingWarning = 'CHAIR_DIFFERS' | 'NUMBER_TAKEN';

export function warningsOf(
  meeting: { number: number | null; chairPartyId: string | null },
  around: { others: readonly Numbered[]; termPartyId: string | null },
): MeetingWarning[] {
  const { number, chairPartyId } = meeting;
  return [
    ...(chairPartyId !== null && around.termPartyId !== null && chairPartyId !== around.termPartyId ? (['CHAIR_DIFFERS'] as const) : []),
    ...(number !== null && around.others.some((other) => other.number === number) ? (['NUMBER_TAKEN'] as const) : []),
  ];
}
