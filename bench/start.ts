import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../bin/ports.mjs';
import { postgresPrograms } from '../bin/postgres-programs.mjs';

/** How `npm start` does. */
export interface StartFigures {
  /** Seconds from the command to an answer of `/readyz`: on an empty folder with the demonstration, and again on what that left. */
  first: number;
  second: number;
  /** Resident memory of the one process of web and worker, in MiB: when ready, and the most while readers asked for pages. Null where the system keeps no account. */
  memory: { ready: number | null; most: number | null };
}

/** Pages that are asked for to see what memory does, and readers at once. */
const PAGES = 1_000;
const READERS = 20;

/** Starts Convoke twice in one folder, as `npm start` does after its build. Null where that cannot be done apart from an installation that is here already. */
export async function measureStart(root: string, folder: string): Promise<StartFigures | null> {
  // Where the data would move elsewhere, it would be where this installation has its own.
  if ((await postgresPrograms(root, join(folder, 'postgres'))).movedFrom !== null) return null;
  const first = await start(root, folder);
  await first.stop();
  const second = await start(root, folder);
  const ready = memoryOf(second.application(), 'VmRSS');
  await read(second.url);
  const most = memoryOf(second.application(), 'VmHWM');
  await second.stop();
  return { first: first.seconds, second: second.seconds, memory: { ready, most } };
}

export function startLines(figures: StartFigures | null): string[] {
  if (figures === null) return ["ready, memory                not measured: root's own folders are closed to the user that PostgreSQL runs as; run as another user"];
  const { first, second, memory } = figures;
  return [
    `ready, first start           ${first.toFixed(1)} s (makes the database and loads the demonstration)`,
    `ready, second start          ${second.toFixed(1)} s (aim: at most 8)`,
    `memory                       ${memory.ready ?? '?'} MiB when ready, at most ${memory.most ?? '?'} while ${READERS} readers asked for ${PAGES} pages; web and worker in one process (aim: at most 250)`,
  ];
}

async function start(root: string, folder: string) {
  const [port, inbox, mail] = [await freePort(), await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  // Everything embedded, whatever this shell names.
  const { DATABASE_URL: _database, SMTP_URL: _mail, REDIS_URL: _redis, ...env } = process.env;
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, 'bin/start.mjs')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...env, CONVOKE_DATA: folder, PORT: String(port), INBOX_PORT: String(inbox), MAIL_PORT: String(mail), RATE_LIMIT: '0' },
  });
  const ended = once(child, 'exit');
  while (!(await fetch(`${url}/readyz`).then(({ ok }) => ok, () => false))) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode} before it was ready`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    url,
    seconds: (performance.now() - began) / 1000,
    /** The process of web and worker: the child of `npm start` that is neither the database nor anything else. */
    application: () => childRunning(child.pid ?? 0, 'main.js'),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function read(url: string): Promise<void> {
  let asked = 0;
  const reader = async (): Promise<void> => {
    while (asked < PAGES) {
      asked += 1;
      const answer = await fetch(`${url}/${asked % 2 === 0 ? '' : '?lang=ru'}`);
      await answer.text();
      if (!answer.ok) throw new Error(`A page was answered ${answer.status}`);
    }
  };
  await Promise.all(Array.from({ length: READERS }, reader));
}

/** Null where the system keeps no `/proc`. */
function childRunning(parent: number, script: string): number | null {
  if (process.platform !== 'linux') return null;
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ');
  const found = children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(script));
  return found === undefined ? null : Number(found);
}

function memoryOf(pid: number | null, account: 'VmRSS' | 'VmHWM'): number | null {
  if (pid === null) return null;
  const kib = new RegExp(`^${account}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kib === undefined ? null : Math.round(Number(kib) / 1024);
}
