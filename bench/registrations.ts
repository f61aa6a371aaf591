import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { processorSeconds } from './processor-time.ts';
import { openEvent, rush } from './rush.ts';

/** What is measured on: a migrated database, and web processes on it that limit nobody (`RATE_LIMIT=0`). */
export interface RegistrationStage {
  databaseUrl: string;
  /** `http://127.0.0.1:3000`, of one or more web processes. */
  urls: readonly string[];
  /** The web processes, and the first process of PostgreSQL, for their processor time. */
  webPids: readonly number[];
  postgresPid: number;
  /** Requests under way at once; the same number of clients makes the plain inserts. */
  connections?: number;
  /** How long each of the two is measured. */
  seconds?: number;
}

export interface RegistrationFigures {
  connections: number;
  /** Registrations answered in a second, each committed with person, history, link and letter. */
  perSecond: number;
  /** Milliseconds that a request took: half of them, and all but one in a hundred. */
  p50: number;
  p99: number;
  /** One-row inserts committed in a second, and what made them. */
  plainPerSecond: number;
  plainBy: 'pgbench' | 'pg in a loop';
  /** `perSecond / plainPerSecond`. */
  share: number;
  /** Milliseconds of processor time that one registration takes in the web process and in PostgreSQL, and one plain insert in PostgreSQL. */
  web: number;
  postgres: number;
  plain: number;
}

/** A row about as large as a registration, in a table of its own with a primary key and nothing else. */
const PLAIN_TABLE = `CREATE TABLE bench_plain (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), event_id uuid NOT NULL, status text NOT NULL, answers jsonb NOT NULL, created_at timestamptz NOT NULL DEFAULT now())`;
const PLAIN_INSERT = `INSERT INTO bench_plain (event_id, status, answers) VALUES ('0198c0de-0000-7000-8000-000000000000', 'submitted', '{"interpretation": "ru", "visaLetter": "no"}')`;

/** Measures registrations through HTTP beside plain inserts on the same database, one after the other. Leaves nothing behind but the event that it registered for. */
export async function benchRegistrations({ databaseUrl, urls, webPids, postgresPid, connections = 50, seconds = 6 }: RegistrationStage): Promise<RegistrationFigures> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const idle = processorSeconds([postgresPid]);
    const plain = await plainInserts(client, databaseUrl, connections, seconds);
    const plainTime = processorSeconds([postgresPid]) - idle;
    const slug = await openEvent(client);
    await rush(urls, slug, connections, { seconds: 2 });
    const before = [processorSeconds(webPids), processorSeconds([postgresPid])] as const;
    const { answered, elapsed, took } = await rush(urls, slug, connections, { seconds });
    const after = [processorSeconds(webPids), processorSeconds([postgresPid])] as const;
    await mustBeThere(client, slug);
    const perSecond = answered / elapsed;
    const sorted = took.toSorted((a, b) => a - b);
    const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    const rates = { connections, perSecond, p50: at(0.5), p99: at(0.99), plainPerSecond: plain.perSecond, plainBy: plain.by, share: perSecond / plain.perSecond };
    return { ...rates, web: (1000 * (after[0] - before[0])) / answered, postgres: (1000 * (after[1] - before[1])) / answered, plain: (1000 * plainTime) / (plain.perSecond * seconds) };
  } finally {
    await client.end();
  }
}

/** The figures in a few lines; of several rounds those of the middle one. */
export function registrationLines(rounds: readonly RegistrationFigures[]): string[] {
  const middle = rounds.toSorted((a, b) => a.share - b.share)[Math.floor(rounds.length / 2)];
  if (!middle) return [];
  const { connections, perSecond, p50, p99, plainPerSecond, plainBy, share, web, postgres, plain } = middle;
  const each = `processor time: ${web.toFixed(2)} ms in the web process and ${postgres.toFixed(2)} in PostgreSQL for a registration, ${plain.toFixed(2)} for a plain insert`;
  if (rounds.length === 1) return [`registrations ${perSecond.toFixed(0)} a second, plain inserts ${plainPerSecond.toFixed(0)}: ${share.toFixed(3)}; ${each}`];
  return [
    `registrations through HTTP   ${perSecond.toFixed(0)} a second, ${connections} at once; half within ${p50.toFixed(0)} ms, 99 of 100 within ${p99.toFixed(0)} ms`,
    `plain inserts (${plainBy})     ${plainPerSecond.toFixed(0)} a second, ${connections} clients, one small row in a transaction`,
    `share                        ${share.toFixed(2)}, the middle of ${rounds.length} rounds (aim: at least 0.25)`,
    each,
  ];
}

async function plainInserts(client: pg.Client, databaseUrl: string, connections: number, seconds: number): Promise<{ perSecond: number; by: RegistrationFigures['plainBy'] }> {
  await client.query(`DROP TABLE IF EXISTS bench_plain; ${PLAIN_TABLE}`);
  try {
    return (await byPgbench(databaseUrl, connections, seconds)) ?? (await byLoop(databaseUrl, connections, seconds));
  } finally {
    await client.query('DROP TABLE bench_plain');
  }
}

/** With PostgreSQL's own tool; null where it is not installed. */
async function byPgbench(databaseUrl: string, connections: number, seconds: number): Promise<{ perSecond: number; by: 'pgbench' } | null> {
  const folder = await mkdtemp(join(tmpdir(), 'convoke-bench-'));
  try {
    const script = join(folder, 'insert.sql');
    await writeFile(script, `${PLAIN_INSERT};\n`);
    const { stdout } = await promisify(execFile)('pgbench', ['--no-vacuum', '--client', String(connections), '--jobs', '2', '--time', String(seconds), '--file', script, databaseUrl]);
    const tps = /^tps = ([\d.]+)/m.exec(stdout)?.[1];
    if (tps === undefined) throw new Error(`pgbench answered without a rate:\n${stdout}`);
    return { perSecond: Number(tps), by: 'pgbench' };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function byLoop(databaseUrl: string, connections: number, seconds: number): Promise<{ perSecond: number; by: 'pg in a loop' }> {
  const clients = Array.from({ length: connections }, () => new pg.Client({ connectionString: databaseUrl }));
  await Promise.all(clients.map((one) => one.connect()));
  const begun = performance.now();
  const end = begun + seconds * 1000;
  let made = 0;
  await Promise.all(
    clients.map(async (one) => {
      while (performance.now() < end) {
        await one.query(PLAIN_INSERT);
        made += 1;
      }
    }),
  );
  const elapsed = (performance.now() - begun) / 1000;
  await Promise.all(clients.map((one) => one.end()));
  return { perSecond: made / elapsed, by: 'pg in a loop' };
}

/** What was answered is there, each once, and counted. */
async function mustBeThere(client: pg.Client, slug: string): Promise<void> {
  const { rows } = await client.query<{ made: number; people: number; taken: number }>(
    `SELECT count(*)::int AS made, count(DISTINCT person_id)::int AS people, max(taken)::int AS taken FROM registration JOIN event ON event.id = event_id JOIN ledger USING (event_id) WHERE slug = $1`,
    [slug],
  );
  const [row] = rows;
  if (!row || row.made === 0 || row.people !== row.made || row.taken !== row.made) throw new Error(`Registrations do not add up: ${JSON.stringify(row)}`);
}
