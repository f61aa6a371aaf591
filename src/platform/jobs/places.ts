/** So many may be at work at once; the others wait, first come first served. */
export class Places {
  private readonly line: (() => void)[] = [];

  constructor(private free: number) {}

  /** Does the work when there is a place for it. */
  async within<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.line.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.line.shift();
      // The place goes to the next in line, without ever being free for somebody who comes just now.
      if (next) next();
      else this.free += 1;
    }
  }
}
