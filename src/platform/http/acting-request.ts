import type { FastifyRequest } from 'fastify';

/** A request whose actor has been established. The ground knows of actors only that two of them differ. */
export interface ActingRequest extends FastifyRequest {
  /** Tells one actor from another, `account:0197…`; set by whoever finds out who asks. */
  actorKey?: string;
}
