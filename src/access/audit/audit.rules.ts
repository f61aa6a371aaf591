import { createHash } from 'node:crypto';

/** An audit row as texts, the way it is hashed. `at` is RFC 3339 in UTC with microseconds, `detail` as PostgreSQL writes jsonb. */
export interface ChainedRow {
  seq: string;
  at: string;
  actor_kind: string;
  actor_id: string | null;
  action: string;
  subject_type: string;
  subject_id: string | null;
  event_id: string | null;
  reason: string | null;
  detail: string;
  previous_hash: Buffer;
  hash: Buffer;
}

/** Where the chain stands: number and hash of its last row. */
export interface ChainEnd {
  seq: string;
  hash: Buffer;
}

/** Before the first row. */
export const CHAIN_START: ChainEnd = { seq: '0', hash: Buffer.alloc(32) };

/** The hash of a row: SHA-256 over its canonical text, which includes the hash of the row before. Built alike by the trigger in migration 20. */
function chainHash(row: Omit<ChainedRow, 'hash'>): Buffer {
  const parts = [row.seq, row.at, row.actor_kind, row.actor_id, row.action, row.subject_type, row.subject_id, row.event_id, row.reason, row.detail];
  const canonical = `[${[...parts, row.previous_hash.toString('hex')].map((part) => JSON.stringify(part)).join(', ')}]`;
  return createHash('sha256').update(canonical, 'utf8').digest();
}

/** Follows the chain over further rows. Answers how far it fits, and the number of the first row that does not (null when all do). */
export function followChain(from: ChainEnd, rows: readonly ChainedRow[]): { end: ChainEnd; brokenAt: string | null } {
  let end = from;
  for (const row of rows) {
    const fits = BigInt(row.seq) === BigInt(end.seq) + 1n && row.previous_hash.equals(end.hash) && chainHash(row).equals(row.hash);
    if (!fits) return { end, brokenAt: row.seq };
    end = { seq: row.seq, hash: row.hash };
  }
  return { end, brokenAt: null };
}
