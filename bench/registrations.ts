import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

/** What is measured on: a migrated database, and web processes on it that limit nobody (`RATE_LIMIT=0`). */
export interface RegistrationStage {
  databaseUrl: string;
  /** `http://127.0.0.1:3000`, of one or more web processes. */
  urls: readonly string[];
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
}

/** A row about as large as a registration, in a table of its own with a primary key and nothing else. */
const PLAIN_TABLE = `CREATE TABLE bench_plain (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), event_id uuid NOT NULL, status text NOT NULL, answers jsonb NOT NULL, created_at timestamptz NOT NULL DEFAULT now())`;
const PLAIN_INSERT = `INSERT INTO bench_plain (event_id, status, answers) VALUES ('0198c0de-0000-7000-8000-000000000000', 'submitted', '{"interpretation": "ru", "visaLetter": "no"}')`;

/** Measures registrations through HTTP beside plain inserts on the same database, one after the other. Leaves nothing behind but the event that it registered for. */
export async function benchRegistrations({ databaseUrl, urls, connections = 50, seconds = 10 }: RegistrationStage): Promise<RegistrationFigures> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const plain = await plainInserts(client, databaseUrl, connections, seconds);
    const slug = await openEvent(client);
    await rush(urls, slug, connections, 2);
    const { answered, elapsed, took } = await rush(urls, slug, connections, seconds);
    await mustBeThere(client, slug);
    const perSecond = answered / elapsed;
    const sorted = took.toSorted((a, b) => a - b);
    const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    return { connections, perSecond, p50: at(0.5), p99: at(0.99), plainPerSecond: plain.perSecond, plainBy: plain.by, share: perSecond / plain.perSecond };
  } finally {
    await client.end();
  }
}

/** The figures in a few lines. */
export function registrationLines(figures: RegistrationFigures): string[] {
  const { connections, perSecond, p50, p99, plainPerSecond, plainBy, share } = figures;
  return [
    `registrations through HTTP   ${perSecond.toFixed(0)} a second, ${connections} at once; half within ${p50.toFixed(0)} ms, 99 of 100 within ${p99.toFixed(0)} ms`,
    `plain inserts (${plainBy})     ${plainPerSecond.toFixed(0)} a second, ${connections} clients`,
    `share                        ${share.toFixed(2)} (aim: at least 0.25)`,
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

/** A forum open for registration, with more seats than anybody can take in the time. Answers its slug. */
async function openEvent(client: pg.Client): Promise<string> {
  const id = randomUUID();
  const slug = `bench-${id.slice(0, 8)}`;
  const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  await client.query(
    `INSERT INTO event (id, slug, kind, sub_kind, title, starts_local, ends_local, starts_at, ends_at, zone, mode, status, created_at)
     VALUES ($1, $2, 'forum', 'regional-forum', '{"en": "Bench", "ru": "Замер"}', $3, $4, $3::timestamp AT TIME ZONE 'UTC', $4::timestamp AT TIME ZONE 'UTC', 'Etc/UTC', 'online', 'registration-open', now())`,
    [id, slug, `${day(60)}T09:00`, `${day(61)}T17:00`],
  );
  await client.query(`INSERT INTO registration_settings (event_id, categories) VALUES ($1, '{ngo,expert}')`, [id]);
  await client.query(`INSERT INTO ledger (event_id, key, capacity) VALUES ($1, 'event', 10000000)`, [id]);
  return slug;
}

/** Sends registrations over so many connections for so long. Every answer must be 201: a refusal ends the measuring. */
async function rush(urls: readonly string[], slug: string, connections: number, seconds: number): Promise<{ answered: number; elapsed: number; took: number[] }> {
  const took: number[] = [];
  const begun = performance.now();
  const end = begun + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async (_, place) => {
      const caller = await Caller.to(urls[place % urls.length] ?? '');
      try {
        while (performance.now() < end) {
          const sent = performance.now();
          const { status, text } = await caller.post(`/api/v1/public/events/${slug}/registrations`, bodyOf(randomUUID()));
          if (status !== 201) throw new Error(`A registration was answered ${status}: ${text}`);
          took.push(performance.now() - sent);
        }
      } finally {
        caller.close();
      }
    }),
  );
  return { answered: took.length, elapsed: (performance.now() - begun) / 1000, took };
}

function bodyOf(unique: string): string {
  // Names have no digits.
  const letters = unique.replace(/[\d-]/g, (sign) => 'ghijklmnopq'['0123456789-'.indexOf(sign)] ?? '');
  return JSON.stringify({
    person: { familyName: `Bench ${letters}`, givenName: 'Aliya', email: `${unique}@example.org`, institution: 'Ministry of Labour', position: 'Adviser', sex: 'female', stateIso2: 'KZ' },
    category: 'ngo',
    answers: { interpretation: 'ru', visaLetter: 'no', dietary: 'vegetarian' },
    consents: { 'event-management': true, 'follow-up': false, photos: false },
    locale: 'en',
  });
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

/** One connection that asks one thing at a time. Does as little as it can, so that its own work does not count as the server's. */
class Caller {
  private received = '';
  private answer: ((answer: { status: number; text: string }) => void) | null = null;
  private fail: ((error: Error) => void) | null = null;

  private readonly socket: Socket;
  private readonly host: string;

  private constructor(socket: Socket, host: string) {
    this.socket = socket;
    this.host = host;
    socket.setNoDelay(true).setEncoding('utf8');
    socket.on('data', (part: string) => this.read(part));
    socket.on('error', (error) => this.fail?.(error));
    socket.on('close', () => this.fail?.(new Error('The server closed the connection')));
  }

  static to(url: string): Promise<Caller> {
    const { hostname, port, host } = new URL(url);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => resolve(new Caller(socket, host)));
      socket.once('error', reject);
    });
  }

  post(path: string, body: string): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      this.answer = resolve;
      this.fail = reject;
      this.socket.write(`POST ${path} HTTP/1.1\r\nHost: ${this.host}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    });
  }

  close(): void {
    this.fail = null;
    this.socket.destroy();
  }

  private read(part: string): void {
    this.received += part;
    const head = this.received.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(this.received.slice(0, head))?.[1] ?? 0);
    const text = this.received.slice(head + 4);
    // Answers of this route are ASCII, so characters are bytes.
    if (text.length < length) return;
    const status = Number(this.received.slice(9, 12));
    this.received = '';
    this.answer?.({ status, text });
  }
}
