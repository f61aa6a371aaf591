import type { Likeness } from '../../directory/index.js';
import { LocalisedTextResponse } from '../../platform/i18n/index.js';
import type { RegistrationStatus } from '../life/registration-life.rules.js';
import { RegistrationResponse, SeatRowResponse } from '../registration.responses.js';
import type { UndoRefusal, WaitsFor } from './approval.rules.js';
import type { DecisionOutcome } from './decisions.js';

/** Somebody who may be the same human. */
export class DuplicateResponse {
  personId!: string;
  name!: string;
  nativeName!: string | null;
  likeness!: Likeness;
  reasons!: ('name' | 'birth-date' | 'mailbox')[];
  /** Their registration for this event that has not ended. */
  registrationId!: string | null;
  status!: RegistrationStatus | null;
}

/** An answer that was changed after approval. Both values are null for one that stays sealed; one is for no answer. */
export class ChangedAnswerResponse {
  field!: string;
  label!: LocalisedTextResponse;
  before!: string | null;
  after!: string | null;
  sensitive!: boolean;
}

/** A required question without an answer. */
export class MissingAnswerResponse {
  field!: string;
  label!: LocalisedTextResponse;
}

export class AskedResponse {
  words!: string;
  askedAt!: Date;
  askedBy!: string | null;
  answeredAt!: Date | null;
}

export class FocalPointAnswerResponse {
  supported!: boolean;
  note!: string | null;
  at!: Date;
}

/** A registration that waits for a decision, with what the decision needs. */
export class ToDecideResponse extends RegistrationResponse {
  /** Since when it waits. */
  since!: Date;
  waitsFor!: WaitsFor;
  /** What it counts against, where there is a limit. */
  limits!: SeatRowResponse[];
  duplicates!: DuplicateResponse[];
  missing!: MissingAnswerResponse[];
  changes!: ChangedAnswerResponse[];
  asked!: AskedResponse | null;
  focalPoint!: FocalPointAnswerResponse | null;
}

export class ToDecidePageResponse {
  items!: ToDecideResponse[];
  next!: string | null;
}

/** How many wait, and for whom. */
export class ToDecideCountsResponse {
  all!: number;
  secretariat!: number;
  participant!: number;
  focalPoint!: number;
  changed!: number;
}

export class DecisionOutcomeResponse {
  id!: string;
  done!: boolean;
  status!: RegistrationStatus | null;
  version!: number | null;
  refusal!: DecisionOutcome['refusal'];
  /** Who decided before, by name. */
  by!: string | null;
}

/** What became of a decision. */
export class DecisionResponse {
  /** Names it when it is taken back; null when nothing was done. */
  id!: string | null;
  undoUntil!: Date | null;
  outcomes!: DecisionOutcomeResponse[];
}

export class UndoOutcomeResponse {
  id!: string;
  undone!: boolean;
  status!: RegistrationStatus;
  refusal!: UndoRefusal | null;
}

export class UndoResponse {
  outcomes!: UndoOutcomeResponse[];
}

export class ApprovalSettingsResponse {
  focalPointFirst!: boolean;
}
