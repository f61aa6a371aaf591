import { LocalisedTextResponse } from '../platform/i18n/index.js';
import { OwnEventResponse } from '../registration/index.js';

/** An invitation in a list. */
export class InvitationResponse {
  id!: string;
  personId!: string;
  name!: string;
  partyId!: string | null;
  party!: LocalisedTextResponse | null;
  category!: string;
  status!: 'prepared' | 'sent' | 'accepted' | 'declined' | 'substituted' | 'cancelled';
  answerBy!: Date | null;
  answeredAt!: Date | null;
  declineReason!: string | null;
}

export class InvitationListResponse {
  items!: InvitationResponse[];
}

/** What came of inviting. */
export class InvitedResponse {
  /** Letters that are written now. */
  invited!: number;
  /** People who were left out: they are invited or registered already, or have no mailbox. */
  leftOut!: number;
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
  answerBy!: string | null;
  answeredAt!: string | null;
  person!: InvitedPersonResponse;
}
