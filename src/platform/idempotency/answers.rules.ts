import { createHash } from 'node:crypto';

/** What a key was used for: the same request again has the same. */
export interface Asked {
  actor: string;
  key: string;
  method: string;
  path: string;
  bodyHash: Buffer;
}

/** What is known of a key. `answer` is null while the first request is under way, or when it was lost with its process. */
export interface Known extends Pick<Asked, 'method' | 'path' | 'bodyHash'> {
  answer: Buffer | null;
  lockedUntil: Date;
}

export type KeyDecision = { kind: 'answered'; answer: Buffer } | { kind: 'take-over' } | { kind: 'refused'; code: 'IDEMPOTENCY_KEY_REUSED' } | { kind: 'in-progress'; seconds: number };

/** What a request with a known key gets: the stored answer, a refusal, or the work itself when whoever began it is gone. */
export function decideOn(known: Known, asked: Asked, now: Date): KeyDecision {
  if (known.method !== asked.method || known.path !== asked.path || !known.bodyHash.equals(asked.bodyHash)) return { kind: 'refused', code: 'IDEMPOTENCY_KEY_REUSED' };
  if (known.answer !== null) return { kind: 'answered', answer: known.answer };
  const left = known.lockedUntil.getTime() - now.getTime();
  return left > 0 ? { kind: 'in-progress', seconds: Math.ceil(left / 1000) } : { kind: 'take-over' };
}

/** The header's value, or null for none; `malformed` for one that no client should send. */
export function readKey(header: string | string[] | undefined): { kind: 'none' } | { kind: 'key'; key: string } | { kind: 'malformed' } {
  if (header === undefined) return { kind: 'none' };
  // The draft standard writes the key as a quoted string; most clients do not.
  const key = typeof header === 'string' ? header.trim().replace(/^"(.*)"$/, '$1') : '';
  return /^[\x21-\x7e]{8,200}$/.test(key) ? { kind: 'key', key } : { kind: 'malformed' };
}

/** SHA-256 of a body as it was parsed. */
export function hashBody(body: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(body ?? null)).digest();
}
