import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from './processes.js';

/** A Redis for tests. */
export interface TestRedis {
  url: string;
  /** Forgets everything, as after a restart without a file. */
  flush(): Promise<void>;
  /** Gone, without a word to anybody. */
  kill(): Promise<void>;
  /** Back at the same address, empty. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a `redis-server` of the test's own on a free port, empty and without a file. */
export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'convoke-redis-'));
  const url = `redis://127.0.0.1:${port}`;
  let server = await launch(port, folder);
  const end = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill('SIGKILL');
    await once(server, 'exit');
  };
  return {
    url,
    flush: async () => {
      const client = new Redis(url);
      await client.flushall();
      client.disconnect();
    },
    kill: end,
    start: async () => {
      server = await launch(port, folder);
    },
    stop: async () => {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function launch(port: number, folder: string) {
  const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder, '--maxmemory-policy', 'noeviction'], { stdio: 'ignore' });
  await Promise.race([
    answering(port),
    once(server, 'error').then(([error]: unknown[]) => {
      throw new Error(`redis-server does not start (is it installed?): ${String(error)}`);
    }),
  ]);
  return server;
}

async function answering(port: number): Promise<void> {
  const client = new Redis(port, '127.0.0.1', { lazyConnect: true, retryStrategy: () => 50, maxRetriesPerRequest: null });
  client.on('error', () => undefined);
  await client.connect().catch(() => undefined);
  await client.ping();
  client.disconnect();
}
