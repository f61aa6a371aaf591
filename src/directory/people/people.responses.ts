import { LocalisedTextResponse, type Locale } from '../../platform/i18n/index.js';
import { displayName } from '../names/index.js';
import type { OtherContact, PersonCard, Sex } from './person.js';
import type { PersonEntry } from './people.rows.js';

/** Names in one script. */
export class NamesResponse {
  family!: string;
  given!: string;
}

/** Names in the script of the person's own language. */
export class NativeNamesResponse extends NamesResponse {
  /** BCP 47 tag of that language. */
  language!: string;
}

/** Names besides those of the passport. */
export class OtherScriptsResponse {
  cyrillic?: NamesResponse;
  native?: NativeNamesResponse;
}

/** A person in a list. */
export class PersonSummaryResponse {
  id!: string;
  title!: string | null;
  /** The name as the person writes it. */
  name!: string;
  familyName!: string;
  givenName!: string;
  otherScripts!: OtherScriptsResponse;
  sex!: Sex | null;
  email!: string | null;
  stateIso2!: string | null;
  institutionId!: string | null;
  institution!: LocalisedTextResponse | null;
  position!: LocalisedTextResponse | null;
  correspondenceLanguage!: Locale;
  /** True for people invented for demonstration. */
  fictitious!: boolean;

  static from(card: PersonCard): PersonSummaryResponse {
    const { birthDate: _, ...shown } = card;
    return Object.assign(new PersonSummaryResponse(), shown, { name: displayName(card) });
  }
}

/** People in a list. */
export class PeopleResponse {
  items!: PersonSummaryResponse[];
  next!: string | null;
}

/** A further way to reach somebody. */
export class OtherContactResponse {
  kind!: OtherContact['kind'];
  value!: string;
  note?: string;
}

/** What somebody was or is, where, from when to when. */
export class PositionResponse {
  id!: string;
  institutionId!: string | null;
  institution!: LocalisedTextResponse | null;
  title!: LocalisedTextResponse;
  from!: string | null;
  to!: string | null;
}

/** For whom somebody speaks. */
export class DesignationResponse {
  id!: string;
  partyId!: string | null;
  institutionId!: string | null;
  /** Name of the party or institution. */
  of!: LocalisedTextResponse;
  rank!: 'principal' | 'alternate';
  from!: string;
  to!: string | null;
}

/** What the directory knows of a person; whoever does not keep it gets no date of birth, telephone or further contacts. */
export class PersonResponse extends PersonSummaryResponse {
  birthDate!: string | null;
  phone!: string | null;
  otherContacts!: OtherContactResponse[];
  languages!: string[];
  /** Newest first. */
  positions!: PositionResponse[];
  designations!: DesignationResponse[];
  /** The entry to which this one was joined, which is the one that counts; null for an entry of its own. */
  mergedInto!: string | null;
  version!: number;

  static override from(entry: PersonEntry, withParticulars = true): PersonResponse {
    const hidden = withParticulars ? {} : { birthDate: null, phone: null, otherContacts: [] };
    return Object.assign(new PersonResponse(), entry, { name: displayName(entry) }, hidden);
  }
}
