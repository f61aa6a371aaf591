import { rolesOf, type Actor, type Role } from '../actor.js';
import type { RoutePermission } from './allow.js';

/** What the guard decides about one request. */
export type Admission = { kind: 'admitted' } | { kind: 'refused'; code: 'SIGN_IN_NEEDED' | 'NOT_ALLOWED' | 'OUTSIDE_SCOPES' };

const ADMITTED: Admission = { kind: 'admitted' };

/**
 * May this actor use this route? `admitted` are the roles of its permission, `eventId` is the event named in the path (null when none is).
 * A personal link opens only routes made for its purpose, a paired device only routes made for devices, and a token only what its scopes name.
 */
export function admit(actor: Actor, route: RoutePermission, admitted: ReadonlySet<Role>, eventId: string | null): Admission {
  if (admitted.has('public')) return ADMITTED;
  if (actor.kind === 'public' || actor.kind === 'system') return { kind: 'refused', code: 'SIGN_IN_NEEDED' };
  if (!rolesFor(actor, route, eventId).some((role) => admitted.has(role))) return { kind: 'refused', code: 'NOT_ALLOWED' };
  if (actor.kind === 'account' && actor.scopes !== null && !actor.scopes.includes(route.permission)) return { kind: 'refused', code: 'OUTSIDE_SCOPES' };
  return ADMITTED;
}

function rolesFor(actor: Exclude<Actor, { kind: 'public' | 'system' }>, route: RoutePermission, eventId: string | null): readonly Role[] {
  switch (actor.kind) {
    case 'account':
      if (route.device) return [];
      return route.anyEvent ? actor.grants.map((grant) => grant.role) : [...rolesOf(actor, eventId)];
    case 'link':
      return route.link === actor.purpose ? [...rolesOf(actor, eventId)] : [];
    case 'device':
      return route.device ? [...rolesOf(actor, eventId ?? actor.eventId)] : [];
  }
}

/** What a browser tells of where a request comes from. */
export interface Provenance {
  method: string;
  fetchSite: string | undefined;
  origin: string | undefined;
  /** Origins under which this installation is reached. */
  own: readonly string[];
}

/**
 * True for a request that another site made the browser send with our cookie. Reading is always fine. Newer browsers say where a request comes from
 * (Fetch Metadata); older ones send the origin; one that says neither is not trusted with a change.
 */
export function isForeign({ method, fetchSite, origin, own }: Provenance): boolean {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return false;
  if (fetchSite !== undefined) return fetchSite !== 'same-origin' && fetchSite !== 'none';
  return origin === undefined || !own.includes(origin);
}
