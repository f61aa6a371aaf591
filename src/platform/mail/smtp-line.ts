import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js';
import { SmtpFailure, withoutAddresses } from './smtp-failure.js';

/** How long a server may be silent, in milliseconds. */
const SILENCE = 15_000;

/** From whom and to whom, as the servers see it. */
export interface Envelope {
  from: string;
  to: string;
}

/** One open connection to the mail server; carries one mail at a time. */
export class SmtpLine {
  private carried = 0;
  private broken = false;

  private constructor(private readonly connection: SMTPConnection) {
    this.watchIdle();
  }

  /** @throws SmtpFailure in the phase `connection` */
  static async open(url: URL): Promise<SmtpLine> {
    const secure = url.protocol === 'smtps:';
    const connection = new SMTPConnection({
      host: url.hostname,
      port: Number(url.port) || (secure ? 465 : 587),
      secure,
      connectionTimeout: SILENCE,
      greetingTimeout: SILENCE,
      socketTimeout: SILENCE,
      // Plain connections are for a server on this machine (a sink, a relay of one's own); all others must be encrypted.
      requireTLS: !secure && !['127.0.0.1', 'localhost', '::1'].includes(url.hostname) && url.searchParams.get('tls') !== 'optional',
    });
    await new Promise<void>((resolve, reject) => {
      connection.once('error', (error) => reject(failureOf('connection', error)));
      connection.once('end', () => reject(new SmtpFailure('connection', null, 'The connection was closed.')));
      connection.connect((error) => (error ? reject(failureOf('connection', error)) : resolve()));
    });
    const line = new SmtpLine(connection);
    if (url.username) await line.signIn(decodeURIComponent(url.username), decodeURIComponent(url.password));
    return line;
  }

  /** Still good for another mail. */
  get usable(): boolean {
    return !this.broken && this.carried < 100;
  }

  /**
   * Sends one mail. `beforeData` is called when the server is ready for the text and before the first byte of it leaves; when it rejects, none does.
   * Answers the server's words. @throws SmtpFailure
   */
  send(envelope: Envelope, text: Buffer, beforeData: () => Promise<void>): Promise<string> {
    this.carried += 1;
    let begun = false;
    return new Promise<string>((resolve, reject) => {
      const fail = (error: Error): void => {
        reject(error);
        this.broken = true;
        this.connection.close();
      };
      const gate = new Readable({
        read() {
          if (begun) return;
          begun = true;
          void beforeData()
            .then(() => [text, null].forEach((part) => this.push(part)))
            .catch((error: unknown) => fail(error instanceof Error ? error : new Error('not begun')));
        },
        highWaterMark: 1,
      });
      this.connection.once('error', (error) => fail(failureOf(begun ? 'unanswered' : 'envelope', error)));
      this.connection.once('end', () => fail(new SmtpFailure(begun ? 'unanswered' : 'connection', null, 'The connection was closed.')));
      this.connection.send(envelope, gate, (error, info) => {
        if (error) fail(failureOf(begun ? 'data' : 'envelope', error));
        else resolve(withoutAddresses(info.response));
      });
    }).finally(() => {
      this.watchIdle();
    });
  }

  close(): void {
    this.broken = true;
    this.connection.quit();
  }

  /** Between two mails nobody waits for an answer: a connection that ends then is just no longer used. */
  private watchIdle(): void {
    const end = (): void => {
      this.broken = true;
    };
    this.connection.removeAllListeners('error');
    this.connection.removeAllListeners('end');
    this.connection.on('error', end);
    this.connection.on('end', end);
  }

  private signIn(user: string, pass: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.connection.login({ credentials: { user, pass } }, (error) => (error ? reject(failureOf('connection', error)) : resolve()));
    });
  }
}

/** What nodemailer adds when the server refused the only recipient: the server's answer to it. */
interface EnvelopeError extends SMTPConnection.SMTPError {
  rejectedErrors?: SMTPConnection.SMTPError[];
}

/** Without a code from the server, a text that was begun may have been taken. 421 sends everybody away and says nothing about this mail. */
function failureOf(phase: 'connection' | 'envelope' | 'data' | 'unanswered', error: EnvelopeError): SmtpFailure {
  const answered = error.rejectedErrors?.[0] ?? error;
  const code = answered.responseCode ?? null;
  const reply = withoutAddresses(answered.response ?? answered.message);
  if (phase === 'envelope' && (code === null || code === 421)) return new SmtpFailure('connection', code, reply);
  if (phase === 'data' && code === null) return new SmtpFailure('unanswered', null, reply);
  return new SmtpFailure(phase, code, reply);
}
