import type { PartyStatus, PersonInput } from '../../directory/index.js';
import type { Unreachable } from '../../messages/index.js';
import type { Audience } from '../invitation.js';
import type { LetterLanguage } from '../letter/salutation.js';

/** Whom to ask, as what, until when they may answer. */
export interface InvitationWish {
  audience: Audience;
  /** For focal points: parties of these statuses on the event's first day. */
  statuses?: readonly PartyStatus[];
  /** For focal points: those who speak when the principal cannot, too. */
  includeAlternates?: boolean;
  /** For people. */
  personIds?: readonly string[];
  /** For a list. */
  list?: readonly PersonInput[];
  /** People who are not asked this time. */
  exclude?: readonly string[];
  category: string;
  /** Wall time of the event's place. */
  answerBy: string | null;
}

/** Somebody of the audience, before anybody is left out. */
export interface Candidate {
  /** null for somebody of a list whom the directory does not know yet. */
  personId: string | null;
  /** As the list tells of them. */
  input: PersonInput | null;
  partyId: string | null;
}

/** What decides about a candidate. */
export interface CandidateFacts {
  name: string;
  language: LetterLanguage;
  invited: boolean;
  registered: boolean;
  unreachable: Unreachable | null;
}

export type LeftOutReason = 'excluded' | 'already-invited' | 'already-registered' | 'twice' | Unreachable;

export interface Invitee extends Candidate {
  name: string;
  language: LetterLanguage;
}

export interface LeftOut {
  personId: string | null;
  name: string;
  reason: LeftOutReason;
}

/** Who would be asked, and who not. */
export interface InvitationPlan {
  invitees: Invitee[];
  leftOut: LeftOut[];
}
