import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { Config } from '../config/index.js';
import type { JsonObject } from '../database/index.js';
import { Carrier } from './carrier.js';
import { Handlers } from './handlers.js';
import { EVERY, HANDLES, type Sweep } from './handles.js';
import { QUEUES, type Job, type QueueName } from './job.js';
import { Pauses } from './pauses.js';
import { Relay } from './relay.js';
import { Sweeps } from './sweeps.js';
import { WakeCalls } from './wake-calls.js';
import { within } from './within.js';

/** Between two looks for due rows when nobody wakes the relay, in milliseconds; it grows while the queue is away. */
const POLL = 500;
const LONGEST_POLL = 5_000;

/** Jobs of each queue that one process carries out at a time. */
const CONCURRENCY: Readonly<Record<QueueName, number>> = { mail: 3, work: 4 };

/** How long work under way may go on after a stop was asked for, in milliseconds. */
const FAREWELL = 15_000;

/** Carries out what is due: relay, handlers and sweeps, in processes whose role includes the worker. */
@Injectable()
export class JobWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(JobWorker.name);
  private readonly loops: Promise<void>[] = [];
  /** The relay's own pauses are cut short by calls; all others only by the end. */
  private readonly relayPauses = new Pauses();
  private readonly pauses = new Pauses();
  private calls: WakeCalls | null = null;

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
    await this.sweeps.register();
    this.calls = new WakeCalls(this.config.databaseUrl, () => this.relayPauses.wake());
    this.loops.push(this.calls.listen(), this.relayLoop(), ...QUEUES.map((queue) => this.consumeWhenThere(queue)), ...this.sweeps.all().map((sweep) => this.sweepLoop(sweep)));
  }

  /** Before the database is let go: no new work, and a while for what is under way. */
  async beforeApplicationShutdown(): Promise<void> {
    this.relayPauses.end();
    this.pauses.end();
    await Promise.all([within(1_000, Promise.resolve(this.calls?.end())), within(FAREWELL, Promise.all(this.loops)), this.carrier.finish(FAREWELL)]);
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
  private async consumeWhenThere(queue: QueueName): Promise<void> {
    while (!this.pauses.over) {
      try {
        await this.carrier.consume(queue, CONCURRENCY[queue], (name, payload) => this.carryOut(name, payload));
        return;
      } catch (error) {
        this.logger.warn(`The queue is away: ${messageOf(error)}`);
        await this.pauses.pause(LONGEST_POLL);
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
    while (!this.relayPauses.over) {
      try {
        const handed = await this.relay.tick();
        gap = POLL;
        if (handed > 0) continue;
      } catch (error) {
        this.logger.warn(`The relay could not hand over: ${messageOf(error)}`);
        gap = Math.min(LONGEST_POLL, gap * 2);
      }
      await this.relayPauses.pause(gap * (0.75 + Math.random() / 2));
    }
  }

  private async sweepLoop(sweep: Sweep): Promise<void> {
    while (!this.pauses.over) {
      await this.sweeps.runIfDue(sweep).catch((error: unknown) => this.logger.warn(`The sweep ${sweep.name} did not begin: ${messageOf(error)}`));
      // Looks more often than it runs, so that it is on time also when another process ran it last.
      await this.pauses.pause(Math.min(60_000, Math.max(500, sweep.seconds * 250)));
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}
