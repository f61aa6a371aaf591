import { Injectable, RequestMethod, type OnModuleInit } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { PUBLIC_ROUTE } from '../../platform/http/index.js';
import { PERMISSION, type RoutePermission } from './allow.js';
import { admittedRoles } from './policy.js';

/** One route and who may use it. `open` is null on a route that says nothing, which stops the program at start. */
export interface Route {
  method: string;
  /** As declared, without the prefix of the API: `events/:eventId/attendance`. */
  path: string;
  /** Class and method, for whoever must find it. */
  handler: string;
  open: RoutePermission | 'public' | null;
}

/** Every route of the program, found in the controllers themselves. */
@Injectable()
export class RouteTable implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** Refuses to start with a route that nobody has decided about. */
  onModuleInit(): void {
    const faults = this.routes().flatMap((route) => {
      if (route.open === null) return [`${route.handler} (${route.method} ${route.path}) names no permission and does not say that it is public`];
      if (route.open !== 'public' && !admittedRoles(route.open.permission)) return [`${route.handler} asks for ${route.open.permission}, which no policy declares`];
      return [];
    });
    if (faults.length > 0) throw new Error(`Routes without a policy: ${faults.join('; ')}`);
  }

  /** All routes, in the order of their controllers. */
  routes(): Route[] {
    return this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      if (!metatype || !instance) return [];
      const prototype: Record<string, unknown> = Object.getPrototypeOf(instance);
      const bases = list(this.reflector.get<string | string[]>(PATH_METADATA, metatype));
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = prototype[name];
        if (typeof handler !== 'function') return [];
        const method = this.reflector.get<RequestMethod | undefined>(METHOD_METADATA, handler);
        if (method === undefined) return [];
        const open = this.openTo(handler, metatype);
        const paths = list(this.reflector.get<string | string[]>(PATH_METADATA, handler));
        return bases.flatMap((base) =>
          paths.map((path) => ({ method: RequestMethod[method], path: joined(base, path), handler: `${metatype.name}.${name}`, open })),
        );
      });
    });
  }

  /** What a handler says about who may use it: itself first, its class otherwise. */
  openTo(handler: Function, controller: Function): RoutePermission | 'public' | null {
    const permission = this.reflector.get<RoutePermission | undefined>(PERMISSION, handler);
    if (permission) return permission;
    return this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC_ROUTE, [handler, controller]) ? 'public' : null;
  }
}

function list(path: string | string[] | undefined): string[] {
  return Array.isArray(path) ? path : [path ?? ''];
}

function joined(...parts: string[]): string {
  return parts.flatMap((part) => part.split('/')).filter((part) => part !== '').join('/');
}
