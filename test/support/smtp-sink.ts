import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** A mail as it came over the wire. */
export interface ReceivedMail {
  /** Addresses of the envelope, in lower case. */
  to: readonly string[];
  from: string;
  /** `<…@…>` as the header gives it; empty when there is none. */
  messageId: string;
  raw: Buffer;
  at: Date;
  parsed(): Promise<ParsedMail>;
}

/** How the sink treats mail from now on. */
export interface Behaviour {
  /** Refuses every recipient with this code (421 closes the connection, as a server that is shutting down does); null accepts. */
  refuse?: 421 | 450 | 550 | null;
  /** Takes a mail to its last line and never answers. */
  hang?: boolean;
  /** Milliseconds between the end of a mail and the answer; the mail counts as received before that. */
  answerAfter?: number;
}

/** A mail server for tests: collects what it is given, and fails in the ways in which mail servers fail. */
export class SmtpSink {
  readonly mails: ReceivedMail[] = [];
  /** Mails between the command DATA and the answer to their last line: what a kill at this moment may double. */
  inData = 0;
  /** Recipients that were refused. */
  refused = 0;
  private behaviour: Required<Behaviour> = { refuse: null, hang: false, answerAfter: 0 };
  private readonly server: SMTPServer;
  private readonly sockets = new Set<Socket>();

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      onRcptTo: (_address, _session, done) => {
        const { refuse } = this.behaviour;
        if (refuse === null) return done();
        this.refused += 1;
        done(Object.assign(new Error(refuse === 550 ? 'No such mailbox' : 'Try again later'), { responseCode: refuse }));
      },
      onData: (stream, session, done) => {
        this.inData += 1;
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.once('end', () => this.take(Buffer.concat(parts), session, done));
        // The sender was killed in the middle of the mail: there is no end, and no mail.
        stream.once('close', () => {
          if (!stream.readableEnded) this.inData -= 1;
        });
      },
    });
    // A sender that is killed drops its connection; that is what such tests do.
    this.server.on('error', () => undefined);
  }

  /** Listens on a free port, or on the one given (to come back where one was stopped). */
  static async start(port = 0): Promise<SmtpSink> {
    const sink = new SmtpSink();
    sink.server.server.on('connection', (socket: Socket) => {
      sink.sockets.add(socket);
      socket.once('close', () => sink.sockets.delete(socket));
    });
    sink.server.listen(port, '127.0.0.1');
    await once(sink.server.server, 'listening');
    return sink;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  /** For SMTP_URL. */
  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Changes how mail is treated from now on; what is left out stays. */
  behave(behaviour: Behaviour): void {
    this.behaviour = { ...this.behaviour, ...behaviour };
  }

  /** Mails to an address, oldest first. */
  to(address: string): ReceivedMail[] {
    return this.mails.filter((mail) => mail.to.includes(address.toLowerCase()));
  }

  /** Waits until so many mails are here, and fails after `ms` with how many there are. */
  async waitFor(count: number, ms = 20_000): Promise<void> {
    const end = Date.now() + ms;
    while (this.mails.length < count) {
      if (Date.now() > end) throw new Error(`${this.mails.length} of ${count} mails arrived within ${ms} ms`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** How often each address was written to, for counting what was lost or doubled. */
  countByAddress(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const address of this.mails.flatMap((mail) => mail.to)) counts.set(address, (counts.get(address) ?? 0) + 1);
    return counts;
  }

  /** Drops every connection and stops listening. */
  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private take(raw: Buffer, session: SMTPServerSession, done: (error?: Error | null) => void): void {
    const { mailFrom, rcptTo } = session.envelope;
    this.mails.push({
      to: rcptTo.map(({ address }) => address.toLowerCase()),
      from: mailFrom ? mailFrom.address : '',
      messageId: /^message-id:\s*(<[^>]+>)/im.exec(raw.toString('latin1'))?.[1] ?? '',
      raw,
      at: new Date(),
      parsed: () => simpleParser(raw),
    });
    if (this.behaviour.hang) return;
    const answer = (): void => {
      this.inData -= 1;
      done();
    };
    if (this.behaviour.answerAfter > 0) setTimeout(answer, this.behaviour.answerAfter);
    else answer();
  }
}
