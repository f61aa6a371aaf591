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
  status!: 'submitted' | 'approved' | 'confirmed' | 'waitlisted' | 'rejected' | 'withdrawn' | 'cancelled' | 'declined';
  category!: string;
  place!: number | null;
  offerUntil!: string | null;
  reason!: string | null;
  /** What the secretariat asks them to add or correct; a change of the answers answers it. */
  asked!: string | null;
  answers!: OwnAnswerResponse[];
  consents!: ConsentResponse[];
  hasTicket!: boolean;
  canWithdraw!: boolean;
  /** Whether answers and consents can still be changed. */
  canChange!: boolean;
  version!: number;
}

/** What the event asks now, with what the person has answered. */
export class OwnFormResponse {
  category!: string;
  sections!: FormSectionResponse[];
  /** By the ids of the questions. */
  answers!: Answers;
  /** By purpose. */
  consents!: Record<string, boolean>;
  /** Version of the data protection notice that is agreed to. */
  noticeVersion!: number;
  version!: number;
}
