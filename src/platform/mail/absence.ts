import type { Clock } from '../clock/index.js';

/** The first gap and the longest, in milliseconds: short, so that mail flows again within seconds of the server's return. */
const FIRST = 500;
const LONGEST = 8_000;

/** How long to leave a server alone that takes nothing: a little, then longer, until it takes something. */
export class Absence {
  private times = 0;
  private askAgain: Date | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly random: () => number = Math.random,
  ) {}

  /** When it may be asked again; null when it may be asked now. */
  get until(): Date | null {
    return this.askAgain !== null && this.askAgain > this.clock.now() ? this.askAgain : null;
  }

  /** It took nothing. Several who find that out at once count as one; true for the first of them. */
  begin(): boolean {
    if (this.until !== null) return false;
    const whole = Math.min(LONGEST, FIRST * 2 ** this.times);
    this.times += 1;
    this.askAgain = new Date(this.clock.now().getTime() + whole / 2 + (whole / 2) * this.random());
    return true;
  }

  /** It took something. */
  end(): void {
    this.times = 0;
    this.askAgain = null;
  }
}
