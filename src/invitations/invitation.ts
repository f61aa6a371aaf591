import type { Locale } from '../platform/i18n/index.js';
import type { InvitationStatus } from './life/invitation-life.rules.js';

/** How somebody was chosen. A substitute was named by somebody who was asked before. */
export const AUDIENCES = ['focal-points', 'people', 'list'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Somebody who was asked to come. */
export interface InvitationFacts {
  id: string;
  eventId: string;
  personId: string;
  /** The party for which the person was asked. */
  partyId: string | null;
  category: string;
  audience: Audience | 'substitute';
  status: InvitationStatus;
  /** Until when to answer, `YYYY-MM-DDTHH:mm` by the clock of the event's place; null: until it begins. */
  answerByLocal: string | null;
  /** The instant of it. */
  answerBy: Date | null;
  answeredAt: Date | null;
  /** By the person's link, by staff who recorded it, or because the person registered by another door. */
  answeredThrough: 'link' | 'staff' | 'public' | null;
  declineReason: string | null;
  substituteInvitationId: string | null;
  registrationId: string | null;
  createdAt: Date;
  version: number;
}

/** Columns of an invitation `i`, named as in `InvitationFacts`. */
export const INVITATION_COLUMNS = `i.id, i.event_id AS "eventId", i.person_id AS "personId", i.party_id AS "partyId", i.category, i.audience, i.status,
  to_char(i.answer_by_local, 'YYYY-MM-DD"T"HH24:MI') AS "answerByLocal", i.answer_by AS "answerBy", i.answered_at AS "answeredAt", i.answered_through AS "answeredThrough",
  i.decline_reason AS "declineReason", i.substitute_invitation_id AS "substituteInvitationId", i.registration_id AS "registrationId", i.created_at AS "createdAt", i.version`;

/** Somebody named instead. */
export interface SubstituteInput {
  givenName: string;
  familyName: string;
  email: string;
  locale: Locale;
}

/** What the link of an invitation is for. */
export const INVITATION_LINK = 'invitation';
