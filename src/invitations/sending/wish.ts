import type { PartyStatus, PersonInput } from '../../directory/index.js';
import type { Unreachable } from '../../messages/index.js';
import type { Audience } from '../invitation.js';
import type { LetterLanguage } from '../letter/letter-language.js';

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
  /** The language of every letter; left out, each reader's own. */
  language?: LetterLanguage;
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
  /** Place in the list, from 0; null for whoever was chosen otherwise. */
  line: number | null;
}

/** What decides about a candidate. */
export interface CandidateFacts {
  name: string;
  /** Where letters go. */
  email: string | null;
  language: LetterLanguage;
  invited: boolean;
  registered: boolean;
  unreachable: Unreachable | null;
}

export type LeftOutReason = 'excluded' | 'already-invited' | 'already-registered' | 'twice' | Unreachable;

export interface Invitee extends Candidate {
  name: string;
  email: string | null;
  language: LetterLanguage;
}

export interface LeftOut {
  personId: string | null;
  name: string;
  /** Place in the list, from 0. */
  line: number | null;
  reason: LeftOutReason;
}

/** Who would be asked, and who not. */
export interface InvitationPlan {
  invitees: Invitee[];
  leftOut: LeftOut[];
}
