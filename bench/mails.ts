import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import nodemailer from 'nodemailer';
import { simpleParser } from 'mailparser';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';

/**
 * Mails a second through Convoke beside a bare loop of pooled nodemailer: the same letters (text, HTML, calendar file), the same number of connections, the
 * same mail server, each sender in a process of its own. Built server and a migrated database are needed; `npm run bench` provides both.
 */
export interface MailFigures {
  /** Mails a second; from the first that arrived to the last. */
  convoke: number;
  bare: number;
  /** Rate of Convoke by the rate of the bare loop. */
  share: number;
  arrived: number;
}

interface Options {
  /** A migrated database of the run's own. */
  databaseUrl: string;
  /** Runs the queue on Redis; on PostgreSQL when left out. */
  redisUrl?: string;
  mails?: number;
}

const CONNECTIONS = 5;
const here = fileURLToPath(import.meta.url);

/** Measures both, one after the other. */
export async function measureMails({ databaseUrl, redisUrl, mails = 2_000 }: Options): Promise<MailFigures> {
  const sink = await startSink();
  const started: ChildProcess[] = [sink.process];
  try {
    await writeMessages(databaseUrl, mails);
    const worker = spawn(process.execPath, [fileURLToPath(new URL('../test/support/faulty-worker.mjs', import.meta.url))], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: '0',
        DATABASE_URL: databaseUrl,
        SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
        REDIS_URL: redisUrl ?? '',
        CONVOKE_SECRET: Buffer.alloc(32, 7).toString('base64'),
        CONVOKE_ROLE: 'worker',
        LOG_LEVEL: 'error',
        MAIL_CONNECTIONS: String(CONNECTIONS),
      },
    });
    started.push(worker);
    const convoke = await sink.taken(mails);
    worker.kill('SIGTERM');
    await once(worker, 'exit');
    const { text, html, attachments } = await simpleParser(convoke.sample);
    const ics = attachments.find(({ filename }) => filename === 'event.ics')?.content.toString() ?? '';
    const bareLoop = fork(here, ['bare', String(sink.port), String(mails), JSON.stringify({ text, html, ics })]);
    started.push(bareLoop);
    const bare = await sink.taken(mails);
    return { convoke: convoke.rate, bare: bare.rate, share: convoke.rate / bare.rate, arrived: convoke.recipients };
  } finally {
    for (const one of started) one.kill('SIGKILL');
  }
}

async function writeMessages(databaseUrl: string, mails: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `INSERT INTO message (id, kind, dedupe_key, params, cause, due_at, message_id, created_at)
     SELECT id, 'test-news', 'bench-' || n, jsonb_build_object('to', 'bench-' || n || '@example.org'), 'bench', now(), '<' || id || '@localhost>', now()
       FROM (SELECT n, gen_random_uuid() AS id FROM generate_series(1, $1::integer) AS n) AS made`,
    [mails],
  );
  await client.end();
}

interface Taken {
  rate: number;
  recipients: number;
  /** One of the mails, as it came. */
  sample: string;
}

/** A mail server in a process of its own that takes everything and keeps the time. */
async function startSink(): Promise<{ process: ChildProcess; port: number; taken(mails: number): Promise<Taken> }> {
  const child = fork(here, ['sink']);
  const [port] = (await once(child, 'message')) as [number];
  return {
    process: child,
    port,
    taken: async (mails) => {
      child.send(mails);
      const [taken] = (await once(child, 'message')) as [Taken];
      return taken;
    },
  };
}

/** Told how many mails to wait for, answers when they are there, and forgets them. */
function serveSink(): void {
  let wanted = Infinity;
  let times: number[] = [];
  let recipients = new Set<string>();
  let sample = '';
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => void (sample === '' && parts.push(part)));
      stream.once('end', () => {
        if (sample === '') sample = Buffer.concat(parts).toString('latin1');
        times.push(performance.now());
        for (const { address } of session.envelope.rcptTo) recipients.add(address);
        done();
        tell();
      });
    },
  });
  const tell = (): void => {
    if (times.length < wanted) return;
    const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000;
    process.send?.({ rate: Math.round((times.length - 1) / seconds), recipients: recipients.size, sample });
    wanted = Infinity;
    times = [];
    recipients = new Set();
    sample = '';
  };
  process.on('message', (mails: number) => {
    wanted = mails;
    tell();
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.server.address();
    process.send?.(typeof address === 'object' && address !== null ? address.port : 0);
  });
}

async function sendBare(port: number, mails: number, { text, html, ics }: { text: string; html: string; ics: string }): Promise<void> {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port, pool: true, maxConnections: CONNECTIONS, maxMessages: Infinity, ignoreTLS: true });
  let next = 0;
  const send = async (): Promise<void> => {
    for (let n = (next += 1); n <= mails; n = next += 1) {
      await transport.sendMail({ from: 'Convoke <no-reply@convoke.example>', to: `Aigerim <bare-${n}@example.org>`, subject: 'News of Forum', text, html, icalEvent: { method: 'REQUEST', filename: 'event.ics', content: ics } });
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS * 4 }, send));
  transport.close();
}

const [, script, role, ...told] = process.argv;
if (script === here && role === 'sink') serveSink();
if (script === here && role === 'bare') await sendBare(Number(told[0]), Number(told[1]), JSON.parse(told[2] ?? '{}'));
