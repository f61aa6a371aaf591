import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'node:net';
import { freePort } from '../support/processes.js';

/** `npm start`, without npm around it. */
interface Started {
  child: ChildProcess;
  output(): string;
  /** Exit code; 128 and more when a signal ended it. */
  ended: Promise<number>;
}

const threePorts = async (): Promise<[number, number, number]> => [await freePort(), await freePort(), await freePort()];
const root = fileURLToPath(new URL('../../', import.meta.url));

describe('npm start', () => {
  let folder: string;
  let ports: [number, number, number];
  const started: Started[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'convoke-start-'));
    chmodSync(folder, 0o755);
    ports = await threePorts();
  });
  afterAll(async () => {
    for (const one of started) if (one.child.exitCode === null && one.child.signalCode === null) one.child.kill('SIGTERM');
    await Promise.all(started.map((one) => one.ended));
    rmSync(folder, { recursive: true, force: true });
  });

  const data = (): string => join(folder, 'data');
  const address = (): string => `http://127.0.0.1:${ports[0]}`;

  function start(env: Record<string, string> = {}): Started {
    const [port, inbox, mail] = ports.map(String) as [string, string, string];
    const { DATABASE_URL: _, REDIS_URL: __, SMTP_URL: ___, CONVOKE_SECRET: ____, CONVOKE_ROLE: _____, PUBLIC_URL: ______, ...inherited } = process.env;
    const child = spawn(process.execPath, [join(root, 'bin/start.mjs')], {
      cwd: root,
      env: { ...inherited, NODE_OPTIONS: '', CONVOKE_DATA: data(), CONVOKE_DEMO: '0', PORT: port, INBOX_PORT: inbox, MAIL_PORT: mail, LOG_LEVEL: 'warn', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => said.push(part.toString()));
    const one: Started = { child, output: () => said.join(''), ended: once(child, 'close').then(() => child.exitCode ?? 128) };
    started.push(one);
    return one;
  }

  async function ready(one: Started): Promise<void> {
    for (let tries = 0; tries < 900; tries += 1) {
      if (one.output().includes('Convoke is ready')) return;
      if (one.child.exitCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`Not ready:\n${one.output()}`);
  }

  /** Processes of this installation that live: its database and its application. */
  function living(): string[] {
    const all = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).split('\n');
    return all.filter((args) => args.includes(folder) && !args.includes('ps -eo'));
  }

  const serverPid = (): number => Number(readFileSync(join(data(), 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);

  it('brings up everything, and ends with nothing left over', async () => {
    const one = start();
    await ready(one);
    expect((await fetch(`${address()}/readyz`)).status).toBe(200);
    expect(await (await fetch(`http://127.0.0.1:${ports[1]}/api/messages`)).json()).toEqual([]);
    expect(one.output()).toContain(data());
    one.child.kill('SIGTERM');
    expect(await one.ended).toBe(0);
    expect(living()).toEqual([]);
  });

  it('is ready within 8 seconds the second time, and refuses to run twice on the same data', async () => {
    const began = Date.now();
    const one = start();
    await ready(one);
    expect(Date.now() - began).toBeLessThan(8_000);
    const [port, inbox, mail] = await threePorts();
    const other = start({ PORT: String(port), INBOX_PORT: String(inbox), MAIL_PORT: String(mail) });
    expect(await other.ended).toBe(1);
    expect(other.output()).toContain(`Convoke is running on the data in ${data()} already.`);
    expect((await fetch(`${address()}/readyz`)).status).toBe(200);
    one.child.kill('SIGINT');
    expect(await one.ended).toBe(0);
  });

  it('killed, leaves a database that the next start uses, and no application', async () => {
    const one = start();
    await ready(one);
    const pid = serverPid();
    one.child.kill('SIGKILL');
    await one.ended;
    const next = start();
    await ready(next);
    expect(serverPid()).toBe(pid);
    next.child.kill('SIGTERM');
    expect(await next.ended).toBe(0);
    expect(living()).toEqual([]);
  });

  it('starts after the machine went down: the file that names the server is there, the server is not', async () => {
    const one = start();
    await ready(one);
    const pid = serverPid();
    one.child.kill('SIGKILL');
    process.kill(pid, 'SIGKILL');
    await one.ended;
    expect(existsSync(join(data(), 'postgres/data/postmaster.pid'))).toBe(true);
    // The number of the process may be anybody's by now: here it is this test's.
    const file = join(data(), 'postgres/data/postmaster.pid');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(process.pid)));
    const next = start();
    await ready(next);
    next.child.kill('SIGTERM');
    expect(await next.ended).toBe(0);
  });

  it('says in one sentence that a port is in use', async () => {
    const taken = createServer().listen(ports[0], '127.0.0.1');
    await once(taken, 'listening');
    const one = start();
    expect(await one.ended).toBe(1);
    expect(one.output().trim()).toBe(`Port ${ports[0]} is in use. Stop what uses it, or choose another: PORT=${ports[0] + 1} npm start`);
    taken.close();
  });
});
