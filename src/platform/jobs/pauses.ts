/** Waiting that can be cut short: by a call, or for good when the process ends. */
export class Pauses {
  private readonly sleepers = new Set<() => void>();
  private ended = false;

  get over(): boolean {
    return this.ended;
  }

  /** Resolves after `ms` milliseconds, or as soon as somebody calls. */
  async pause(ms: number): Promise<void> {
    if (this.ended) return;
    await new Promise<void>((resolve) => {
      const rouse = (): void => {
        clearTimeout(timer);
        this.sleepers.delete(rouse);
        resolve();
      };
      const timer = setTimeout(rouse, ms);
      this.sleepers.add(rouse);
    });
  }

  /** Ends every pause under way. */
  wake(): void {
    for (const rouse of this.sleepers) rouse();
  }

  /** Ends every pause under way, and there are none from now on. */
  end(): void {
    this.ended = true;
    this.wake();
  }
}
