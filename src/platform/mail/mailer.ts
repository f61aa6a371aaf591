import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Config } from '../config/index.js';
import { HealthChecks } from '../health/index.js';
import { SmtpLine, type Envelope } from './smtp-line.js';

/** Connections to the mail server that this process keeps at most. */
const LINES = 5;

/** The mail server: a handful of connections, shared by all that send. */
@Injectable()
export class Mailer implements OnModuleInit, OnApplicationShutdown {
  private readonly url: URL;
  private readonly idle: SmtpLine[] = [];
  private readonly waiting: (() => void)[] = [];
  private busy = 0;

  constructor(
    config: Config,
    private readonly checks: HealthChecks,
  ) {
    this.url = new URL(config.smtpUrl);
  }

  onModuleInit(): void {
    this.checks.join('mail', async () => {
      const line = await SmtpLine.open(this.url);
      line.close();
    });
  }

  onApplicationShutdown(): void {
    for (const line of this.idle.splice(0)) line.close();
  }

  /**
   * Sends one mail and answers the server's words. `beforeData` is called when the server is ready for the text, before its first byte leaves.
   * @throws SmtpFailure
   */
  async send(envelope: Envelope, text: Buffer, beforeData: () => Promise<void>): Promise<string> {
    await this.takePlace();
    try {
      const line = await this.line();
      const reply = await line.send(envelope, text, beforeData);
      if (line.usable) this.idle.push(line);
      else line.close();
      return reply;
    } finally {
      this.busy -= 1;
      this.waiting.shift()?.();
    }
  }

  private async takePlace(): Promise<void> {
    while (this.busy >= LINES) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.busy += 1;
  }

  private async line(): Promise<SmtpLine> {
    for (let line = this.idle.pop(); line; line = this.idle.pop()) {
      if (line.usable) return line;
      line.close();
    }
    return SmtpLine.open(this.url);
  }
}
