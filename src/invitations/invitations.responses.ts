import { displayName } from '../directory/index.js';
import { rfc3339 } from '../platform/clock/index.js';
import { LocalisedTextResponse } from '../platform/i18n/index.js';
import { ownEvent, OwnEventResponse } from '../registration/index.js';
import type { OwnInvitationView } from './answers/own-invitation.service.js';

/** An invitation in a list. */
export class InvitationResponse {
  id!: string;
  personId!: string;
  /** Given and family name, as the person writes them. */
  name!: string;
  /** The name in the other scripts that are known, Cyrillic first. */
  otherNames!: string[];
  partyId!: string | null;
  party!: LocalisedTextResponse | null;
  category!: string;
  /** How the person was chosen. */
  audience!: 'focal-points' | 'people' | 'list' | 'substitute';
  status!: 'prepared' | 'sent' | 'accepted' | 'declined' | 'substituted' | 'cancelled';
  /** No answer, though the time is over. */
  overdue!: boolean;
  /** How its letter stands with the mail server; null when there is none. */
  letter!: 'waiting' | 'handed' | 'sending' | 'sent' | 'failed' | 'unknown' | 'suppressed' | 'cancelled' | null;
  letterSentAt!: Date | null;
  /** Wall time by the clock of the event's place. */
  answerByLocal!: string | null;
  answerBy!: Date | null;
  answeredAt!: Date | null;
  answeredThrough!: 'link' | 'staff' | 'public' | null;
  declineReason!: string | null;
  /** The invitation of whoever was named instead. */
  substituteInvitationId!: string | null;
  registrationId!: string | null;
  createdAt!: Date;
  version!: number;
}

/** A letter about an invitation. */
export class InvitationLetterResponse {
  messageId!: string;
  /** Kind of message, such as `invitation-forum`. */
  kind!: string;
  status!: 'waiting' | 'handed' | 'sending' | 'sent' | 'failed' | 'unknown' | 'suppressed' | 'cancelled';
  /** The server's words, or why it was held back. */
  statusReason!: string | null;
  subject!: string | null;
  locale!: string | null;
  createdAt!: Date;
  sentAt!: Date | null;
}

/** Something that happened to an invitation. */
export class InvitationStepResponse {
  at!: Date;
  /** 'accepted', 'declined', 'substituted', 'cancelled', 'reminded' or 'deadline-changed'. */
  what!: string;
  /** Name of the member of staff who did it; null when it came by the link. */
  by!: string | null;
  reason!: string | null;
  /** How an answer came: 'link', 'staff' or 'public'. */
  through!: string | null;
  /** The new deadline, wall time of the event's place; null for none, or when the step is another. */
  deadline!: string | null;
}

/** Another invitation that this one is bound to. */
export class OtherInvitationResponse {
  invitationId!: string;
  name!: string;
}

/** An invitation with its story. */
export class InvitationDetailResponse extends InvitationResponse {
  email!: string | null;
  institution!: LocalisedTextResponse | null;
  position!: LocalisedTextResponse | null;
  /** Who was named instead. */
  substitute!: OtherInvitationResponse | null;
  /** Who was asked before and named this person. */
  namedBy!: OtherInvitationResponse | null;
  /** The oldest first. */
  letters!: InvitationLetterResponse[];
  /** The oldest first. */
  history!: InvitationStepResponse[];
}

export class InvitationPageResponse {
  items!: InvitationResponse[];
  next!: string | null;
}

/** Somebody who would be invited. */
export class InviteeResponse {
  /** null for somebody of a list whom the directory does not know yet. */
  personId!: string | null;
  name!: string;
  /** Mailbox to which the letter goes. */
  email!: string | null;
  /** Place in the list that was given, from 0; null for whoever was chosen otherwise. */
  line!: number | null;
  partyId!: string | null;
  party!: LocalisedTextResponse | null;
  /** Language of the letter. */
  language!: 'en' | 'ru';
  /** Name of the letter: `invitation-meeting`. */
  letter!: string;
}

/** Somebody who is left out, and why. */
export class LeftOutResponse {
  personId!: string | null;
  name!: string;
  /** Place in the list that was given, from 0. */
  line!: number | null;
  reason!: 'excluded' | 'already-invited' | 'already-registered' | 'twice' | 'no-mailbox' | 'suppressed' | 'unsubscribed';
}

/** Who would be invited, and who not. */
export class InvitationPreviewResponse {
  items!: InviteeResponse[];
  leftOut!: LeftOutResponse[];
}

/** A letter as one of those invited would get it. */
export class LetterAheadResponse {
  name!: string;
  email!: string;
  language!: 'en' | 'ru';
  subject!: string;
  text!: string;
  html!: string;
}

/** What came of inviting. */
export class InvitedResponse {
  /** Invitations made, each with its letter. */
  invited!: number;
  leftOut!: LeftOutResponse[];
}

/** Invitations counted. */
export class InvitationCountsResponse {
  /** All but those that were withdrawn. */
  invited!: number;
  /** Letters that wait to be sent. */
  prepared!: number;
  answered!: number;
  accepted!: number;
  declined!: number;
  substituted!: number;
  /** No answer, though the time is over. */
  overdue!: number;
  /** The letter did not go out, or perhaps did not. */
  undelivered!: number;
  cancelled!: number;
}

/** Invitations of one party counted. */
export class PartyInvitationCountsResponse extends InvitationCountsResponse {
  partyId!: string | null;
  party!: LocalisedTextResponse | null;
}

/** Invitations of an event counted, in all and by party. */
export class InvitationSummaryResponse extends InvitationCountsResponse {
  byParty!: PartyInvitationCountsResponse[];
}

/** What is known of the person, to begin the form with. */
export class InvitedPersonResponse {
  givenName!: string;
  familyName!: string;
  email!: string | null;
  stateIso2!: string | null;
}

/** An invitation, by its personal link. */
export class OwnInvitationResponse {
  event!: OwnEventResponse;
  name!: string;
  party!: LocalisedTextResponse | null;
  category!: string;
  standing!: 'open' | 'accepted' | 'declined' | 'substituted' | 'cancelled' | 'expired';
  /** RFC 3339 with the offset of the event's place. */
  answerBy!: string | null;
  answeredAt!: string | null;
  person!: InvitedPersonResponse;

  static from({ invitation, event, person, party, standing }: OwnInvitationView): OwnInvitationResponse {
    const { givenName, familyName, email, stateIso2 } = person;
    return Object.assign(new OwnInvitationResponse(), {
      event: ownEvent(event),
      name: displayName(person),
      party,
      category: invitation.category,
      standing,
      answerBy: invitation.answerBy ? rfc3339(invitation.answerBy, event.zone) : null,
      answeredAt: invitation.answeredAt ? rfc3339(invitation.answeredAt, event.zone) : null,
      person: { givenName, familyName, email, stateIso2 },
    });
  }
}
