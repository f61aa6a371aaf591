export const EVENT_STATUSES = ['draft', 'published', 'registration-open', 'closed', 'held', 'archived', 'cancelled', 'postponed'] as const;
export type EventStatus = (typeof EVENT_STATUSES)[number];

/** True for an event that the public may know of: everything but a draft. */
export function isPublic(status: EventStatus): boolean {
  return status !== 'draft';
}

/** True while there is an event ahead that people have been told of, so that they must hear of a change: from publishing until it is held, postponed ones included. */
export function isAnnounced(status: EventStatus): boolean {
  return status === 'published' || status === 'registration-open' || status === 'closed' || status === 'postponed';
}
