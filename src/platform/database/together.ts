interface Waiting<I, O> {
  item: I;
  resolve: (answer: O) => void;
  reject: (reason: unknown) => void;
}

/**
 * Statements that go together: what is asked while one statement is under way is answered by the next one, all at once. No timer: a lone item goes at once.
 * When a statement for several fails, each of them is tried alone, so that one bad item harms no other.
 */
export class Together<I, O> {
  private waiting: Waiting<I, O>[] = [];
  private underWay = false;

  /** `run` answers one value for each item, in their order. `most` is how many may go together. */
  constructor(
    private readonly run: (items: readonly I[]) => Promise<readonly O[]>,
    private readonly most = 100,
  ) {}

  /** Answers for one item. */
  ask(item: I): Promise<O> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (!this.underWay) void this.work();
    });
  }

  private async work(): Promise<void> {
    this.underWay = true;
    // What is asked in the same turn goes together too.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, this.most);
      await this.answer(batch);
    }
    this.underWay = false;
  }

  private async answer(batch: readonly Waiting<I, O>[]): Promise<void> {
    try {
      const answers = await this.run(batch.map(({ item }) => item));
      if (answers.length !== batch.length) throw new Error(`${batch.length} items got ${answers.length} answers`);
      batch.forEach(({ resolve }, place) => resolve(answers[place] as O));
    } catch (error) {
      const [only] = batch;
      if (batch.length === 1) only?.reject(error);
      else for (const one of batch) await this.answer([one]);
    }
  }
}
