import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '../bin/ports.mjs';

/** A process under measure. */
export interface Measured {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/** Starts the built server as a web process of a production installation, on a database that it migrates, limiting nobody. */
export function startWeb(root: string, databaseUrl: string): Promise<Measured> {
  return start(root, 'main.js', { DATABASE_URL: databaseUrl, SMTP_URL: 'smtp://127.0.0.1:9', CONVOKE_ROLE: 'web', RATE_LIMIT: '0' });
}

/** Starts the worker of the same installation, with its queue on PostgreSQL, or on the Redis that REDIS_URL names. */
export function startWorker(root: string, databaseUrl: string, { smtpUrl, connections }: { smtpUrl: string; connections: number }): Promise<Measured> {
  return start(root, 'worker.js', { DATABASE_URL: databaseUrl, SMTP_URL: smtpUrl, MAIL_CONNECTIONS: String(connections) });
}

async function start(root: string, script: string, settings: Record<string, string>): Promise<Measured> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = fork(join(root, 'dist/src', script), {
    cwd: root,
    execArgv: process.env['BENCH_NODE_OPTIONS']?.split(' ') ?? [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), PUBLIC_URL: url, CONVOKE_SECRET: Buffer.alloc(32, 3).toString('base64'), LOG_LEVEL: 'error', ...settings },
  });
  const ended = once(child, 'exit');
  while (!(await answers(`${url}/healthz`))) {
    if (child.exitCode !== null) throw new Error(`${script} ended with ${child.exitCode} before it answered`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    url,
    pid: child.pid ?? 0,
    async stop() {
      if (child.exitCode === null) child.kill('SIGTERM');
      await ended;
    },
  };
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}
