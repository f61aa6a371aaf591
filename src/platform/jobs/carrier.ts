import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Queue, Worker, withBackend, createPostgresBackend, runMigrations } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { Config } from '../config/index.js';
import type { JsonObject } from '../database/index.js';
import { QUEUES, type QueueName } from './job.js';
import { within } from './within.js';

/** A job on its way: `id` is used once, since BullMQ silently ignores the id of a job that it knows. */
export interface CarriedJob {
  id: string;
  name: string;
  payload: JsonObject;
}

type Process = (job: { name: string; data: JsonObject }) => Promise<void>;

/** What is asked of a queue, whichever backend it has. */
interface BackedQueue {
  addBulk(jobs: { name: string; data: JsonObject; opts: { jobId: string; attempts: number; removeOnComplete: boolean; removeOnFail: boolean } }[]): Promise<unknown>;
  getWaitingCount(): Promise<number>;
  close(): Promise<void>;
}

interface BackedWorker {
  /** Takes no more jobs; resolves when those under way are done and its connection is given back. */
  close(): Promise<void>;
}

/** A backend, opened: makes queues and workers, answers whether it is there. */
interface Backend {
  /** Rejects when it cannot be opened now. */
  queue(name: string): Promise<BackedQueue>;
  /** Begins once it is there; rejects when it cannot be opened now, and leaves nothing behind. */
  worker(name: string, concurrency: number, process: Process): Promise<BackedWorker>;
  ping(): Promise<unknown>;
  close(): Promise<void>;
}

/** The queue that carries. It holds no truth: what it loses, the relay hands over again. This is the one place that knows which backend it has. */
@Injectable()
export class Carrier implements OnApplicationShutdown {
  private readonly logger = new Logger(Carrier.name);
  private backend: Promise<Backend> | null = null;
  private readonly queues = new Map<QueueName, Promise<BackedQueue>>();
  private readonly workers: BackedWorker[] = [];
  private finishing = false;
  private complained = 0;

  constructor(@Inject(Config) private readonly config: Config) {}

  get backendName(): 'redis' | 'postgres' {
    return this.config.redisUrl === null ? 'postgres' : 'redis';
  }

  /** Hands jobs over. Rejects when the queue is away. */
  async add(queue: QueueName, jobs: readonly CarriedJob[]): Promise<void> {
    const to = await this.queue(queue);
    await to.addBulk(jobs.map(({ id, name, payload }) => ({ name, data: payload, opts: { jobId: id, attempts: 1, removeOnComplete: true, removeOnFail: true } })));
  }

  /** Jobs that wait in a queue. Rejects when the queue is away. */
  async waiting(queue: QueueName): Promise<number> {
    await this.ping();
    return (await this.queue(queue)).getWaitingCount();
  }

  /** Starts to carry out the jobs of a queue in this process; not any more when that was asked to finish meanwhile. */
  async consume(queue: QueueName, concurrency: number, process: (name: string, payload: JsonObject) => Promise<void>): Promise<void> {
    const opened = await this.open();
    // A worker that begins after the others were told to finish would be closed by nobody: it would call for jobs for ever, and the process would not end.
    if (this.finishing) return;
    const worker = await opened.worker(queue, concurrency, (job) => process(job.name, job.data));
    if (this.finishing) await worker.close();
    else this.workers.push(worker);
  }

  /** Resolves when the queue answers. */
  async ping(): Promise<void> {
    await (await this.open()).ping();
  }

