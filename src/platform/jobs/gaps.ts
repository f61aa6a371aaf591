/** The first gap and the longest, in seconds. */
const FIRST = 5;
const LONGEST = 3_600;

/**
 * Seconds until the next try after `attempts` tries: doubling from five seconds up to an hour, each spread over the upper half, so that
 * what failed together does not come back together.
 */
export function retryGap(attempts: number, random: () => number = Math.random): number {
  const whole = Math.min(LONGEST, FIRST * 2 ** Math.max(0, attempts - 1));
  return whole / 2 + (whole / 2) * random();
}
