import { LocalisedTextResponse } from '../../platform/i18n/index.js';
import type { RegistrationStatus } from '../life/registration-life.rules.js';

/** What somebody was at one event. */
export class PersonAtEventResponse {
  registrationId!: string;
  eventId!: string;
  title!: LocalisedTextResponse;
  startsLocal!: string;
  endsLocal!: string;
  category!: string;
  function!: string | null;
  status!: RegistrationStatus;
}

/** Registrations of a person, the newest event first. */
export class PersonHistoryResponse {
  items!: PersonAtEventResponse[];
  /** Always null: the newest two hundred are told. */
  next!: string | null;
}
