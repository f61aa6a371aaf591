import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Queue, Worker, withBackend, createPostgresBackend, runMigrations } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { Config } from '../config/index.js';
import type { JsonObject } from '../database/index.js';
import { QUEUES, type QueueName } from './job.js';

/** A job on its way: `id` is used once, since BullMQ silently ignores the id of a job that it knows. */
export interface CarriedJob {
  id: string;
  name: string;
  payload: JsonObject;
}

/** What is asked of a queue, whichever backend it has. */
interface BackedQueue {
  addBulk(jobs: { name: string; data: JsonObject; opts: { jobId: string; attempts: number; removeOnComplete: boolean; removeOnFail: boolean } }[]): Promise<unknown>;
  close(): Promise<void>;
}

interface BackedWorker {
  close(force?: boolean): Promise<void>;
}

/** A backend, opened: makes queues and workers, answers whether it is there. */
interface Backend {
  name: 'redis' | 'postgres';
  queue(name: string): BackedQueue;
  worker(name: string, concurrency: number, process: (job: { name: string; data: JsonObject }) => Promise<void>): BackedWorker;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** BullMQ's key prefix; the braces keep one queue on one node of a Redis Cluster. */
const PREFIX = '{convoke}';

/** How long work under way may go on after a stop was asked for, in milliseconds. */
const FAREWELL = 10_000;

/** The queue that carries. It holds no truth: what it loses, the relay hands over again. This is the one place that knows which backend it has. */
@Injectable()
export class Carrier implements OnApplicationShutdown {
  private readonly logger = new Logger(Carrier.name);
  private backend: Promise<Backend> | null = null;
  private readonly queues = new Map<QueueName, BackedQueue>();
  private readonly workers: BackedWorker[] = [];

  constructor(@Inject(Config) private readonly config: Config) {}

  get backendName(): 'redis' | 'postgres' {
    return this.config.redisUrl === null ? 'postgres' : 'redis';
  }

  /** Hands jobs over. Rejects when the queue is away. */
  async add(queue: QueueName, jobs: readonly CarriedJob[]): Promise<void> {
    const opened = await this.open();
    const to = this.queues.get(queue) ?? opened.queue(queue);
    this.queues.set(queue, to);
    await to.addBulk(jobs.map(({ id, name, payload }) => ({ name, data: payload, opts: { jobId: id, attempts: 1, removeOnComplete: true, removeOnFail: true } })));
  }

  /** Starts to carry out the jobs of a queue in this process. */
  async consume(queue: QueueName, concurrency: number, process: (name: string, payload: JsonObject) => Promise<void>): Promise<void> {
    const opened = await this.open();
    this.workers.push(opened.worker(queue, concurrency, (job) => process(job.name, job.data)));
  }

  /** Resolves when the queue answers. */
  async ping(): Promise<void> {
    await (await this.open()).ping();
  }

  async onApplicationShutdown(): Promise<void> {
    const late = new Promise<void>((resolve) => setTimeout(resolve, FAREWELL).unref());
    await Promise.race([Promise.all(this.workers.map((worker) => worker.close())), late]);
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    if (this.backend !== null) await (await this.backend).close();
  }

  private open(): Promise<Backend> {
    const failed = (error: Error): void => this.logger.warn(`The queue is troubled: ${error.message}`);
    this.backend ??= (this.config.redisUrl === null ? openPostgres(this.config.databaseUrl, failed) : openRedis(this.config.redisUrl, failed)).catch((error: unknown) => {
      this.backend = null;
      throw error;
    });
    return this.backend;
  }
}

async function openRedis(url: string, failed: (error: Error) => void): Promise<Backend> {
  // Adding fails at once while Redis is away; waiting for work waits for ever.
  const adding = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1, lazyConnect: true });
  const waiting = new Redis(url, { maxRetriesPerRequest: null });
  adding.on('error', failed);
  waiting.on('error', failed);
  await adding.connect().catch(failed);
  return {
    name: 'redis',
    queue: (name) => listened(new Queue<JsonObject, void>(name, { connection: adding, prefix: PREFIX }), failed),
    worker: (name, concurrency, process) => listened(new Worker<JsonObject, void>(name, process, { connection: waiting, prefix: PREFIX, concurrency, maxStalledCount: 0 }), failed),
    ping: async () => {
      await adding.ping();
    },
    close: async () => {
      adding.disconnect();
      waiting.disconnect();
      await Promise.resolve();
    },
  };
}

async function openPostgres(url: string, failed: (error: Error) => void): Promise<Backend> {
  const pool = new pg.Pool({ connectionString: url, max: QUEUES.length * 2 + 4, options: '-c search_path=bullmq,public' });
  pool.on('error', failed);
  const client = await pool.connect();
  try {
    await runMigrations(client);
  } finally {
    client.release();
  }
  const bound = withBackend(createPostgresBackend);
  return {
    name: 'postgres',
    queue: (name) => listened(new bound.Queue<JsonObject, void>(name, { connection: pool }), failed),
    worker: (name, concurrency, process) => listened(new bound.Worker<JsonObject, void>(name, process, { connection: pool, concurrency, maxStalledCount: 0 }), failed),
    ping: async () => {
      await pool.query('SELECT 1');
    },
    close: () => pool.end(),
  };
}

/** An error that nobody listens to would end the process. */
function listened<T extends { on(event: 'error', listener: (error: Error) => void): unknown }>(emitter: T, failed: (error: Error) => void): T {
  emitter.on('error', failed);
  return emitter;
}
