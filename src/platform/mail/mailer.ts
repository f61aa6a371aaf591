import { domainToASCII } from 'node:url';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { Config } from '../config/index.js';
import { HealthChecks } from '../health/index.js';
import { Places } from '../jobs/index.js';
import { Absence } from './absence.js';
import { Pace } from './pace.js';
import { SmtpFailure } from './smtp-failure.js';
import { SmtpLine, type Envelope, type TextWatch } from './smtp-line.js';

/** How long the word of a mail that went through holds for `/readyz`, in milliseconds. */
const FRESH = 10_000;

/** The mail server: a handful of connections, shared by all that send, at the pace that it is given. */
@Injectable()
export class Mailer implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(Mailer.name);
  private readonly url: URL;
  private readonly idle: SmtpLine[] = [];
  private readonly places: Places;
  private readonly pace: Pace;
  private readonly absence: Absence;
  private heard = -FRESH;

  constructor(
    private readonly config: Config,
    private readonly checks: HealthChecks,
    clock: Clock,
  ) {
    this.url = new URL(config.smtpUrl);
    this.places = new Places(config.mailConnections);
    this.pace = new Pace(config.mailPerSecond);
    this.absence = new Absence(clock);
  }

  onModuleInit(): void {
    this.checks.join('mail', () => this.verify());
  }

  onApplicationShutdown(): void {
    for (const line of this.idle.splice(0)) line.close();
  }

  /** When to ask the server again; null while it is there. What is sent before that fails at once. */
  get awayUntil(): Date | null {
    return this.absence.until;
  }

  /** Sends one mail and answers the server's words. @throws SmtpFailure, or what `beforeText` threw */
  async send(envelope: Envelope, text: Buffer, watch: TextWatch): Promise<string> {
    return this.places.within(async () => {
      if (this.absence.until !== null) throw new SmtpFailure('away', null, 'The mail server is away.');
      await this.pace.next();
      try {
        const reply = await this.sendOnce({ from: envelope.from, to: onTheWire(envelope.to) }, text, watch);
        this.absence.end();
        this.heard = performance.now();
        return reply;
      } catch (error) {
        if (error instanceof SmtpFailure && error.phase === 'connection') this.away(error);
        throw error;
      }
    });
  }

  /** Resolves when the server takes a call. A connection opened for that is kept for mail. */
  private async verify(): Promise<void> {
    if (performance.now() - this.heard < FRESH) return;
    const line = await SmtpLine.open(this.url, this.config.mailPatience);
    this.heard = performance.now();
    if (this.idle.length < this.config.mailConnections) this.idle.push(line);
    else line.close();
  }

  /** The server may hang up on a connection that was idle; that is no reason to say that it is away, and the mail goes over a new one. */
  private async sendOnce(envelope: Envelope, text: Buffer, watch: TextWatch): Promise<string> {
    const line = await this.line();
    const wasUsed = line.used;
    try {
      return await this.sendOver(line, envelope, text, watch);
    } catch (error) {
      const hungUp = wasUsed && error instanceof SmtpFailure && error.phase === 'connection' && error.code === null;
      if (!hungUp) throw error;
      return this.sendOver(await SmtpLine.open(this.url, this.config.mailPatience), envelope, text, watch);
    }
  }

  private async sendOver(line: SmtpLine, envelope: Envelope, text: Buffer, watch: TextWatch): Promise<string> {
    try {
      return await line.send(envelope, text, watch);
    } finally {
      if (line.usable) this.idle.push(line);
      else line.close();
    }
  }

  private async line(): Promise<SmtpLine> {
    for (let line = this.idle.pop(); line; line = this.idle.pop()) {
      if (line.usable) return line;
      line.close();
    }
    return SmtpLine.open(this.url, this.config.mailPatience);
  }

  private away(failure: SmtpFailure): void {
    if (this.absence.begin()) this.logger.warn(`The mail server takes nothing; the mail waits. It said: ${failure.reply}`);
  }
}

/** An address as SMTP wants it: the domain in ASCII (RFC 5891). */
function onTheWire(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1)) || address.slice(at + 1)}`;
}
