/** Somebody in the line, with the way to answer them. */
interface Waiting<Request, Answer> {
  request: Request;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/** Requests decided in one go. Large enough that a rush is quick, small enough that the first of a batch does not wait long. */
const BATCH = 100;

/**
 * The line before one event: requests in order of arrival. While one batch commits the next gathers; there is no timer, so that a lone request goes at once.
 * `decide` answers each request of a batch, in order, with a result or the error that belongs to it alone; when it rejects, nothing of the batch was done
 * and each of its requests is decided alone, so that a faulty one spoils nobody else's.
 */
export class Line<Request, Answer> {
  private readonly waiting: Waiting<Request, Answer>[] = [];
  private busy = false;

  constructor(private readonly decide: (requests: readonly Request[]) => Promise<(Answer | Error)[]>) {}

  /** Joins the line and resolves when decided and committed. */
  join(request: Request): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      this.waiting.push({ request, resolve, reject });
      if (!this.busy) void this.serve();
    });
  }

  get length(): number {
    return this.waiting.length;
  }

  private async serve(): Promise<void> {
    this.busy = true;
    while (this.waiting.length > 0) await this.serveBatch(this.waiting.splice(0, BATCH));
    this.busy = false;
  }

  private async serveBatch(batch: readonly Waiting<Request, Answer>[]): Promise<void> {
    try {
      const answers = await this.decide(batch.map(({ request }) => request));
      batch.forEach(({ resolve, reject }, index) => {
        const answer = answers[index];
        if (answer === undefined || answer instanceof Error) reject(answer ?? new Error('A request was left without an answer'));
        else resolve(answer);
      });
    } catch (error) {
      const [alone] = batch;
      if (batch.length === 1 && alone) alone.reject(error);
      else for (const one of batch) await this.serveBatch([one]);
    }
  }
}
