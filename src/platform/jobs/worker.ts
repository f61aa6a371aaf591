import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import pg from 'pg';
import { Config } from '../config/index.js';
import type { JsonObject } from '../database/index.js';
import { Carrier } from './carrier.js';
import { Handlers } from './handlers.js';
import { EVERY, HANDLES, type Sweep } from './handles.js';
import { QUEUES, type Job } from './job.js';
import { WAKE_CHANNEL } from './outbox.js';
import { Relay } from './relay.js';
import { Sweeps } from './sweeps.js';

/** Between two looks for due rows when nobody wakes the relay, in milliseconds; grows while the queue is away. */
const POLL = 500;
const LONGEST_POLL = 5_000;

/** Jobs of each queue that one process carries out at a time. */
const CONCURRENCY = { mail: 3, work: 4 } as const;

/** Carries out what is due: relay, handlers and sweeps, in processes whose role includes the worker. */
@Injectable()
export class JobWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(JobWorker.name);
  private readonly loops: Promise<void>[] = [];
  private stopped = false;
  private readonly sleepers = new Set<() => void>();
  private listener: pg.Client | null = null;

  constructor(
    @Inject(Config) private readonly config: Config,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
    private readonly handlers: Handlers,
    private readonly carrier: Carrier,
    private readonly relay: Relay,
    private readonly sweeps: Sweeps,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.discover();
    this.handlers.mustBeComplete();
    if (!this.config.runsWorker) return;
    await this.listen();
    this.loops.push(this.relayLoop(), this.sweepLoop(), this.consumeWhenThere());
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.wake();
    await Promise.all(this.loops);
    await this.listener?.end();
  }

  private discover(): void {
    for (const { instance } of this.discovery.getProviders()) {
      if (typeof instance !== 'object' || instance === null) continue;
      const prototype: object = Object.getPrototypeOf(instance) as object;
      for (const name of this.scanner.getAllMethodNames(prototype)) {
        const method: unknown = Reflect.get(prototype, name);
        if (typeof method !== 'function') continue;
        const job = this.reflector.get<Job<JsonObject> | undefined>(HANDLES, method);
        if (job) this.handlers.add(job, (payload) => Reflect.apply(method, instance, [payload]) as Promise<void>);
        const sweep = this.reflector.get<Sweep | undefined>(EVERY, method);
        if (sweep) this.sweeps.add(sweep, () => Reflect.apply(method, instance, []) as Promise<void>);
      }
    }
  }

  /** The queue may be away when the process starts; it is asked again until it is there. */
  private async consumeWhenThere(): Promise<void> {
    for (const queue of QUEUES) {
      while (!this.stopped) {
        try {
          await this.carrier.consume(queue, CONCURRENCY[queue], (name, payload) => this.carryOut(name, payload));
          break;
        } catch (error) {
          this.logger.warn(`The queue is away: ${messageOf(error)}`);
          await this.pause(LONGEST_POLL);
        }
      }
    }
  }

  private async carryOut(name: string, payload: JsonObject): Promise<void> {
    try {
      await this.handlers.carryOut(name, payload);
    } catch (error) {
      this.logger.error(`The job ${name} failed: ${messageOf(error)}`, error instanceof Error ? error.stack : undefined);
      throw error;
    }
  }

  private async relayLoop(): Promise<void> {
    let gap = POLL;
    while (!this.stopped) {
      try {
        const handed = await this.relay.tick();
        gap = POLL;
        if (handed > 0) continue;
      } catch (error) {
        this.logger.warn(`The relay could not hand over: ${messageOf(error)}`);
        gap = Math.min(LONGEST_POLL, gap * 2);
      }
      await this.pause(gap);
    }
  }

  private async sweepLoop(): Promise<void> {
    while (!this.stopped) {
      for (const sweep of this.sweeps.all()) {
        if (this.stopped) return;
        await this.sweeps.runIfDue(sweep).catch((error: unknown) => this.logger.warn(`The sweep ${sweep.name} did not begin: ${messageOf(error)}`));
      }
      await this.pause(1_000);
    }
  }

  /** Waits, but no longer than until work is announced. */
  private async pause(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.sleepers.add(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** Ends every pause under way. */
  private wake(): void {
    for (const rouse of this.sleepers) rouse();
    this.sleepers.clear();
  }

  /** Being woken only saves time; when the connection is lost, polling goes on. */
  private async listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.config.databaseUrl, application_name: 'convoke-wake' });
    client.on('error', (error) => this.logger.warn(`No more waking, polling goes on: ${error.message}`));
    client.on('notification', () => this.wake());
    await client.connect();
    await client.query(`LISTEN ${WAKE_CHANNEL}`);
    this.listener = client;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}
