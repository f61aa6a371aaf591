/** One field at fault. */
export class FieldProblem {
  /** Path of the field in the request, such as `programme[2].startsLocal`. */
  field!: string;
  /** Stable name of the rule that the field breaks. */
  code!: string;
  /** What is wrong and the way out, in the reader's language. */
  detail!: string;
}

/** An error answer after RFC 9457, served as `application/problem+json`. */
export class Problem {
  /** Identifies the kind of problem: `/problems/` and the code. */
  type!: string;
  /** Short name of the HTTP status. */
  title!: string;
  status!: number;
  /** Stable code that a client may act on. */
  code!: string;
  /** What happened and the way out, in the reader's language. */
  detail!: string;
  /** Id under which the logs know this request. */
  requestId!: string;
  /** The fields at fault, when there are any. */
  errors?: FieldProblem[];
  /** Figures that belong to the code, such as the seats taken. */
  params?: Record<string, string | number>;
}
