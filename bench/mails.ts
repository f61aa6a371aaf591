import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startMailSink } from './mail-sink.ts';
import { processorSeconds } from './processor-time.ts';
import { openEvent, rush } from './rush.ts';
import { startWeb, startWorker } from './processes.ts';

/** Convoke's rate of mail beside that of a bare loop. */
export interface MailFigures {
  /** Mails a second; from the first that arrived to the last. */
  convoke: number;
  bare: number;
  /** Rate of Convoke by the rate of the bare loop. */
  share: number;
  mails: number;
  arrived: number;
  /** Bytes of one mail. */
  size: number;
  /** Milliseconds of processor time that one mail takes in the worker and in PostgreSQL, and in the bare loop. */
  worker: number;
  postgres: number;
  loop: number;
}

interface MailStage {
  root: string;
  /** A database of the run's own; the web process migrates it. */
  databaseUrl: string;
  postgresPid: number;
  mails?: number;
}

const CONNECTIONS = 5;

/**
 * Mails a second through Convoke, to people who have just registered, and then the same letter from a bare loop of pooled nodemailer: the same number of
 * connections, the same mail server, each sender in a process of its own.
 */
export async function measureMails({ root, databaseUrl, postgresPid, mails = 2_000 }: MailStage): Promise<MailFigures> {
  await registerPeople(root, databaseUrl, mails);
  const sink = await startMailSink();
  try {
    const counted = sink.count(mails);
    const worker = await startWorker(root, databaseUrl, { smtpUrl: `smtp://127.0.0.1:${sink.port}`, connections: CONNECTIONS });
    await counted.first;
    const begun = [processorSeconds([worker.pid]), processorSeconds([postgresPid])] as const;
    const taken = await counted.all;
    const done = [processorSeconds([worker.pid]), processorSeconds([postgresPid])] as const;
    await worker.stop();
    const bare = await sendBare(sink, mails, taken.sample);
    const each = (from: number, to: number): number => (1000 * (to - from)) / mails;
    const rates = { convoke: taken.rate, bare: bare.rate, share: taken.rate / bare.rate };
    return { ...rates, mails, arrived: taken.recipients, size: taken.sample.length, worker: each(begun[0], done[0]), postgres: each(begun[1], done[1]), loop: each(0, bare.seconds) };
  } finally {
    sink.end();
  }
}

/** The figures in a few lines; of several rounds those of the middle one. */
export function mailLines(rounds: readonly MailFigures[]): string[] {
  const middle = rounds.toSorted((a, b) => a.share - b.share)[Math.floor(rounds.length / 2)];
  if (!middle) return [];
  const { convoke, bare, share, mails, arrived, size, worker, postgres, loop } = middle;
  const each = `processor time: ${worker.toFixed(2)} ms in the worker and ${postgres.toFixed(2)} in PostgreSQL for a mail, ${loop.toFixed(2)} in the bare loop`;
  if (rounds.length === 1) return [`mails ${convoke.toFixed(0)} a second, bare ${bare.toFixed(0)}: ${share.toFixed(2)}; ${each}`];
  return [
    `mails from the outbox        ${convoke.toFixed(0)} a second, written from the database, claimed, sent, recorded; ${arrived} of ${mails} arrived`,
    `bare nodemailer              ${bare.toFixed(0)} a second, the same letter of ${(size / 1024).toFixed(0)} KiB, ${CONNECTIONS} pooled connections for both`,
    `share                        ${share.toFixed(2)}, the middle of ${rounds.length} rounds (aim: at least 0.6)`,
    each,
  ];
}

/** Leaves so many letters to be sent: everybody who registers gets one. */
async function registerPeople(root: string, databaseUrl: string, people: number): Promise<void> {
  const web = await startWeb(root, databaseUrl);
  try {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const slug = await openEvent(client);
    await client.end();
    await rush([web.url], slug, 50, { people });
  } finally {
    await web.stop();
  }
}

async function sendBare(sink: Awaited<ReturnType<typeof startMailSink>>, mails: number, sample: string): Promise<{ rate: number; seconds: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'convoke-bench-'));
  let loop: ChildProcess | null = null;
  try {
    const file = join(folder, 'letter.eml');
    await writeFile(file, sample, 'latin1');
    const counted = sink.count(mails);
    loop = fork(fileURLToPath(new URL('bare-loop.ts', import.meta.url)), [String(sink.port), String(mails), String(CONNECTIONS), file]);
    const pid = loop.pid ?? 0;
    const sent = once(loop, 'message');
    await counted.first;
    const begun = processorSeconds([pid]);
    const { rate } = await counted.all;
    await sent;
    return { rate, seconds: processorSeconds([pid]) - begun };
  } finally {
    loop?.kill('SIGKILL');
    await rm(folder, { recursive: true });
  }
}
