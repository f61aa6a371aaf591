import { LocalisedTextResponse } from '../platform/i18n/index.js';
import { OwnEventResponse } from '../registration/index.js';
import type { DelegationFunction } from './delegation.js';
import type { Stage, Standing } from './life/delegation.rules.js';

export class FundedSeatsResponse {
  capacity!: number | null;
  taken!: number;
}

/** The seats of one party. */
export class PartySeatsResponse {
  /** null: no limit but the event's. */
  capacity!: number | null;
  taken!: number;
  /** How many the organiser pays for; null where nobody's costs are counted. */
  funded!: FundedSeatsResponse | null;
}

/** People of a delegation, counted by how they stand. */
export class PeopleCountResponse {
  /** Have a seat and have not completed the registration. */
  named!: number;
  /** Have completed it, and await approval. */
  completed!: number;
  approved!: number;
  waiting!: number;
  /** Have a seat on offer. */
  offered!: number;
}

/** Somebody of a delegation. */
export class DelegateResponse {
  registrationId!: string;
  name!: string;
  nativeName!: string | null;
  function!: DelegationFunction;
  position!: LocalisedTextResponse | null;
  institution!: LocalisedTextResponse | null;
  email!: string | null;
  /** Null when the registration is over. */
  standing!: Standing | null;
  status!: string;
  /** Place in line, from 1, for one that waits. */
  place!: number | null;
  offerUntil!: Date | null;
  channel!: string;
  nudgedAt!: Date | null;
}

/** A delegation of the board. */
export class DelegationResponse {
  id!: string;
  partyId!: string;
  party!: LocalisedTextResponse;
  stateIso2!: string | null;
  /** Status of the party on the first day of the event; null for none. */
  partyStatus!: string | null;
  category!: string;
  stage!: Stage;
  /** What it is late with. */
  overdue!: 'nomination' | 'completion' | null;
  focalPointId!: string | null;
  focalPoint!: string | null;
  /** How the last letter with its link stands: waiting, sent, failed and so on; null when none was written. */
  letter!: string | null;
  letterSentAt!: Date | null;
  hasLink!: boolean;
  /** Wall times by the clock of the event's place. */
  nominateBy!: string | null;
  completeBy!: string | null;
  seats!: PartySeatsResponse | null;
  people!: PeopleCountResponse;
  version!: number;
}

export class DelegationBoardResponse {
  items!: DelegationResponse[];
}

/** Somebody who may speak for the party. */
export class PartySpeakerResponse {
  personId!: string;
  name!: string;
  rank!: 'principal' | 'alternate';
  hasMailbox!: boolean;
}

/** A letter about the delegation: to whoever speaks for it, or to one of its people. */
export class DelegationLetterResponse {
  messageId!: string;
  kind!: string;
  name!: string;
  status!: string;
  statusReason!: string | null;
  subject!: string | null;
  locale!: string | null;
  createdAt!: Date;
  sentAt!: Date | null;
}

/** What happened to the delegation. */
export class DelegationStepResponse {
  at!: Date;
  /** `opened`, `nominated`, `replaced` and so on. */
  what!: string;
  /** Who did it, when it was a member of staff; null for the focal point and for Convoke itself. */
  by!: string | null;
  actorKind!: string;
  reason!: string | null;
  people!: number | null;
  waiting!: number | null;
}

/** A delegation with its people and its story. */
export class DelegationDetailResponse extends DelegationResponse {
  declineReason!: string | null;
  delegates!: DelegateResponse[];
  /** Those who were named and are no more, the last of them first. */
  former!: DelegateResponse[];
  speakers!: PartySpeakerResponse[];
  letters!: DelegationLetterResponse[];
  history!: DelegationStepResponse[];
}

/** A party that would be asked. */
export class AskedPartyResponse {
  partyId!: string;
  name!: LocalisedTextResponse;
  stateIso2!: string | null;
  status!: string | null;
  category!: string;
  /** Whom the letter would go to. */
  focalPoint!: string | null;
  /** Whether a letter would reach them. */
  reached!: boolean;
  language!: 'en' | 'ru' | null;
  /** Why it would not be asked; null when it would. */
  notAsked!: 'already-open' | 'category-not-offered' | 'excluded' | null;
}

export class AskedPartiesResponse {
  items!: AskedPartyResponse[];
}

export class OpenedResponse {
  opened!: number;
  /** Parties for which nobody with a mailbox speaks: opened, and no letter written. */
  unreached!: number;
}

export class NominatedPersonResponse {
  registrationId!: string;
  status!: string;
}

export class NominatedResponse {
  people!: NominatedPersonResponse[];
}

export class NudgedResponse {
  people!: number;
}

/** Somebody whom the party may name without telling again who it is. */
export class PersonBeforeResponse {
  personId!: string;
  name!: string;
  nativeName!: string | null;
  position!: LocalisedTextResponse | null;
  lastEvent!: LocalisedTextResponse | null;
  lastOn!: string | null;
  hasMailbox!: boolean;
}

/** A delegation as whoever speaks for it sees it, by their link. */
export class OwnDelegationResponse {
  event!: OwnEventResponse;
  party!: LocalisedTextResponse;
  stateIso2!: string | null;
  /** Who holds the link. */
  focalPoint!: string;
  stage!: Stage;
  nominateBy!: string | null;
  completeBy!: string | null;
  /** Whether it can be changed through the link now. */
  canChange!: boolean;
  /** Why not: a code of the refusal; null when it can. */
  closedBecause!: string | null;
  declineReason!: string | null;
  seats!: PartySeatsResponse | null;
  people!: DelegateResponse[];
  peopleBefore!: PersonBeforeResponse[];
  /** Others who may speak for the party and can be written to. */
  others!: PartySpeakerResponse[];
  /** Mailbox of the secretariat. */
  contact!: string;
  version!: number;
}
