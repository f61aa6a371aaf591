import { rolesOf, type Actor, type Grant } from '../actor.js';

/** Roles held for the whole installation, and roles held for one event. */
export const WIDE_ROLES = ['administrator', 'secretariat'] as const satisfies readonly Grant['role'][];
export const EVENT_ROLES = ['organiser', 'desk'] as const satisfies readonly Grant['role'][];
export type EventRole = (typeof EVENT_ROLES)[number];

/** True when a role is held where it can be: `organiser` and `desk` for one event, the others for all. */
export function isReachOf(role: Grant['role'], eventId: string | null): boolean {
  return (WIDE_ROLES as readonly string[]).includes(role) === (eventId === null);
}

/** May this actor give or take away a role of an event? An organiser only for the desk; the secretariat for both. */
export function mayStaff(actor: Actor, eventId: string, role: EventRole): boolean {
  if (actor.kind === 'system') return true;
  const own = rolesOf(actor, eventId);
  if (own.has('administrator') || own.has('secretariat')) return true;
  return own.has('organiser') && role === 'desk';
}

/** A password that may be used: ten characters or more, and not one's own address or name. */
export function isGoodPassword(password: string, of: { email: string; name: string }): boolean {
  const folded = password.toLowerCase().trim();
  const [mailbox = ''] = of.email.toLowerCase().split('@');
  const alike = [of.email.toLowerCase(), mailbox, of.name.toLowerCase()].some((own) => own !== '' && folded.replaceAll(own, '').length < 4);
  return password.length >= 10 && !alike && new Set(folded).size >= 5;
}
