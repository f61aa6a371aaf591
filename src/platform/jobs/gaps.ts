/** How gaps grow: the first one and the longest, in seconds. */
interface Growth {
  first: number;
  longest: number;
}

/**
 * Seconds until the next try after `attempts` tries: doubling from the first (five seconds unless told otherwise) up to the longest (an hour),
 * each spread over its upper half, so that what failed together does not come back together.
 */
export function retryGap(attempts: number, random: () => number = Math.random, { first, longest }: Growth = { first: 5, longest: 3_600 }): number {
  const whole = Math.min(longest, first * 2 ** Math.max(0, attempts - 1));
  return whole / 2 + (whole / 2) * random();
}
