import { LocalisedTextResponse } from '../platform/i18n/index.js';
import type { FormField } from './form/form.js';
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
  /** `event`, `party:<id>`, `category:<name>` or `session:<id>`. */
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
  institution!: LocalisedTextResponse | null;
  position!: LocalisedTextResponse | null;
  status!: RegistrationStatus;
  /** Place in line, from 1, for one that waits without an offer. */
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
}

export class AnswerResponse {
  field!: string;
  label!: LocalisedTextResponse;
  value!: string;
  sensitive!: boolean;
}

export class ConsentResponse {
  purpose!: string;
  given!: boolean;
  at!: string | null;
}

/** A registration with its answers and what happened to it. */
export class RegistrationDetailResponse extends RegistrationResponse {
  email!: string | null;
  answers!: AnswerResponse[];
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

export class SettingsResponse {
  opensLocal!: string | null;
  closesLocal!: string | null;
  byInvitation!: boolean;
  needsApproval!: boolean;
  categories!: string[];
  waitingList!: boolean;
  offerHours!: number;
  version!: number;
}

/** An answer that can be chosen. */
export class FormOptionResponse {
  value!: string;
  label!: LocalisedTextResponse;
}

/** When a question is asked: another one was answered with one of these. */
export class FormConditionResponse {
  field!: string;
  is!: string[];
}

/** A question of a form. */
export class FormFieldResponse {
  id!: string;
  kind!: 'text' | 'paragraph' | 'email' | 'phone' | 'number' | 'date' | 'choice' | 'choices' | 'select' | 'consent';
  label!: LocalisedTextResponse;
  hint!: LocalisedTextResponse | null;
  required!: boolean;
  /** Sealed before it is stored. */
  sensitive!: boolean;
  options!: FormOptionResponse[] | null;
  visibleWhen!: FormConditionResponse | null;

  static from(field: FormField): FormFieldResponse {
    const { options, visibleWhen } = field;
    return { ...field, options: options ? [...options] : null, visibleWhen: visibleWhen ? { field: visibleWhen.field, is: [...visibleWhen.is] } : null };
  }
}

export class FormSectionResponse {
  id!: string;
  title!: LocalisedTextResponse;
  fields!: FormFieldResponse[];
}

/** What is asked of somebody who registers, and whether they can now. */
export class PublicFormResponse {
  state!: 'open' | 'not-yet' | 'closed' | 'by-invitation' | 'none';
  opensAt!: Date | null;
  closesAt!: Date | null;
  categories!: string[];
  /** Version of the event's own questions; null for the standard ones. */
  number!: number | null;
  sections!: FormSectionResponse[];
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

export class OwnAnswerResponse {
  label!: string;
  value!: string;
}

/** A person's own registration, by their link. */
export class OwnRegistrationResponse {
  event!: OwnEventResponse;
  name!: string;
  status!: 'submitted' | 'approved' | 'confirmed' | 'waitlisted' | 'rejected' | 'withdrawn' | 'cancelled' | 'declined';
  category!: string;
  place!: number | null;
  offerUntil!: string | null;
  reason!: string | null;
  answers!: OwnAnswerResponse[];
  consents!: ConsentResponse[];
  hasTicket!: boolean;
  canWithdraw!: boolean;
}
