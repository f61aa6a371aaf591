import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { Mailbox } from './mailbox.js';

/** A running installation of one's own: address, database, mailbox. */
export interface Convoke {
  url: string;
  mailbox: Mailbox;
  databaseUrl: string;
  /** Reads and prepares what no page shows. */
  rows: <Row extends object>(statement: string, values?: readonly unknown[]) => Promise<Row[]>;
  close: () => Promise<void>;
}

/** Starts the built application with the demonstration, in one process, on a database of its own. */
export async function startConvoke(env: Readonly<Record<string, string>> = {}): Promise<Convoke> {
  const database = await createDatabase();
  const mailbox = await Mailbox.open();
  const port = await freePort();
  const child = fork(fileURLToPath(new URL('serve.mjs', import.meta.url)), {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      DATABASE_URL: database.url,
      SMTP_URL: mailbox.url,
      PORT: String(port),
      PUBLIC_URL: `http://localhost:${port}`,
      CONVOKE_SECRET: Buffer.alloc(32, 7).toString('base64'),
      CONVOKE_ROLE: 'all',
      CONVOKE_DEMO: '1',
      LOG_LEVEL: 'error',
      ...env,
    },
  });
  await listening(child);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  return {
    url: `http://localhost:${port}`,
    mailbox,
    databaseUrl: database.url,
    rows: async <Row extends object>(statement: string, values: readonly unknown[] = []) => (await client.query<Row>(statement, [...values])).rows,
    close: async () => {
      await client.end();
      await ended(child);
      await mailbox.close();
      await database.drop();
    },
  };
}

function listening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`The application ended with ${code} before it listened`)));
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => child.kill('SIGKILL'), 8000);
    child.once('exit', () => {
      clearTimeout(impatient);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

async function createDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = process.env['TEST_POSTGRES_URL'];
  if (!server) throw new Error('TEST_POSTGRES_URL is not set; run through npm test -- browser');
  const name = `browser_${randomBytes(6).toString('hex')}`;
  await asAdmin(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.toString(), drop: () => asAdmin(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function asAdmin(server: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
