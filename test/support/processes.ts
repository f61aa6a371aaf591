import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

/** One real process of the built application. */
export interface ConvokeProcess {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  readonly pid: number;
  /** It is gone, by whichever way. */
  ended(): boolean;
  /** What it has written so far, for the report of a failed test. */
  output(): string;
  /** SIGKILL: gone between two instructions. Resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM: ends in order; answers the exit code. */
  stop(): Promise<number>;
}

export interface ProcessOptions {
  databaseUrl: string;
  /** `web` answers requests, `worker` carries out jobs, `all` does both. */
  role: 'all' | 'web' | 'worker';
  smtpUrl?: string;
  /** Runs the queue on Redis; on PostgreSQL when left out. */
  redisUrl?: string;
  env?: Readonly<Record<string, string>>;
  /** A script of one's own, beside the tests, in place of the program's. */
  script?: URL;
}

const root = new URL('../../', import.meta.url);
/** Generous: a machine that does much besides is no fault of the process. In milliseconds. */
const START_LIMIT = 120_000;
const started = new Set<ConvokeProcess>();

/** Starts a process of `dist` on a free port and resolves when it answers `/healthz`. Build first: `npm run build:server`. */
export async function startProcess(options: ProcessOptions): Promise<ConvokeProcess> {
  const script = fileURLToPath(options.script ?? new URL(`dist/src/${options.role === 'worker' ? 'worker' : 'main'}.js`, root));
  if (!existsSync(script)) throw new Error('The application is not built. Run: npm run build:server');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['--enable-source-maps', script], { cwd: fileURLToPath(root), env: settingsOf(options, port), stdio: ['ignore', 'pipe', 'pipe'] });
  const written: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => written.push(part.toString()));
  const running = handle(child, url, written);
  started.add(running);
  await answering(child, running);
  return running;
}

/** Kills whatever a test left running. Call it in `afterEach` or `afterAll`. */
export async function killProcesses(): Promise<void> {
  await Promise.all([...started].map((one) => one.kill()));
}

function settingsOf(options: ProcessOptions, port: number): NodeJS.ProcessEnv {
  const { REDIS_URL: _, NODE_OPTIONS: __, ...inherited } = process.env;
  return {
    ...inherited,
    NODE_ENV: 'production',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: options.databaseUrl,
    SMTP_URL: options.smtpUrl ?? 'smtp://127.0.0.1:1',
    CONVOKE_SECRET: Buffer.alloc(32, 7).toString('base64'),
    CONVOKE_ROLE: options.role,
    LOG_LEVEL: 'warn',
    // Races come from one address; how many they may be is tested elsewhere.
    RATE_LIMIT: '0',
    ...(options.redisUrl && { REDIS_URL: options.redisUrl }),
    ...options.env,
  };
}

function handle(child: ChildProcess, url: string, written: readonly string[]): ConvokeProcess {
  const ended = once(child, 'exit');
  const over = async (signal: NodeJS.Signals): Promise<number> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
    started.delete(running);
    return child.exitCode ?? 0;
  };
  const running: ConvokeProcess = {
    url,
    pid: child.pid ?? 0,
    ended: () => child.exitCode !== null || child.signalCode !== null,
    output: () => written.join(''),
    kill: async () => {
      await over('SIGKILL');
    },
    stop: () => over('SIGTERM'),
  };
  return running;
}

async function answering(child: ChildProcess, running: ConvokeProcess): Promise<void> {
  const end = Date.now() + START_LIMIT;
  while (Date.now() < end) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The process ended before it answered:\n${running.output()}`);
    const answer = await fetch(`${running.url}/healthz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await running.kill();
  throw new Error(`The process did not answer within ${START_LIMIT / 1000} s:\n${running.output()}`);
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
