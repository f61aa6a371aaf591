import { SetMetadata } from '@nestjs/common';

export const PUBLIC_ROUTE = Symbol('public-route');

/** Says that a route (or every route of a controller) is open to anybody. A route that says neither this nor its permission stops the program at start. */
export function PublicRoute(): ClassDecorator & MethodDecorator {
  return SetMetadata(PUBLIC_ROUTE, true);
}
