/** Lets what reads and then shows happen one after another, in the order it was asked for, so that nothing older is shown over something newer. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  /** Does it when everything before it has ended, well or not. @throws what it throws */
  take<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work, work);
    this.last = done;
    return done;
  }
}
