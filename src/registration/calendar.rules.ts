import { eventCancelled, eventMoved, eventPostponed, registrationConfirmed, registrationWithdrawn } from './letters.js';

const METHODS: Readonly<Record<string, 'REQUEST' | 'CANCEL'>> = {
  [registrationConfirmed.name]: 'REQUEST',
  [eventMoved.name]: 'REQUEST',
  [eventPostponed.name]: 'CANCEL',
  [registrationWithdrawn.name]: 'CANCEL',
  [eventCancelled.name]: 'CANCEL',
};

/** What a letter of a kind does to calendars; null when nothing. */
export function calendarMethodOf(kind: string): 'REQUEST' | 'CANCEL' | null {
  return METHODS[kind] ?? null;
}

/** Calendar UID of one person's entry for one event: the same for life, so that updates and cancellations find it. */
export function calendarUidOf(registration: { eventId: string; personId: string }, host: string): string {
  return `${registration.eventId}.${registration.personId}@${host}`;
}

/**
 * SEQUENCE of that entry (RFC 5546, 2.1.4): it rises with every change of the event, and with every end and new beginning of the person's registration,
 * so that the entry of one who withdrew and came back is newer than the cancellation before it. `earlier` counts their registrations before this one.
 */
export function sequenceOf(eventSequence: number, earlier: number, hasEnded: boolean): number {
  return eventSequence + 2 * earlier + (hasEnded ? 1 : 0);
}
