import type { Answers } from '../form/form.js';
import { ConsentResponse, OwnEventResponse } from '../registration.responses.js';
import { FormSectionResponse } from '../form/form.responses.js';

export class OwnAnswerResponse {
  field!: string;
  label!: string;
  value!: string;
}

/** A person's own registration, by their link. */
export class OwnRegistrationResponse {
  event!: OwnEventResponse;
  name!: string;
  status!: 'nominated' | 'draft' | 'submitted' | 'approved' | 'confirmed' | 'waitlisted' | 'rejected' | 'withdrawn' | 'cancelled' | 'declined';
  category!: string;
  /** Place in the line for what they wait for, from 1; null for whoever does not wait. */
  place!: number | null;
  /** What they wait for; null for whoever does not wait. */
  waitsFor!: 'event' | 'party' | 'funded' | 'category' | null;
  offerUntil!: string | null;
  reason!: string | null;
  /** What the secretariat asks them to add or correct; a change of the answers answers it. */
  asked!: string | null;
  answers!: OwnAnswerResponse[];
  consents!: ConsentResponse[];
  hasTicket!: boolean;
  canWithdraw!: boolean;
  /** Whether the person was named by others and completes the registration now. */
  canComplete!: boolean;
  /** Whether answers and consents can still be changed. */
  canChange!: boolean;
  version!: number;
}

/** What the directory knows of a person; what it does not know is asked when a registration is completed. */
export class OwnPersonResponse {
  sex!: string | null;
  stateIso2!: string | null;
  institution!: string;
  position!: string;
}

/** What the event asks now, with what the person has answered. */
export class OwnFormResponse {
  category!: string;
  /** What is known already. */
  person!: OwnPersonResponse;
  sections!: FormSectionResponse[];
  /** By the ids of the questions. */
  answers!: Answers;
  /** By purpose. */
  consents!: Record<string, boolean>;
  /** Version of the data protection notice that is agreed to. */
  noticeVersion!: number;
  version!: number;
}
