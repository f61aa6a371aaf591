import { SetMetadata } from '@nestjs/common';
import type { JsonObject } from '../database/index.js';
import type { Job } from './job.js';

export const HANDLES = Symbol('handles');
export const EVERY = Symbol('every');

/** A sweep: work that looks for what is due, every so many seconds. */
export interface Sweep {
  readonly name: string;
  readonly seconds: number;
}

/**
 * Marks the method of a provider that carries out a job: `(payload: P) => Promise<void>`. It may be called twice for one job and must bear it.
 * A declared job without a handler, or with two, stops the worker at start.
 */
export function Handles<P extends JsonObject>(job: Job<P>): <M extends (payload: P) => Promise<void>>(target: object, key: string | symbol, method: TypedPropertyDescriptor<M>) => void {
  return SetMetadata(HANDLES, job);
}

/** Marks the method of a provider that is a sweep: `() => Promise<void>`. It runs in workers, one at a time over all processes. */
export function Every(sweep: Sweep): <M extends () => Promise<void>>(target: object, key: string | symbol, method: TypedPropertyDescriptor<M>) => void {
  return SetMetadata(EVERY, sweep);
}