  /** Takes no more jobs, and waits for those under way, at most `ms` milliseconds: what is cut off then is begun anew by another process. No worker begins after this. */
  async finish(ms: number): Promise<void> {
    this.finishing = true;
    const ended = await within(ms, Promise.all(this.workers.map((worker) => worker.close())));
    if (ended === 'late') this.logger.warn(`Jobs were cut off after ${ms / 1000} s; another process begins them anew`);
    this.workers.length = 0;
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.backend === null) return;
    // A queue that is away may never say that it let go; the process ends all the same.
    await within(2_000, this.letGo(this.backend));
  }

  private async letGo(backend: Promise<Backend>): Promise<void> {
    // One that was never opened has nothing to close, and why was said when it was tried.
    const opened = await backend.catch(() => null);
    await Promise.allSettled([...this.queues.values()].map(async (queue) => (await queue).close()));
    await opened?.close();
  }

  private async queue(name: QueueName): Promise<BackedQueue> {
    const opened = await this.open();
    const queue = this.queues.get(name) ?? opened.queue(name);
    this.queues.set(name, queue);
    // One that could not be opened would answer with that for ever.
    queue.catch(() => this.queues.delete(name));
    return queue;
  }

  private open(): Promise<Backend> {
    const { redisUrl, databaseUrl } = this.config;
    const failed = (error: Error): void => this.complain(error);
    this.backend ??= (redisUrl === null ? openPostgres(databaseUrl, failed) : openRedis(redisUrl, databaseUrl, failed)).catch((error: unknown) => {
      this.backend = null;
      throw error;
    });
    return this.backend;
  }

  /** A queue that is away says so many times a second; the log says it every ten seconds. */
  private complain(error: Error): void {
    const now = performance.now();
    if (this.complained !== 0 && now - this.complained < 10_000) return;
    this.complained = now;
    this.logger.warn(`The queue is troubled: ${error.message}`);
  }
}

async function openRedis(url: string, databaseUrl: string, failed: (error: Error) => void): Promise<Backend> {
  // Several installations may share a Redis; the braces keep the keys of one on one node of a Redis Cluster.
  const prefix = `{convoke:${new URL(databaseUrl).pathname.slice(1)}}`;
  // Adding fails at once while Redis is away; waiting for work waits for ever. Both come back by themselves when Redis does.
  const adding = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1, lazyConnect: true, commandTimeout: 5_000, retryStrategy: soon });
  const waiting: Redis[] = [];
  adding.on('error', failed);
  await adding.connect().catch(failed);
  return {
    queue: (name) => Promise.resolve(listened(new Queue<JsonObject, void>(name, { connection: adding, prefix }), failed)),
    worker: (name, concurrency, process) => {
      const connection = listened(new Redis(url, { maxRetriesPerRequest: null, retryStrategy: soon }), failed);
      waiting.push(connection);
      return Promise.resolve(listened(new Worker<JsonObject, void>(name, process, { connection, prefix, concurrency, maxStalledCount: 0 }), failed));
    },
    ping: () => adding.ping(),
    close: async () => {
      for (const connection of [adding, ...waiting]) connection.disconnect();
      await Promise.resolve();
    },
  };
}

/** Milliseconds before Redis is called anew, after so many calls in vain: soon, so that work goes on within seconds of its return. */
function soon(times: number): number {
  return Math.min(2_000, 100 * 2 ** Math.min(times, 5));
}

async function openPostgres(url: string, failed: (error: Error) => void): Promise<Backend> {
  // Each worker keeps one connection to be called on; four more carry out the commands of all.
  const pool = new pg.Pool({ connectionString: url, max: QUEUES.length + 4, keepAlive: true, application_name: 'convoke-queue', options: '-c search_path=bullmq,public' });
  pool.on('error', failed);
  try {
    const client = await pool.connect();
    await runMigrations(client).finally(() => client.release());
  } catch (error) {
    await pool.end();
    throw error;
  }
  const bound = withBackend(createPostgresBackend);
  return {
    queue: (name) => there(listened(new bound.Queue<JsonObject, void>(name, { connection: pool }), failed), failed),
    worker: async (name, concurrency, process) => {
      // Asked for jobs before it is there, one that cannot be opened would ask again without a pause: the process would do nothing else, not even end.
      // Closed while it begins, it would take the connection on which it is called only afterwards, and keep it.
      const worker = await there(listened(new bound.Worker<JsonObject, void>(name, process, { connection: pool, concurrency, maxStalledCount: 0, autorun: false }), failed), failed);
      worker.run().catch(failed);
      return worker;
    },
    ping: () => pool.query('SELECT 1'),
    close: () => pool.end(),
  };
}

/** Resolves when it is there; what cannot be opened is closed again. */
async function there<T extends { waitUntilReady(): Promise<unknown>; close(): Promise<void> }>(one: T, failed: (error: Error) => void): Promise<T> {
  try {
    await one.waitUntilReady();
    return one;
  } catch (error) {
    await one.close().catch(failed);
    throw error;
  }
}

/** An error that nobody listens to would end the process. */
function listened<T extends { on(event: 'error', listener: (error: Error) => void): unknown }>(emitter: T, failed: (error: Error) => void): T {
  emitter.on('error', failed);
  return emitter;
}
