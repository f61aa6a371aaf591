import type { Answers } from '../form/form.js';
import { OwnAnswerResponse } from '../own/own-registration.responses.js';
import { ConsentResponse, OwnEventResponse } from '../registration.responses.js';

/** Something that happened to a registration, as the person reads it. */
export class OwnStepResponse {
  /** RFC 3339. */
  at!: string;
  /** `status` for a step; else what they, or the organisers, did meanwhile: `answers`, `consents`, `offer`, `question`. */
  change!: string;
  /** How it stood afterwards. */
  to!: string;
  reason!: string | null;
}

export class OwnLetterResponse {
  id!: string;
  subject!: string;
  sentAt!: string;
}

export class OwnLetterTextResponse extends OwnLetterResponse {
  /** Language of the letter. */
  locale!: 'en' | 'ru' | 'fa' | null;
  /** The letter as plain text; links in it no longer open anything. */
  text!: string;
}

export class OwnDataRequestResponse {
  kind!: 'correction' | 'erasure';
  words!: string;
  askedAt!: string;
  /** When the secretariat dealt with it; null while it is open. */
  settledAt!: string | null;
}

/** The story of a registration, the letters about it, and what was asked of the secretariat. */
export class OwnRecordsResponse {
  history!: OwnStepResponse[];
  letters!: OwnLetterResponse[];
  requests!: OwnDataRequestResponse[];
}

class OwnPersonDataResponse {
  name!: string;
  email!: string | null;
  stateIso2!: string | null;
}

class OwnRegistrationDataResponse {
  status!: string;
  category!: string;
  language!: string;
  registeredAt!: string;
  answers!: OwnAnswerResponse[];
  consents!: ConsentResponse[];
}

class OwnLetterDataResponse {
  subject!: string;
  sentAt!: string;
  text!: string;
}

/** Everything that is kept about a person for one event. */
export class OwnDataResponse {
  event!: OwnEventResponse;
  person!: OwnPersonDataResponse;
  registration!: OwnRegistrationDataResponse;
  /** By the ids of the questions, as they were given. */
  answersAsGiven!: Answers;
  history!: OwnStepResponse[];
  letters!: OwnLetterDataResponse[];
  requests!: OwnDataRequestResponse[];
}

/** A request as the secretariat reads it. */
export class DataRequestResponse extends OwnDataRequestResponse {
  id!: string;
  registrationId!: string;
  name!: string;
}

export class DataRequestListResponse {
  items!: DataRequestResponse[];
}
