import type { Role } from '../actor.js';

/**
 * Who may do what. A feature declares its own table, beside its code, and every route names one permission:
 * ```ts
 * export const eventsPolicy = definePolicy({ 'event.read': ['secretariat', 'organiser'], 'event.create': ['secretariat'] });
 * ```
 * The administrator may do everything that any member of staff may do and need not be named.
 * Roles held for one event count on routes that have `:eventId` in their path; on others only installation-wide grants count,
 * unless the permission is marked with `anyEvent` (a list that shows each person just their own events).
 */
export type Policy<Permission extends string = string> = Readonly<Record<Permission, readonly Role[]>>;

const permissions = new Map<string, readonly Role[]>();

/** Declares the permissions of a feature. A permission declared twice stops the program at load. */
export function definePolicy<const Permission extends string>(table: Record<Permission, readonly Role[]>): Policy<Permission> {
  for (const [permission, roles] of Object.entries<readonly Role[]>(table)) {
    if (permissions.has(permission)) throw new Error(`The permission ${permission} is declared twice`);
    permissions.set(permission, roles);
  }
  return table;
}

/** The whole table of policies: permission → roles. Read by the guard and by the test that walks every route. */
export function policies(): ReadonlyMap<string, readonly Role[]> {
  return permissions;
}

/** Roles that a permission admits, the administrator included; undefined for an unknown permission. */
export function admittedRoles(permission: string): ReadonlySet<Role> | undefined {
  const roles = permissions.get(permission);
  if (!roles) return undefined;
  const staff = roles.some((role) => role === 'secretariat' || role === 'organiser' || role === 'desk');
  return new Set<Role>(staff || roles.length === 0 ? [...roles, 'administrator'] : roles);
}
