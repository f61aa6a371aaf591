import createClient, { type Client } from 'openapi-fetch';
import { problemFrom, ProblemError } from './problem.js';
import type { paths } from './schema.js';

export { ProblemError } from './problem.js';

/** The API, typed from its own description: `unwrap(api.GET('/api/v1/events', { params: { query: { search } } }))`. */
export type Api = Client<paths>;

export interface ApiOptions {
  /** Where requests go; a browser asks its own origin. */
  baseUrl?: string;
  fetch?: (request: Request) => Promise<Response>;
  /** `Link <token>` on a page opened by a personal link, `Device <token>` at the desk; in the console the cookie speaks. */
  authorization?: () => string | null;
  locale?: () => string;
}

/** Makes a client. Each POST carries an Idempotency-Key, so that one that is sent again by a bad line counts once; pass your own to repeat one by hand. */
export function createApi(options: ApiOptions = {}): Api {
  const client = createClient<paths>({ baseUrl: options.baseUrl ?? '', ...(options.fetch && { fetch: options.fetch }) });
  client.use({
    onRequest: ({ request }) => {
      const authorization = options.authorization?.();
      if (authorization) request.headers.set('authorization', authorization);
      const locale = options.locale?.();
      if (locale) request.headers.set('accept-language', locale);
      if (request.method === 'POST' && !request.headers.has('idempotency-key')) request.headers.set('idempotency-key', crypto.randomUUID());
      return request;
    },
  });
  return client;
}

/** Headers that say which version a change is based on: the `version` that was read. */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}

/** A key to repeat one POST with, so that it counts once. */
export function onceKey(): { 'Idempotency-Key': string } {
  return { 'Idempotency-Key': crypto.randomUUID() };
}

interface Answered<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** What the API answered, or a ProblemError: one way for everything that can go wrong. */
export async function unwrap<T>(call: Promise<Answered<T>>): Promise<T> {
  let answered: Answered<T>;
  try {
    answered = await call;
  } catch (error) {
    // fetch rejects with a TypeError when the line is dead; anything else is a mistake of ours.
    if (error instanceof TypeError) throw problemFrom(null, 0);
    throw error;
  }
  if (!answered.response.ok) throw problemFrom(answered.error, answered.response.status);
  return answered.data as T;
}

/** True when somebody else changed it meanwhile: read again, show both, let the person decide. */
export function isVersionChanged(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 412;
}
