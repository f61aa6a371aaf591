import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '../bin/ports.mjs';
import { postgresPrograms } from '../bin/postgres-programs.mjs';
import { SETTINGS } from '../bin/postgres.mjs';

/** A PostgreSQL of the bench's own, thrown away with its folder. */
export interface BenchPostgres {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/** Starts the embedded PostgreSQL on new data, with the settings of `npm start`: what is committed is on disk. */
export async function startPostgres(root: string, folder: string): Promise<BenchPostgres> {
  mkdirSync(folder);
  const { initdb, postgres, owner } = await postgresPrograms(root, folder);
  chmodSync(folder, 0o700);
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  execFileSync(initdb, ['-D', data, '-U', 'convoke', '--auth=trust', '--encoding=UTF8', '--locale-provider=icu', '--icu-locale=und', '--locale=C'], { ...owner, cwd: folder, stdio: 'ignore' });
  const port = await freePort();
  const server = spawn(postgres, ['-D', data, '-p', String(port), ...SETTINGS.flatMap((setting) => ['-c', setting])], { ...owner, cwd: folder, stdio: 'ignore' });
  const ended = once(server, 'exit');
  const url = `postgres://convoke@127.0.0.1:${port}/postgres`;
  for (let tries = 0; !(await answers(url)); tries += 1) {
    if (server.exitCode !== null || tries > 600) throw new Error('PostgreSQL did not start');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url,
    pid: server.pid ?? 0,
    async stop() {
      server.kill('SIGINT');
      await ended;
    },
  };
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}
