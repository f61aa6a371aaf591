/** Somebody in the line, with the way to answer them. */
interface Waiting<Request, Answer> {
  request: Request;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/** How a line is served. */
interface Serving<Request, Answer> {
  /** Answers each request of a batch, in order, with a result or the error that belongs to it alone. When it rejects, nothing of the batch was done. */
  decide: (requests: readonly Request[]) => Promise<(Answer | Error)[]>;
  /** Whether an error that `decide` rejected with is everybody's (the database is gone) and not that of some request in the batch. */
  isEverybodys?: (error: unknown) => boolean;
  /** The line is empty and nobody is being served. */
  onIdle?: () => void;
}

/** Requests decided in one go. Large enough that a rush is quick, small enough that the first of a batch does not wait long. */
const BATCH = 100;

/**
 * The line before one event: requests in order of arrival. While one batch commits the next gathers; there is no timer, so that a lone request goes at once.
 * When a batch breaks it is cut in two and each half is decided again, in order, so that a faulty request spoils nobody else's.
 */
export class Line<Request, Answer> {
  private readonly waiting: Waiting<Request, Answer>[] = [];
  private busy = false;

  constructor(private readonly serving: Serving<Request, Answer>) {}

  /** Joins the line and resolves when decided and committed. */
  join(request: Request): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      this.waiting.push({ request, resolve, reject });
      if (!this.busy) void this.serve();
    });
  }

  private async serve(): Promise<void> {
    this.busy = true;
    while (this.waiting.length > 0) await this.serveBatch(this.waiting.splice(0, BATCH));
    this.busy = false;
    this.serving.onIdle?.();
  }

  private async serveBatch(batch: readonly Waiting<Request, Answer>[]): Promise<void> {
    try {
      const answers = await this.serving.decide(batch.map(({ request }) => request));
      batch.forEach(({ resolve, reject }, index) => {
        const answer = answers[index];
        if (answer === undefined || answer instanceof Error) reject(answer ?? new Error('A request was left without an answer'));
        else resolve(answer);
      });
    } catch (error) {
      if (batch.length === 1 || this.serving.isEverybodys?.(error)) {
        for (const { reject } of batch) reject(error);
        return;
      }
      const half = Math.ceil(batch.length / 2);
      await this.serveBatch(batch.slice(0, half));
      await this.serveBatch(batch.slice(half));
    }
  }
}
