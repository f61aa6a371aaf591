import { LocalisedTextResponse } from '../platform/i18n/index.js';
import type { RegistrationStatus } from './life/registration-life.rules.js';

/** What became of a registration that was just sent. */
export class SubmittedResponse {
  id!: string;
  status!: RegistrationStatus;
  /** Place in line, from 1, for one that waits. */
  place!: number | null;
  /** Opens the person's own page; told here once. Null when staff entered it. */
  token!: string | null;
}

/** How many seats there are and how many are taken. */
export class SeatRowResponse {
  /** `event`, `party:<id>`, `funded:<party id>`, `category:<name>` or `session:<id>`. */
  key!: string;
  /** null: no limit. */
  capacity!: number | null;
  taken!: number;
}

export class SeatsResponse {
  rows!: SeatRowResponse[];
  waiting!: number;
  offered!: number;
}

/** A registration in a list. */
export class RegistrationResponse {
  id!: string;
  personId!: string;
  /** Given and family name, as the person writes them. */
  name!: string;
  /** The name in its own script, when it has one. */
  nativeName!: string | null;
  sex!: string | null;
  stateIso2!: string | null;
  partyId!: string | null;
  category!: string;
  function!: string | null;
  /** Whether the organiser pays for them. */
  funded!: boolean;
  institution!: LocalisedTextResponse | null;
  position!: LocalisedTextResponse | null;
  status!: RegistrationStatus;
  /** Place in the line for what they wait for, from 1, without an offer. */
  place!: number | null;
  offerUntil!: Date | null;
  channel!: string;
  createdAt!: Date;
  version!: number;
}

export class RegistrationPageResponse {
  items!: RegistrationResponse[];
  next!: string | null;
}

export class RegistrationHistoryResponse {
  at!: Date;
  actorKind!: string;
  from!: RegistrationStatus | null;
  to!: RegistrationStatus;
  reason!: string | null;
  /** A step of its life, or something that happened while it stayed as it was. */
  change!: 'status' | 'offer' | 'answers' | 'consents' | 'funded' | 'moved' | 'signed-up' | 'question' | 'approval' | 'focal-point';
  /** Questions or purposes that were answered otherwise. */
  fields!: string[];
}

export class AnswerResponse {
  field!: string;
  label!: LocalisedTextResponse;
  value!: string;
  sensitive!: boolean;
  /** A file that was sent; `value` is its name. */
  fileId!: string | null;
}

export class ConsentResponse {
  purpose!: string;
  given!: boolean;
  at!: string | null;
}

/** A registration with its answers and what happened to it. */
export class RegistrationDetailResponse extends RegistrationResponse {
  email!: string | null;
  /** The version of the form that was answered; 0 for the standard one. */
  formVersion!: number;
  answers!: AnswerResponse[];
  /** Whether there are sensitive answers that are not shown here. */
  hasSealed!: boolean;
  consents!: ConsentResponse[];
  history!: RegistrationHistoryResponse[];
}

export class CountResponse {
  key!: string;
  count!: number;
}

/** Registrations counted. */
export class RegistrationSummaryResponse {
  byStatus!: CountResponse[];
  byCategory!: CountResponse[];
  bySex!: CountResponse[];
  byParty!: CountResponse[];
}

export class BulkOutcomeResponse {
  id!: string;
  status!: RegistrationStatus | null;
  /** Code of the refusal; null when it was done. */
  refusal!: string | null;
}

export class BulkResponse {
  outcomes!: BulkOutcomeResponse[];
}

/** The event as a person's own page shows it. */
export class OwnEventResponse {
  id!: string;
  slug!: string;
  kind!: string;
  subKind!: string;
  title!: LocalisedTextResponse;
  theme!: LocalisedTextResponse;
  startsLocal!: string;
  endsLocal!: string;
  zone!: string;
  startsAt!: string;
  endsAt!: string;
  datePrecision!: 'day' | 'month' | 'year';
  mode!: string;
  city!: LocalisedTextResponse;
  countryIso2!: string | null;
  country!: LocalisedTextResponse | null;
  venue!: LocalisedTextResponse;
  status!: string;
}
