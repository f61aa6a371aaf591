/** How long it is tried, and the longest gap, in milliseconds. */
const PATIENCE = 120_000;
const LONGEST = 1_000;

/** Does what must not be given up easily: again and again after growing gaps, for two minutes. */
export async function untilDone<T>(work: () => Promise<T>): Promise<T> {
  const end = performance.now() + PATIENCE;
  for (let gap = 50; ; gap = Math.min(LONGEST, gap * 2)) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise<void>((resolve) => setTimeout(resolve, gap));
    }
  }
}
