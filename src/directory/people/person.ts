import type { Locale, LocalisedText } from '../../platform/i18n/index.js';

export const SEXES = ['female', 'male', 'other'] as const;
export type Sex = (typeof SEXES)[number];

/** Family and given names in one script. */
export interface Names {
  family: string;
  given: string;
}

/** Names besides those of the passport. `native.language` is a BCP 47 tag and tells script and direction. */
export interface OtherScripts {
  cyrillic?: Names;
  native?: Names & { language: string };
}

/** A further way to reach somebody: a second mailbox, a telephone at work, a messenger. */
export interface OtherContact {
  kind: 'email' | 'phone' | 'fax' | 'messenger';
  value: string;
  note?: string;
}

/** What others may know of a person: names, how to write to them, where they work today. */
export interface PersonCard {
  id: string;
  title: string | null;
  familyName: string;
  givenName: string;
  otherScripts: OtherScripts;
  sex: Sex | null;
  birthDate: string | null;
  email: string | null;
  stateIso2: string | null;
  correspondenceLanguage: Locale;
  institution: LocalisedText | null;
  institutionId: string | null;
  position: LocalisedText | null;
  fictitious: boolean;
}

/** A person as a form tells of them. Names are kept as written. */
export interface PersonInput {
  title?: string | null;
  familyName: string;
  givenName: string;
  otherScripts?: OtherScripts;
  sex?: Sex | null;
  /** `YYYY-MM-DD`. */
  birthDate?: string | null;
  email?: string | null;
  phone?: string | null;
  otherContacts?: readonly OtherContact[];
  stateIso2?: string | null;
  correspondenceLanguage?: Locale;
  /** BCP 47 tags of the languages that the person speaks. */
  languages?: readonly string[];
  /** Where they work: an institution of the directory, or its name as the person writes it. */
  institutionId?: string | null;
  institutionName?: LocalisedText | null;
  position?: LocalisedText | null;
  /** Invented for demonstration. */
  fictitious?: boolean;
}

/** A change to a person: what is absent stays, null clears. */
export type PersonChange = Partial<
  Pick<
    PersonInput,
    'title' | 'familyName' | 'givenName' | 'otherScripts' | 'sex' | 'birthDate' | 'email' | 'phone' | 'otherContacts' | 'stateIso2' | 'correspondenceLanguage' | 'languages'
  >
>;

/** A position to be added: what somebody is, where, from when to when (`YYYY-MM-DD`). */
export interface NewPosition {
  institutionId?: string | null;
  institutionName?: LocalisedText | null;
  title?: LocalisedText | null;
  from?: string | null;
  to?: string | null;
  /** End the positions held until now. */
  endsOthers?: boolean;
}
