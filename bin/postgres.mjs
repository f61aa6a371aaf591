import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { freePort } from './ports.mjs';
import { postgresPrograms } from './postgres-programs.mjs';
import { decide, isAlive, processOf, readPidFile } from './postgres-state.mjs';

/** Key of the advisory lock that `npm start` holds while it runs: the server is stopped by whoever ends when nobody holds it. */
const RUNNING = 4_917_034;

/** What differs from PostgreSQL's own defaults. Durability does not. */
export const SETTINGS = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=120', 'shared_buffers=64MB'];

/**
 * The embedded PostgreSQL: a server of its own beside Convoke, with its data in one folder. It outlives a Convoke that was killed,
 * and the next start finds it again.
 */
export async function startPostgres(root, folder, say) {
  const programs = await postgresPrograms(root, folder);
  const { owner } = programs;
  const data = join(programs.data, 'data');
  const password = passwordOf(programs.data, owner);
  if (!existsSync(join(data, 'PG_VERSION'))) {
    say(programs.movedFrom ? `Making a database (once) in ${programs.data}: PostgreSQL does not run as root, and its user may not enter ${dirname(programs.movedFrom)} …` : 'Making a database (once) …');
    makeCluster(programs.initdb, programs.data, data, owner);
  }
  const found = await findRunning(data, password);
  const { pid, port } = found ?? (await launch(programs.postgres, programs.data, data, password, owner));
  return handle({ pid, url: urlOf(port, password), folder: programs.data });
}

const urlOf = (port, password) => `postgres://convoke:${password}@127.0.0.1:${port}/postgres`;

/** The server that an earlier start left behind, once it answers; null when one must be started. */
async function findRunning(data, password) {
  const file = join(data, 'postmaster.pid');
  for (let waited = 0; ; waited += 1) {
    const found = readPidFile(file);
    const process = found === null ? 'gone' : processOf(found.pid);
    const decision = decide(found, { fileExists: existsSync(file), process, answers: process === 'server' && (await answers(urlOf(found.port, password))), waited });
    switch (decision) {
      case 'use':
        return found;
      case 'give-up':
        throw new Error(`PostgreSQL (process ${found.pid}) holds ${data} and does not answer. End that process and start again.`);
      case 'wait':
        await pause(500);
        continue;
      case 'clear-and-start':
        rmSync(file);
        return null;
      case 'start':
        return null;
    }
  }
}

/** Starts the server. It refuses while something of one that was killed still works on the data; that ends by itself, so it is tried again for ten seconds. */
async function launch(postgres, folder, data, password, owner) {
  for (let tries = 0; tries < 20; tries += 1) {
    const started = await launchOnce(postgres, folder, data, password, owner);
    if (started !== null) return started;
    await pause(500);
  }
  throw new Error(`PostgreSQL did not start; what it said is in ${join(folder, 'postgres.log')}.`);
}

/** Null when the server ended instead of answering. */
async function launchOnce(postgres, folder, data, password, owner) {
  const port = await freePort();
  const log = openSync(join(folder, 'postgres.log'), 'a');
  // A session of its own: Ctrl-C at the terminal is for Convoke, which stops the server when it has stopped itself.
  const server = spawn(postgres, ['-D', data, '-p', String(port), ...SETTINGS.flatMap((setting) => ['-c', setting])], { ...owner, cwd: folder, detached: true, stdio: ['ignore', log, log] });
  server.unref();
  for (let tries = 0; !(await answers(urlOf(port, password))); tries += 1) {
    if (server.exitCode !== null) return null;
    if (tries > 1_200) throw new Error(`PostgreSQL (process ${server.pid}) does not answer; what it says is in ${join(folder, 'postgres.log')}.`);
    await pause(50);
  }
  return { pid: server.pid, port };
}

/** A running server: where it is, how to say that it is in use, and how to end it. */
function handle({ pid, url, folder }) {
  let holder = null;
  return {
    url,
    folder,
    /** Takes this installation for oneself, for as long as this process lives; false when another process has it. */
    async hold() {
      holder ??= await holding(url);
      return holder !== null;
    },
    /** Ends the server, unless somebody else is using it. */
    async stop() {
      holder ??= await holding(url);
      if (holder === null) return;
      await holder.end();
      if (!isAlive(pid)) return;
      process.kill(pid, 'SIGINT');
      for (let tries = 0; isAlive(pid) && tries < 200; tries += 1) await pause(50);
    },
  };
}

/** A connection that holds the lock; null when another holds it or the server is gone. */
async function holding(url) {
  const client = clientOf(url);
  client.on('error', () => {}); // the server was ended under us; whoever did it knows
  try {
    await client.connect();
    const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS taken', [RUNNING]);
    if (rows[0].taken) return client;
    await client.end();
  } catch (error) {
    if (error.code !== 'ECONNREFUSED' && error.code !== '57P03') throw error;
  }
  return null;
}

function makeCluster(initdb, folder, data, owner) {
  if (owner) chownSync(folder, owner.uid, owner.gid);
  try {
    execFileSync(initdb, ['-D', data, '-U', 'convoke', '--auth=scram-sha-256', `--pwfile=${join(folder, 'password')}`, '--encoding=UTF8', '--locale-provider=icu', '--icu-locale=und', '--locale=C'], {
      ...owner,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  } catch (error) {
    rmSync(data, { recursive: true, force: true });
    throw new Error(`The database could not be made in ${data}: ${String(error.stderr || error.message).trim().split('\n').at(-1)}.`, { cause: error });
  }
}

/** The server's own password, made once, readable by its user alone. */
function passwordOf(folder, owner) {
  const mask = process.umask(0o022);
  mkdirSync(folder, { recursive: true });
  process.umask(mask);
  const file = join(folder, 'password');
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (owner) chownSync(file, owner.uid, owner.gid);
  }
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}

function clientOf(connectionString) {
  const { Client } = createRequire(import.meta.url)('pg');
  return new Client({ connectionString, application_name: 'convoke-start', connectionTimeoutMillis: 2_000 });
}

/** True when the server lets us in: one that starts or ends takes connections and refuses them. */
async function answers(url) {
  const client = clientOf(url);
  client.on('error', () => {}); // it ends while we ask; the answer is no
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false; // not yet, or no longer; the caller counts the tries and gives up with a sentence
  }
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
