import type { LocalisedText } from '../texts/texts.js';

/** What the API tells the public about an event. */
export interface EventFacts {
  id: string;
  slug: string;
  kind: string;
  subKind: string;
  title: LocalisedText;
  theme: LocalisedText;
  startsLocal: string;
  endsLocal: string;
  zone: string;
  startsAt: string;
  endsAt: string;
  datePrecision: 'day' | 'month' | 'year';
  mode: string;
  city: LocalisedText;
  countryIso2: string | null;
  country: LocalisedText | null;
  venue: LocalisedText;
  status: string;
}

export interface SpeakerFacts {
  role: string;
  name: string;
  affiliation: string | null;
}

/** An item of the programme, by the clock of the event's place. */
export interface SessionFacts {
  id: string;
  kind: string;
  title: LocalisedText;
  description: LocalisedText;
  startsLocal: string;
  endsLocal: string;
  room: LocalisedText | null;
  speakers: readonly SpeakerFacts[];
}

export interface EventDetail extends EventFacts {
  host: LocalisedText;
  organisers: readonly LocalisedText[];
  processes: readonly { acronym: string; name: LocalisedText }[];
  workingLanguages: readonly string[];
  practicalInformation: LocalisedText;
  sourceUrl: string | null;
  programme: readonly SessionFacts[];
}

/** How one may register, as the public may know it. */
export interface RegistrationFacts {
  state: 'open' | 'not-yet' | 'closed' | 'by-invitation' | 'none';
  opensAt: string | null;
  closesAt: string | null;
}
