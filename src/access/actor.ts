/** Roles of the field. `organiser` and `desk` are held for one event; `participant` by whoever holds a personal link. */
export const ROLES = ['administrator', 'secretariat', 'organiser', 'desk', 'participant', 'public'] as const;
export type Role = (typeof ROLES)[number];

/** Who is asking. */
export type Actor =
  /** Nobody in particular: the public face. */
  | { kind: 'public' }
  /** A signed-in member of staff, or a token made in their name. */
  | { kind: 'account'; accountId: string; name: string; grants: readonly Grant[]; tokenId: string | null; scopes: readonly string[] | null }
  /** Whoever holds a personal link (invitation, registration): may do what that link is for, nothing else. */
  | { kind: 'link'; linkId: string; purpose: string; subjectId: string; eventId: string | null }
  /** A paired device at the door of one event. */
  | { kind: 'device'; deviceId: string; eventId: string }
  /** Convoke itself: jobs, sweeps, the command line. */
  | { kind: 'system'; task: string };

/** A role that an account holds, for every event or for one. */
export interface Grant {
  role: Extract<Role, 'administrator' | 'secretariat' | 'organiser' | 'desk'>;
  eventId: string | null;
}

/** Roles that an actor has towards an event (or, with null, in the whole installation). */
export function rolesOf(actor: Actor, eventId: string | null): ReadonlySet<Role> {
  switch (actor.kind) {
    case 'public':
    case 'system':
      return new Set<Role>(['public']);
    case 'account':
      return new Set<Role>(['public', ...actor.grants.filter((grant) => grant.eventId === null || grant.eventId === eventId).map((grant) => grant.role)]);
    case 'link':
      return new Set<Role>(actor.eventId === null || eventId === null || actor.eventId === eventId ? ['public', 'participant'] : ['public']);
    case 'device':
      return new Set<Role>(actor.eventId === eventId ? ['public', 'desk'] : ['public']);
  }
}

/** How an actor stands in history and audit rows: kind and id, no name and no address. */
export function actorRef(actor: Actor): { kind: Actor['kind']; id: string | null } {
  switch (actor.kind) {
    case 'account':
      return { kind: actor.kind, id: actor.accountId };
    case 'link':
      return { kind: actor.kind, id: actor.linkId };
    case 'device':
      return { kind: actor.kind, id: actor.deviceId };
    case 'system':
      return { kind: actor.kind, id: actor.task };
    case 'public':
      return { kind: actor.kind, id: null };
  }
}
