import { admittedRoles, type Actor } from '../access/index.js';

/**
 * Events towards which an actor holds a permission: null for all of them, else their ids (none for whoever holds it nowhere).
 * Narrows what a route marked with `anyEvent` shows.
 */
export function eventScope(actor: Actor, permission: string): readonly string[] | null {
  if (actor.kind !== 'account') return [];
  if (actor.scopes !== null && !actor.scopes.includes(permission)) return [];
  const admitted = admittedRoles(permission);
  const grants = actor.grants.filter((grant) => admitted?.has(grant.role));
  return grants.some((grant) => grant.eventId === null) ? null : grants.flatMap(({ eventId }) => eventId ?? []);
}
