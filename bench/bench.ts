import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { mailLines, measureMails, type MailFigures } from './mails.ts';
import { startPostgres } from './postgres.ts';
import { benchRegistrations, registrationLines, type RegistrationFigures } from './registrations.ts';
import { measureStart, startLines } from './start.ts';
import { startWeb } from './processes.ts';

/**
 * Everything in one run, on the PostgreSQL that `npm start` embeds, with its settings: what is compared is measured in turns, since a shared machine is never the
 * same twice. `npm run bench -- registrations`, `mails` or `start` measures that part alone; `--rounds=5` takes more turns.
 */
const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const words = process.argv.slice(2);
const parts = words.filter((word) => !word.startsWith('--'));
const rounds = Number(words.find((word) => word.startsWith('--rounds='))?.slice('--rounds='.length) ?? 3);
const wanted = (part: string): boolean => parts.length === 0 || parts.includes(part);
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const folder = await mkdtemp(join(tmpdir(), 'convoke-bench-'));
// PostgreSQL runs as a user of its own where we are root.
await chmod(folder, 0o755);
try {
  if (wanted('start')) for (const line of startLines(await measureStart(root, join(folder, 'installation')))) say(line);
  const postgres = await startPostgres(root, join(folder, 'postgres'));
  try {
    await sayConditions(postgres.url);
    if (wanted('registrations')) await registrations(postgres.url, postgres.pid);
    if (wanted('mails')) await mails(postgres.url, postgres.pid);
    say(`load at the end              ${loadNow()}`);
  } finally {
    await postgres.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function registrations(server: string, postgresPid: number): Promise<void> {
  const databaseUrl = await makeDatabase(server, 'bench_registrations');
  const web = await startWeb(root, databaseUrl);
  try {
    const figures: RegistrationFigures[] = [];
    for (let round = 0; round < rounds; round += 1) {
      figures.push(await benchRegistrations({ databaseUrl, urls: [web.url], webPids: [web.pid], postgresPid }));
      for (const line of registrationLines(figures.slice(-1))) say(`  ${line}`);
    }
    for (const line of registrationLines(figures)) say(line);
  } finally {
    await web.stop();
  }
}

async function mails(server: string, postgresPid: number): Promise<void> {
  const figures: MailFigures[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const databaseUrl = await makeDatabase(server, `bench_mails_${round}`);
    figures.push(await measureMails({ root, databaseUrl, postgresPid }));
    for (const line of mailLines(figures.slice(-1))) say(`  ${line}`);
  }
  for (const line of mailLines(figures)) say(line);
}

async function makeDatabase(server: string, name: string): Promise<string> {
  await asked(server, `CREATE DATABASE ${name}`);
  return server.replace(/\/postgres$/, `/${name}`);
}

/** Under what the figures came about. */
async function sayConditions(server: string): Promise<void> {
  const [shown] = await asked(server, `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS synchronous, current_setting('shared_buffers') AS buffers`);
  const { version, fsync, synchronous, buffers } = shown ?? {};
  const processors = cpus();
  say(`conditions                   ${processors.length} cores (${processors[0]?.model ?? 'unknown'}), Node ${process.versions.node}, PostgreSQL ${version} with fsync ${fsync}, synchronous_commit ${synchronous}, shared_buffers ${buffers}`);
  say(`load at the start            ${loadNow()}`);
}

async function asked(server: string, statement: string): Promise<Record<string, string>[]> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    return (await client.query<Record<string, string>>(statement)).rows;
  } finally {
    await client.end();
  }
}

function loadNow(): string {
  const [one = 0, five = 0] = loadavg();
  return `${one.toFixed(1)} over one minute, ${five.toFixed(1)} over five; what else runs here takes its share of every rate`;
}
