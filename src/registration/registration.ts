import type { Actor, LinkFor } from '../access/index.js';
import type { PersonInput } from '../directory/index.js';
import type { EventFacts } from '../events/index.js';
import type { Locale } from '../platform/i18n/index.js';
import type { Channel } from './categories.js';
import type { Consents } from './consents.js';
import type { Answers } from './form/form.js';
import type { RegistrationStatus } from './life/registration-life.rules.js';

/** A personal link to a registration holds until so many days after the event. */
const LINK_DAYS = 120;

/** The link that opens a person's own page. */
export function ownLink(registrationId: string, event: Pick<EventFacts, 'id' | 'endsAt'>): LinkFor {
  return { purpose: 'registration', subjectId: registrationId, eventId: event.id, expiresAt: new Date(event.endsAt.getTime() + LINK_DAYS * 86_400_000) };
}

/** A wish to take part. */
export interface SubmitInput {
  eventId: string;
  /** Somebody of the directory, with what they tell of themselves that it may not know yet; or a person as the form tells of them. */
  person: { id: string; told?: PersonInput } | PersonInput;
  category: string;
  function?: string | null;
  partyId?: string | null;
  /** Whether the organiser is to pay for them; they need a funded place of their party then. */
  funded?: boolean;
  answers: Answers;
  consents: Readonly<Record<string, boolean>>;
  locale: Locale;
  channel: Channel;
  /** The invitation that this answers; told to those who join `RegistrationMoments`. */
  invitationId?: string | null;
}

/** What became of it. */
export interface Submitted {
  id: string;
  personId: string;
  status: RegistrationStatus;
  arrival: number;
  /** Place in line for what they wait for, from 1; null for whoever does not wait. */
  place: number | null;
  /** Opens the person's own page; told once, to those who registered themselves. Null when staff entered it. */
  token: string | null;
}

/** A registration as it stands. */
export interface RegistrationFacts {
  id: string;
  eventId: string;
  personId: string;
  partyId: string | null;
  category: string;
  function: string | null;
  /** Whether the organiser pays for them. */
  funded: boolean;
  status: RegistrationStatus;
  arrival: number | null;
  seats: string[];
  offerUntil: Date | null;
  formVersionId: string | null;
  answers: Answers;
  consents: Consents;
  locale: Locale;
  channel: Channel;
  createdAt: Date;
  version: number;
}

/** A change of status, as rooms above hear of it. */
export interface RegistrationChange {
  registrationId: string;
  eventId: string;
  personId: string;
  /** Null when it came to be. */
  from: RegistrationStatus | null;
  to: RegistrationStatus;
  actor: Actor;
  /** The invitation that it answers, when it came to be. */
  invitationId: string | null;
}

/** Columns of a registration, named as in `RegistrationFacts`. */
export const REGISTRATION_COLUMNS = `r.id, r.event_id AS "eventId", r.person_id AS "personId", r.party_id AS "partyId", r.category, r.function, r.funded, r.status, r.arrival::int AS arrival, r.seats,
  r.offer_until AS "offerUntil", r.form_version_id AS "formVersionId", r.answers, r.consents, r.locale, r.channel, r.created_at AS "createdAt", r.version`;
