import { Injectable } from '@nestjs/common';
import type { JsonObject } from '../database/index.js';
import { jobs, type Job } from './job.js';

type Handler = (payload: JsonObject) => Promise<void>;

/** Who carries out which job. */
@Injectable()
export class Handlers {
  private readonly known = new Map<string, Handler>();

  /** @throws Error when the job has a handler already */
  add(job: Job<JsonObject>, handler: Handler): void {
    if (this.known.has(job.name)) throw new Error(`The job ${job.name} has two handlers`);
    this.known.set(job.name, handler);
  }

  /** @throws Error for a job without a handler */
  async carryOut(name: string, payload: JsonObject): Promise<void> {
    const handler = this.known.get(name);
    if (!handler) throw new Error(`No handler for the job ${name}`);
    await handler(payload);
  }

  /** @throws Error that names the declared jobs which nobody carries out */
  mustBeComplete(): void {
    const orphans = [...jobs().keys()].filter((name) => !this.known.has(name));
    if (orphans.length > 0) throw new Error(`No handler for the job ${orphans.join(', ')}`);
  }
}
