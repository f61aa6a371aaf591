import { readFileSync } from 'node:fs';
import type { LocalisedText } from '../platform/i18n/index.js';

/** The Almaty Process: what is publicly known of its parties and its chair (data/almaty-process.json). */
interface ProcessSource {
  process: { acronym: string; name: LocalisedText; workingLanguages: string[]; focalPointTitle: LocalisedText };
  parties: { iso2: string; status: string; from: string }[];
  chairTerms: { iso2: string; from: string; to: string | null }[];
}

/** An event of 2011 to 2025 as public sources tell of it (data/almaty-events.json). */
export interface EventSource {
  slug: string;
  kind: 'meeting' | 'training' | 'forum';
  subKind: string;
  title: LocalisedText;
  theme: LocalisedText;
  /** A day, a month or a year, as exactly as it is known. */
  startDate: string;
  endDate?: string;
  datePrecision: 'day' | 'month' | 'year';
  city?: LocalisedText;
  countryIso2?: string;
  zone: string;
  venue?: LocalisedText;
  mode: 'in-person' | 'online' | 'hybrid';
  organisers: ({ institution: string } | { name: LocalisedText })[];
  body?: LocalisedText;
  number?: number;
  /** False for an event that is related to the process and not its own. */
  ofTheProcess: boolean;
  source: string;
}

/** An institution (data/institutions.json). */
interface InstitutionSource {
  key: string;
  kind: string;
  name: LocalisedText;
  acronym?: string;
  stateIso2?: string;
  parent?: string;
}

/** What an invented person does in the demonstration. */
export type DemoRole = 'principal' | 'alternate' | 'border' | 'host' | 'trainer' | 'guest' | 'secretariat' | 'un' | 'igo' | 'donor' | 'ngo' | 'interpreter';

/** An invented person (data/people.json). */
export interface PersonSource {
  key: string;
  title: string;
  familyName: string;
  givenName: string;
  cyrillic: { family: string; given: string };
  native: { family: string; given: string; language: string };
  sex: 'female' | 'male';
  birthDate: string;
  stateIso2: string;
  institution: string;
  position: LocalisedText;
  email: string;
  correspondenceLanguage: 'en' | 'ru';
  languages: string[];
  role?: DemoRole;
}

/** All that the demonstration is made from. */
export interface DemoSource {
  process: ProcessSource;
  events: EventSource[];
  institutions: InstitutionSource[];
  people: PersonSource[];
}

/** Reads the files beside this one. */
export function readSource(): DemoSource {
  return {
    process: read('almaty-process') as ProcessSource,
    events: read('almaty-events') as EventSource[],
    institutions: read('institutions') as InstitutionSource[],
    people: read('people') as PersonSource[],
  };
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`./data/${name}.json`, import.meta.url), 'utf8'));
}
