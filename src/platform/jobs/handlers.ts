import { Injectable } from '@nestjs/common';
import type { JsonObject } from '../database/index.js';
import { jobs, type Job } from './job.js';
import { Places } from './places.js';

type Handler = (payload: JsonObject) => Promise<void>;

/** Who carries out which job. */
@Injectable()
export class Handlers {
  private readonly known = new Map<string, { handler: Handler; places: Places | null }>();

  /** @throws Error when the job has a handler already */
  add(job: Job<JsonObject>, handler: Handler): void {
    if (this.known.has(job.name)) throw new Error(`The job ${job.name} has two handlers`);
    this.known.set(job.name, { handler, places: job.concurrency === undefined ? null : new Places(job.concurrency) });
  }

  /** @throws Error for a job without a handler, and whatever its handler throws */
  async carryOut(name: string, payload: JsonObject): Promise<void> {
    const found = this.known.get(name);
    if (!found) throw new Error(`No handler for the job ${name}`);
    if (found.places === null) return found.handler(payload);
    await found.places.within(() => found.handler(payload));
  }

  /** @throws Error that names the declared jobs which nobody carries out */
  mustBeComplete(): void {
    const orphans = [...jobs().keys()].filter((name) => !this.known.has(name));
    if (orphans.length > 0) throw new Error(`No handler for the job ${orphans.join(', ')}`);
  }
}
