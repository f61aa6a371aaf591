import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../bin/ports.mjs';
import { postgresPrograms } from '../../bin/postgres-programs.mjs';

/**
 * Starts one PostgreSQL for a test run and names it in TEST_POSTGRES_URL. Uses the server that is already named there,
 * so that several suites in a row share one. Data lives in a temporary folder and is thrown away.
 */
export default async function startPostgres() {
  if (process.env.TEST_POSTGRES_URL) return;
  const folder = mkdtempSync(join(tmpdir(), 'convoke-test-'));
  const { initdb, postgres, owner } = await postgresPrograms(fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, ''), folder);
  chmodSync(folder, 0o700);
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  execFileSync(initdb, ['-D', data, '-U', 'convoke', '--auth=trust', '--encoding=UTF8', '--locale-provider=icu', '--icu-locale=und', '--locale=C', '--no-sync'], { ...owner, cwd: folder, stdio: 'ignore' });
  const port = await freePort();
  // Durability is off: a test database is thrown away. Everything else is as in production.
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200', 'unix_socket_directories=', 'listen_addresses=127.0.0.1'];
  const server = spawn(postgres, ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])], { ...owner, cwd: folder, stdio: 'ignore' });
  globalThis.__convokePostgres = { server, folder };
  process.env.TEST_POSTGRES_URL = `postgres://convoke@127.0.0.1:${port}/postgres`;
  await answering(process.env.TEST_POSTGRES_URL);
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
