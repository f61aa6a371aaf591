import { SetMetadata, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../actor.js';

export const PERMISSION = Symbol('permission');

/** What a route asks for: a permission, whether a role in any event will do, and the purpose of the link that opens it. */
export interface RoutePermission {
  permission: string;
  /** A role held for any event is enough; the service narrows what is shown. */
  anyEvent: boolean;
  /** For `participant`: the purpose that the personal link must have been made for. */
  link: string | null;
  /** The route is for paired devices at the door, and for nobody else. */
  device: boolean;
}

/** Names the permission of a route. A route without one is refused at start. */
export function Allow(permission: string, options: { anyEvent?: boolean; link?: string; device?: boolean } = {}): MethodDecorator {
  const named: RoutePermission = { permission, anyEvent: options.anyEvent ?? false, link: options.link ?? null, device: options.device ?? false };
  return SetMetadata(PERMISSION, named);
}

/** A request whose actor the guard has established. */
export interface ActedRequest extends FastifyRequest {
  actor: Actor;
}

/** Hands a route its actor. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): Actor => context.switchToHttp().getRequest<ActedRequest>().actor);
