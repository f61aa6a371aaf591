/** One field at fault, as the API tells it (RFC 9457 with fields). */
export interface FieldProblem {
  field: string;
  code: string;
  detail: string;
}

interface Told {
  status: number;
  code: string;
  detail: string;
  requestId?: string;
  errors?: readonly FieldProblem[];
  params?: Readonly<Record<string, string | number>>;
}

/** The API refused, in a sentence for the reader. `status` 0 means that the server could not be reached. */
export class ProblemError extends Error {
  readonly status: number;
  /** Stable code that a page may act on, such as `EVENT_FULL`. */
  readonly code: string;
  readonly requestId: string | null;
  readonly params: Readonly<Record<string, string | number>>;
  readonly errors: readonly FieldProblem[];

  constructor(told: Told) {
    super(told.detail);
    this.name = 'ProblemError';
    this.status = told.status;
    this.code = told.code;
    this.requestId = told.requestId ?? null;
    this.params = told.params ?? {};
    this.errors = told.errors ?? [];
  }

  /** What is wrong with each field: the first sentence of each. */
  byField(): Map<string, string> {
    const found = new Map<string, string>();
    for (const { field, detail } of this.errors) if (!found.has(field)) found.set(field, detail);
    return found;
  }
}

/** Reads whatever came with a refused answer; a body that is no problem (a proxy's page) is told by its status alone. */
export function problemFrom(body: unknown, status: number): ProblemError {
  if (typeof body === 'object' && body !== null && 'code' in body && 'detail' in body && typeof body.code === 'string' && typeof body.detail === 'string') {
    return new ProblemError({ status, ...(body as Omit<Told, 'status'>) });
  }
  return new ProblemError({ status, code: status === 0 ? 'UNREACHABLE' : 'REQUEST_REFUSED', detail: '' });
}
