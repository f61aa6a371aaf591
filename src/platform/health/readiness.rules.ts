import type { ProcessRole } from '../config/index.js';

/** How one part is: `up`, or `down` with a word for the one who keeps the installation. */
export interface PartState {
  name: string;
  up: boolean;
  detail: string | null;
}

/**
 * `degraded`: requests are answered, and what must leave waits in the outbox.
 * `not ready`: the process cannot do what it is for.
 */
export type Readiness = 'ready' | 'degraded' | 'not ready';

/**
 * A process that answers requests and nothing else needs the database alone: letters and jobs wait in the outbox, and a balancer that took it away
 * because the mail server is ill would make two faults of one. A process that carries out jobs needs all parts.
 */
export function readinessOf(parts: readonly PartState[], role: ProcessRole): Readiness {
  const down = parts.filter((part) => !part.up);
  if (down.length === 0) return 'ready';
  return role === 'web' && down.every((part) => part.name !== 'database') ? 'degraded' : 'not ready';
}
