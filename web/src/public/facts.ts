import type { components } from '../api/schema.js';

type Schemas = components['schemas'];

/** What the API tells about an event, to the public and on one's own pages. */
export type EventFacts = Schemas['OwnEventResponse'];
export type EventDetail = Schemas['PublicEventDetailResponse'];
/** An item of the programme, by the clock of the event's place. */
export type SessionFacts = Schemas['PublicSessionResponse'];
export type SpeakerFacts = Schemas['PublicSpeakerResponse'];

/** How one may register, as the public may know it. */
export interface RegistrationFacts {
  state: 'open' | 'not-yet' | 'closed' | 'by-invitation' | 'none';
  opensAt: string | null;
  closesAt: string | null;
}
