import type { EventStatus } from '../../events/index.js';
import type { RegistrationStatus } from '../../registration/index.js';

/** How far a delegation is. */
export const STAGES = ['invited', 'answered', 'nominated', 'complete', 'approved', 'declined', 'cancelled'] as const;
export type Stage = (typeof STAGES)[number];

/** How one of its people stands. */
export type Standing = 'named' | 'completed' | 'approved' | 'waiting' | 'offered';

/** People of a delegation, counted by how they stand. */
export type PeopleCount = Readonly<Record<Standing, number>>;

export const NOBODY: PeopleCount = { named: 0, completed: 0, approved: 0, waiting: 0, offered: 0 };

/** What of a delegation its stage depends on. */
export interface Told {
  answeredAt: Date | null;
  declinedAt: Date | null;
  cancelledAt: Date | null;
}

/** How somebody stands, from their registration; null for one that is over. */
export function standingOf({ status, offerUntil }: { status: RegistrationStatus; offerUntil: Date | null }): Standing | null {
  switch (status) {
    case 'invited':
    case 'nominated':
    case 'draft':
      return 'named';
    case 'submitted':
      return 'completed';
    case 'approved':
    case 'confirmed':
      return 'approved';
    case 'waitlisted':
      return offerUntil === null ? 'waiting' : 'offered';
    default:
      return null;
  }
}

/**
 * How far a delegation is. Nothing of it is stored: it follows from what the party said and from where its people stand. Those who wait for a seat hold nobody up;
 * a delegation of which only such people are left is no further than named.
 */
export function stageOf({ answeredAt, declinedAt, cancelledAt }: Told, people: PeopleCount): Stage {
  if (cancelledAt !== null) return 'cancelled';
  if (people.named > 0) return 'nominated';
  if (people.completed > 0) return 'complete';
  if (people.approved > 0) return 'approved';
  if (people.waiting + people.offered > 0) return 'nominated';
  if (declinedAt !== null) return 'declined';
  return answeredAt === null ? 'invited' : 'answered';
}

/** What a delegation is late with: naming its people, or completing the registrations of those it named; null when it is in time. */
export function overdueOf(stage: Stage, { nominateBy, completeBy }: { nominateBy: Date | null; completeBy: Date | null }, people: PeopleCount, now: Date): 'nomination' | 'completion' | null {
  if ((stage === 'invited' || stage === 'answered') && nominateBy !== null && nominateBy <= now) return 'nomination';
  return people.named > 0 && completeBy !== null && completeBy <= now ? 'completion' : null;
}

export type ChangeRefusal = 'DELEGATION_CANCELLED' | 'DELEGATION_EVENT_CANCELLED' | 'DELEGATION_EVENT_POSTPONED' | 'DELEGATION_EVENT_NOT_OPEN' | 'NOMINATION_CLOSED';

/**
 * May the delegation be changed now? The focal point changes it until its deadline, or without one until the event begins; the secretariat until the event is over.
 * While an event is postponed no deadline runs, and nobody is named for dates that nobody knows.
 */
export function changeRefusal(
  delegation: { nominateBy: Date | null; cancelledAt: Date | null },
  event: { status: EventStatus; startsAt: Date; endsAt: Date },
  asked: { by: 'link' | 'staff'; now: Date },
): ChangeRefusal | null {
  const { by, now } = asked;
  if (event.status === 'cancelled') return 'DELEGATION_EVENT_CANCELLED';
  if (delegation.cancelledAt !== null) return 'DELEGATION_CANCELLED';
  if (event.status === 'postponed') return 'DELEGATION_EVENT_POSTPONED';
  if (event.status === 'draft' || event.status === 'archived' || event.endsAt <= now) return 'DELEGATION_EVENT_NOT_OPEN';
  if (by === 'staff') return null;
  return (delegation.nominateBy ?? event.startsAt) <= now || event.startsAt <= now ? 'NOMINATION_CLOSED' : null;
}
