import type { LocalisedText } from '../../platform/i18n/index.js';
import type { EventMode } from './event.js';

/** Who organises an event: an institution of the directory, or a name. */
export interface OrganiserInput {
  institutionId?: string | null;
  name?: LocalisedText | null;
}

/** What staff tell of an event and may change later; null and `{}` clear a field. */
export interface EventDetails {
  subKind: string;
  title: LocalisedText;
  startsLocal: string;
  endsLocal: string;
  zone: string;
  mode: EventMode;
  theme?: LocalisedText | null;
  city?: LocalisedText | null;
  countryIso2?: string | null;
  venue?: LocalisedText | null;
  mapUrl?: string | null;
  joinUrl?: string | null;
  host?: LocalisedText | null;
  organisers?: readonly OrganiserInput[];
  processIds?: readonly string[];
  workingLanguages?: readonly string[];
  capacity?: number | null;
  practicalInformation?: LocalisedText | null;
}

/** A new event. The kind stays for good. */
export interface NewEvent extends EventDetails {
  kind: string;
}

/** What is to be changed; what is left out stays. */
export type EventChange = Partial<EventDetails>;

/** Languages of an event when nothing else is said. */
const WORKING_LANGUAGES = ['en', 'ru'];

/** An event as it is written: every field there, texts trimmed and without empty languages, wall times to the minute. */
export interface WrittenEvent {
  kind: string;
  subKind: string;
  title: LocalisedText;
  theme: LocalisedText;
  startsLocal: string;
  endsLocal: string;
  zone: string;
  mode: EventMode;
  city: LocalisedText;
  countryIso2: string | null;
  venue: LocalisedText;
  mapUrl: string | null;
  joinUrl: string | null;
  host: LocalisedText;
  workingLanguages: readonly string[];
  capacity: number | null;
  practicalInformation: LocalisedText;
}

/** Completes what staff told: what they left out is taken from `before`, or empty for a new event. */
export function written(told: EventChange, before: WrittenEvent | NewEvent): WrittenEvent {
  const { organisers: _organisers, processIds: _processIds, ...merged } = { ...before, ...defined(told) };
  const mode = merged.mode;
  return {
    kind: before.kind,
    subKind: merged.subKind,
    title: tidy(merged.title),
    theme: tidy(merged.theme),
    startsLocal: merged.startsLocal.slice(0, 16),
    endsLocal: merged.endsLocal.slice(0, 16),
    zone: merged.zone,
    mode,
    city: tidy(merged.city),
    countryIso2: merged.countryIso2 ?? null,
    venue: tidy(merged.venue),
    mapUrl: merged.mapUrl || null,
    // Nobody joins an event in person by an address: it goes when the mode changes.
    joinUrl: mode === 'in-person' && !told.joinUrl ? null : merged.joinUrl || null,
    host: tidy(merged.host),
    workingLanguages: merged.workingLanguages ?? WORKING_LANGUAGES,
    capacity: merged.capacity ?? null,
    practicalInformation: tidy(merged.practicalInformation),
  };
}

/** Texts trimmed, languages without a text left out. */
export function tidy(text: LocalisedText | null | undefined): LocalisedText {
  const entries = Object.entries(text ?? {}).map(([language, words]) => [language, words.trim()] as const);
  return Object.fromEntries(entries.filter(([, words]) => words !== ''));
}

function defined<T extends object>(told: T): Partial<T> {
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) as Partial<T>;
}
