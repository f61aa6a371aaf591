import type { JsonObject } from '../database/index.js';

/** The queues: mail goes apart from all other work, so that neither waits for the other. */
export const QUEUES = ['mail', 'work'] as const;
export type QueueName = (typeof QUEUES)[number];

/** A piece of work that is done outside a request. Declared once, by `defineJob`; its payload holds ids and plain values, never personal data. */
export interface Job<P extends JsonObject> {
  readonly name: string;
  readonly queue: QueueName;
  /** How many of this job one process carries out at a time; as many as its queue allows when left out. */
  readonly concurrency?: number;
  /** Carries the type of the payload; never set. */
  readonly payload?: P;
}

const defined = new Map<string, Job<JsonObject>>();

/**
 * Declares a job. A name declared twice stops the program at load.
 * ```ts
 * export const printBadges = defineJob<{ eventId: string }>({ name: 'badges.print', queue: 'work' });
 * ```
 */
export function defineJob<P extends JsonObject>(job: { name: string; queue: QueueName; concurrency?: number }): Job<P> {
  if (defined.has(job.name)) throw new Error(`The job ${job.name} is declared twice`);
  defined.set(job.name, job);
  return job;
}

/** All jobs that are declared, by name. */
export function jobs(): ReadonlyMap<string, Job<JsonObject>> {
  return defined;
}
