import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js';
import { failureOf, SmtpFailure, withoutAddresses } from './smtp-failure.js';

/** How long a server may take to take a call and to greet, in milliseconds. */
const GREETING = 10_000;

/** Mails that one connection carries. */
const MAILS = 100;

/** From whom and to whom, as the servers see it. */
export interface Envelope {
  from: string;
  to: string;
}

/** What happens to the text of a mail, told as it happens. */
export interface TextWatch {
  /** The server is ready for the text, and no byte of it has left; when it rejects, none does. */
  beforeText(): Promise<void>;
  /** The last byte was handed over; the server has not answered. */
  afterText(): void;
}

/** One open connection to the mail server; carries one mail at a time. */
export class SmtpLine {
  private carried = 0;
  private broken = false;

  private constructor(private readonly connection: SMTPConnection) {
    this.watchIdle();
  }

  /** Calls the server. `silence` is how long it may say nothing to a mail, in seconds. @throws SmtpFailure in the phase `connection` */
  static async open(url: URL, silence: number): Promise<SmtpLine> {
    const secure = url.protocol === 'smtps:';
    const connection = new SMTPConnection({
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(url.port) || (secure ? 465 : 587),
      secure,
      connectionTimeout: GREETING,
      greetingTimeout: GREETING,
      socketTimeout: silence * 1000,
      // Plain connections are for a server on this machine (a sink, a relay of one's own); all others must be encrypted, unless the address says `?tls=optional`.
      requireTLS: !secure && !['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname) && url.searchParams.get('tls') !== 'optional',
    });
    await new Promise<void>((resolve, reject) => {
      connection.once('error', (error) => reject(failureOf('connecting', error)));
      connection.once('end', () => reject(new SmtpFailure('connection', null, 'The connection was closed.')));
      connection.connect((error) => (error ? reject(failureOf('connecting', error)) : resolve()));
    });
    const line = new SmtpLine(connection);
    if (url.username) await line.signIn(decodeURIComponent(url.username), decodeURIComponent(url.password));
    return line;
  }

  /** Still good for another mail. */
  get usable(): boolean {
    return !this.broken && this.carried < MAILS;
  }

  /** Has carried a mail before, so that the server may have hung up meanwhile. */
  get used(): boolean {
    return this.carried > 0;
  }

  /** Sends one mail and answers the server's words. @throws SmtpFailure, or what `beforeText` threw */
  async send(envelope: Envelope, text: Buffer, watch: TextWatch): Promise<string> {
    this.carried += 1;
    let begun = false;
    let stopped: unknown = null;
    const gate = gateOf(text, watch, () => (begun = true), (error) => (stopped = error));
    try {
      return await new Promise<string>((resolve, reject) => {
        const fail = (error: Error): void => reject(stopped ?? failureOf(begun ? 'begun' : 'enveloped', error));
        this.connection.removeAllListeners('error').removeAllListeners('end');
        this.connection.on('error', fail);
        this.connection.once('end', () => fail(new Error('The connection was closed.')));
        this.connection.send(envelope, gate, (error, info) => (error ? fail(error) : resolve(withoutAddresses(info.response))));
      });
    } catch (error) {
      // A refusal leaves the conversation where it can go on; all else ends it.
      if (!(error instanceof SmtpFailure) || (error.phase !== 'envelope' && error.phase !== 'data') || !(await this.reset())) this.hangUp();
      throw error;
    } finally {
      this.watchIdle();
    }
  }

  /** Says goodbye. */
  close(): void {
    if (this.broken) return;
    this.broken = true;
    this.connection.quit();
  }

  private hangUp(): void {
    this.broken = true;
    this.connection.close();
  }

  /** Forgets a refused mail, so that the next one can follow. */
  private reset(): Promise<boolean> {
    return new Promise((resolve) => {
      this.connection.removeAllListeners('error').removeAllListeners('end');
      this.connection.once('error', () => resolve(false));
      this.connection.once('end', () => resolve(false));
      this.connection.reset((error) => resolve(!error));
    });
  }

  /** Between two mails nobody waits for an answer: a connection that ends then is just no longer used. */
  private watchIdle(): void {
    const end = (): void => {
      this.broken = true;
    };
    this.connection.removeAllListeners('error').removeAllListeners('end');
    this.connection.on('error', end);
    this.connection.on('end', end);
  }

  private signIn(user: string, pass: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.connection.login({ credentials: { user, pass } }, (error) => {
        if (!error) return resolve();
        this.hangUp();
        reject(failureOf('connecting', error));
      });
    });
  }
}

/** The text behind a gate: nothing of it can be read before the watch has let it through. */
function gateOf(text: Buffer, watch: TextWatch, begin: () => void, stop: (reason: unknown) => void): Readable {
  let asked = false;
  const gate = new Readable({
    read() {
      if (asked) return;
      asked = true;
      void open();
    },
    highWaterMark: 1,
  });
  const open = async (): Promise<void> => {
    try {
      await watch.beforeText();
      begin();
      gate.push(text);
      gate.push(null);
    } catch (error) {
      stop(error);
      gate.destroy(error instanceof Error ? error : new Error('The text was held back.'));
    }
  };
  return gate.once('end', () => setImmediate(() => watch.afterText()));
}
