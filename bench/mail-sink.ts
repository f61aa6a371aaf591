import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { SMTPServer } from 'smtp-server';

/** A mail server in a process of its own that takes everything and keeps the time. */
export interface MailSink {
  port: number;
  /** Begins to count anew, and resolves with the first mail that comes, and with what was counted when there are so many. */
  count(mails: number): { first: Promise<unknown>; all: Promise<Taken> };
  end(): void;
}

export interface Taken {
  /** Mails a second, from the first to the last. */
  rate: number;
  recipients: number;
  /** The first of the mails, as it came, each character a byte. */
  sample: string;
}

type Said = { kind: 'listening'; port: number } | { kind: 'first' } | ({ kind: 'all' } & Taken);

const here = fileURLToPath(import.meta.url);

export async function startMailSink(): Promise<MailSink> {
  const child = fork(here, ['sink']);
  const said = heard(child, 'listening');
  return {
    port: (await said).port,
    count(mails) {
      const counted = { first: heard(child, 'first'), all: heard(child, 'all') };
      child.send(mails);
      return counted;
    },
    end: () => void child.kill('SIGKILL'),
  };
}

async function heard<K extends Said['kind']>(child: ChildProcess, kind: K): Promise<Extract<Said, { kind: K }>> {
  for (;;) {
    const [said] = (await once(child, 'message')) as [Said];
    if (said.kind === kind) return said as Extract<Said, { kind: K }>;
  }
}

/** What the process of the sink does: told how many mails to wait for, it counts anew. */
function serve(): void {
  const tell = (said: Said): void => void process.send?.(said);
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
        if (times.length === 1) tell({ kind: 'first' });
        const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000;
        if (times.length === wanted) tell({ kind: 'all', rate: (times.length - 1) / seconds, recipients: recipients.size, sample });
      });
    },
  });
  process.on('message', (mails: number) => {
    wanted = mails;
    times = [];
    recipients = new Set();
    sample = '';
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.server.address();
    if (typeof address === 'object' && address !== null) tell({ kind: 'listening', port: address.port });
  });
}

const [, script, role] = process.argv;
if (script === here && role === 'sink') serve();
