import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Config } from '../../platform/config/index.js';
import type { ActingRequest } from '../../platform/http/index.js';
import { actorRef } from '../actor.js';
import { ActorSources } from './actor-sources.js';
import { refuse } from '../access.errors.js';
import type { ActedRequest } from './allow.js';
import { admit, isForeign } from './guard.rules.js';
import { admittedRoles } from './policy.js';
import { RouteTable } from './route-table.js';

/** Stands before every route: finds out who asks, and refuses what no policy allows. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly sources: ActorSources,
    private readonly routes: RouteTable,
    private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<ActedRequest & ActingRequest & FastifyRequest<{ Params: Record<string, string> }>>();
    const open = this.routes.openTo(context.getHandler(), context.getClass());
    if (open === null) throw refuse('NOT_ALLOWED');
    const { actor, byCookie } = await this.sources.actorOf(request);
    if (byCookie && this.isForeign(request)) throw refuse('FOREIGN_SITE');
    request.actor = actor;
    request.actorKey = `${actor.kind}:${actorRef(actor).id ?? ''}`;
    if (open === 'public') return true;
    const admission = admit(actor, open, admittedRoles(open.permission) ?? new Set(), request.params['eventId'] ?? null);
    if (admission.kind === 'refused') throw refuse(admission.code);
    return true;
  }

  private isForeign(request: FastifyRequest): boolean {
    const site = request.headers['sec-fetch-site'];
    return isForeign({
      method: request.method,
      fetchSite: typeof site === 'string' ? site : undefined,
      origin: request.headers.origin,
      own: [new URL(this.config.publicUrl).origin, `${request.protocol}://${request.host}`],
    });
  }
}
