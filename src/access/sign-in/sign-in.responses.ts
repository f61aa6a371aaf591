import { policies, admittedRoles } from '../guard/policy.js';
import type { Account } from '../accounts/account.entity.js';
import type { Actor, Grant, Role } from '../actor.js';

/** The account that is signed in. */
export class OwnAccountResponse {
  id!: string;
  email!: string;
  name!: string;
  locale!: string;
}

/** A role of the account, and what it allows. */
export class OwnGrantResponse {
  role!: 'administrator' | 'secretariat' | 'organiser' | 'desk';
  /** The event it is held for; null for all. */
  eventId!: string | null;
  permissions!: string[];
}

/** Who is asking and what they may do; for menus. */
export class MeResponse {
  /** Null when nobody is signed in. */
  account!: OwnAccountResponse | null;
  grants!: OwnGrantResponse[];
  /** What is allowed everywhere: by the roles that are held for the whole installation. */
  permissions!: string[];

  static from(actor: Actor, account: Account | null): MeResponse {
    if (actor.kind !== 'account' || account === null) return { account: null, grants: [], permissions: [] };
    const own = { id: account.id, email: account.email, name: account.name, locale: account.locale };
    const grants = account.grants.map(({ role, eventId }) => ({ role, eventId, permissions: permissionsOf([role], actor.scopes) }));
    const wide = account.grants.filter((grant) => grant.eventId === null).map((grant) => grant.role);
    return { account: own, grants, permissions: permissionsOf(wide, actor.scopes) };
  }
}

/** Permissions that any of these roles admits, within the scopes of a token when there is one. */
function permissionsOf(roles: readonly Grant['role'][], scopes: readonly string[] | null): string[] {
  const admits = (permission: string): boolean => roles.some((role: Role) => admittedRoles(permission)?.has(role) ?? false);
  return [...policies().keys()].filter((permission) => admits(permission) && (scopes === null || scopes.includes(permission))).toSorted();
}
