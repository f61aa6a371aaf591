/** A party that was asked to name its people for an event. */
export interface DelegationFacts {
  id: string;
  eventId: string;
  partyId: string;
  /** As what its people take part. */
  category: string;
  /** Who speaks for it at this event; null while nobody is designated. */
  focalPersonId: string | null;
  /** Until when people are named, `YYYY-MM-DDTHH:mm` by the clock of the event's place; null: until it begins. */
  nominateByLocal: string | null;
  nominateBy: Date | null;
  /** Until when those who are named complete their registrations. Late ones are taken; the board shows them. */
  completeByLocal: string | null;
  completeBy: Date | null;
  answeredAt: Date | null;
  declinedAt: Date | null;
  declineReason: string | null;
  cancelledAt: Date | null;
  linkNumber: number;
  linkRevokedAt: Date | null;
  openedAt: Date;
  version: number;
}

/** Columns of a delegation `d`, named as in `DelegationFacts`. */
export const DELEGATION_COLUMNS = `d.id, d.event_id AS "eventId", d.party_id AS "partyId", d.category, d.focal_person_id AS "focalPersonId",
  to_char(d.nominate_by_local, 'YYYY-MM-DD"T"HH24:MI') AS "nominateByLocal", d.nominate_by AS "nominateBy",
  to_char(d.complete_by_local, 'YYYY-MM-DD"T"HH24:MI') AS "completeByLocal", d.complete_by AS "completeBy",
  d.answered_at AS "answeredAt", d.declined_at AS "declinedAt", d.decline_reason AS "declineReason", d.cancelled_at AS "cancelledAt",
  d.link_number AS "linkNumber", d.link_revoked_at AS "linkRevokedAt", d.opened_at AS "openedAt", d.version`;

/** What the link of a focal point is for. */
export const DELEGATION_LINK = 'delegation';

/** Functions in a delegation as they are named. A personal assistant has no seat and counts nowhere (category `support-staff`). */
export const DELEGATION_FUNCTIONS = ['head', 'deputy-head', 'delegate', 'adviser', 'expert', 'assistant'] as const;
export type DelegationFunction = (typeof DELEGATION_FUNCTIONS)[number];
