import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** An SMTP server that keeps what it is given. */
export class Mailbox {
  readonly letters: ParsedMail[] = [];
  /** Addresses that are refused for good, and in which words. */
  readonly refused = new Map<string, string>();
  /** While true, whoever calls is sent away for now (421), before any letter. */
  away = false;
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onConnect: (_session, done) => done(this.away ? Object.assign(new Error('Come back later'), { responseCode: 421 }) : null),
      onRcptTo: ({ address }, _session, done) => {
        const words = this.refused.get(address.toLowerCase());
        done(words === undefined ? undefined : Object.assign(new Error(words), { responseCode: 554 }));
      },
      onData: (stream, _session, done) => void this.take(stream, done),
    });
  }

  private async take(stream: Readable, done: (error?: Error) => void): Promise<void> {
    let failure: Error | undefined;
    try {
      this.letters.push(await simpleParser(stream));
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
    }
    done(failure);
  }

  static async open(): Promise<Mailbox> {
    const mailbox = new Mailbox();
    mailbox.server.listen(0, '127.0.0.1');
    await once(mailbox.server.server, 'listening');
    return mailbox;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  /** The newest letter to an address whose subject fits; waits for it. */
  async letterTo(address: string, subject: RegExp, seconds = 20): Promise<ParsedMail> {
    const end = Date.now() + seconds * 1000;
    for (;;) {
      const found = this.letters.findLast((letter) => recipients(letter).includes(address.toLowerCase()) && subject.test(letter.subject ?? ''));
      if (found) return found;
      if (Date.now() > end) throw new Error(`No letter to ${address} like ${subject}. There are: ${this.letters.map((letter) => `${recipients(letter).join(', ')}: ${letter.subject}`).join('; ') || 'none'}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }
}

function recipients(letter: ParsedMail): string[] {
  return [letter.to ?? []].flat().flatMap((group) => group.value.flatMap(({ address }) => (address ? [address.toLowerCase()] : [])));
}

/** The first link of a letter to a page of this installation: `linkIn(letter, '/invitation/')`. */
export function linkIn(letter: ParsedMail, path: string): string {
  const text = `${letter.text ?? ''} ${letter.html || ''}`;
  const found = new RegExp(`https?://[^\\s"'<>]*${path}[A-Za-z0-9_-]+`).exec(text)?.[0];
  if (!found) throw new Error(`The letter "${letter.subject}" has no link to ${path}`);
  return found;
}
