import { Logger } from '@nestjs/common';
import pg from 'pg';
import { WAKE_CHANNEL } from './outbox.js';
import { Pauses } from './pauses.js';

/** Hears the calls of transactions that leave work behind. Being woken only saves time: while the connection is lost, polling goes on. */
export class WakeCalls {
  private readonly logger = new Logger(WakeCalls.name);
  private readonly pauses = new Pauses();
  private client: pg.Client | null = null;

  constructor(
    private readonly databaseUrl: string,
    private readonly wake: () => void,
  ) {}

  /** Listens until it is ended, and connects anew whenever the connection is lost. */
  async listen(): Promise<void> {
    while (!this.pauses.over) {
      const client = new pg.Client({ connectionString: this.databaseUrl, application_name: 'convoke-wake', keepAlive: true });
      const lost = new Promise<void>((resolve) => {
        client.on('error', (error) => this.logger.warn(`Not to be woken for a while; polling goes on: ${error.message}`));
        client.once('end', resolve);
      });
      client.on('notification', () => this.wake());
      try {
        this.client = client;
        await client.connect();
        await client.query(`LISTEN ${WAKE_CHANNEL}`);
        this.wake();
        await lost;
      } catch (error) {
        this.logger.warn(`Nobody to be woken by; polling goes on: ${error instanceof Error ? error.message : 'unknown'}`);
      }
      await this.pauses.pause(2_000);
    }
  }

  async end(): Promise<void> {
    this.pauses.end();
    await this.client?.end();
  }
}
