/** Spreads what is done evenly: at most so many a second; 0 for no limit. */
export class Pace {
  private free = 0;

  constructor(private readonly perSecond: number) {}

  /** Resolves when it is time for the next one. */
  async next(): Promise<void> {
    if (this.perSecond === 0) return;
    const now = performance.now();
    const slot = Math.max(now, this.free);
    this.free = slot + 1_000 / this.perSecond;
    if (slot > now) await new Promise<void>((resolve) => setTimeout(resolve, slot - now));
  }
}
