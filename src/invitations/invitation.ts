import type { Locale } from '../platform/i18n/index.js';

export type InvitationStatus = 'prepared' | 'sent' | 'accepted' | 'declined' | 'substituted' | 'cancelled';

/** Somebody who was asked to come. */
export interface InvitationFacts {
  id: string;
  eventId: string;
  personId: string;
  /** The party for which the person was asked, as its focal point. */
  partyId: string | null;
  category: string;
  audience: string;
  status: InvitationStatus;
  answerBy: Date | null;
  answeredAt: Date | null;
  declineReason: string | null;
  createdAt: Date;
}

/** Columns of an invitation, named as in `InvitationFacts`. */
export const INVITATION_COLUMNS = `i.id, i.event_id AS "eventId", i.person_id AS "personId", i.party_id AS "partyId", i.category, i.audience, i.status,
  i.answer_by AS "answerBy", i.answered_at AS "answeredAt", i.decline_reason AS "declineReason", i.created_at AS "createdAt"`;

/** Somebody named instead. */
export interface SubstituteInput {
  givenName: string;
  familyName: string;
  email: string;
  locale: Locale;
}
