import type { LocalisedText } from '../../platform/i18n/index.js';
import type { EventStatus } from '../life/life.rules.js';

export const EVENT_MODES = ['in-person', 'online', 'hybrid'] as const;
export type EventMode = (typeof EVENT_MODES)[number];

export const DATE_PRECISIONS = ['day', 'month', 'year'] as const;
/** How exactly the dates of a past event are known. */
export type DatePrecision = (typeof DATE_PRECISIONS)[number];

/** What every event has, whatever its kind. Wall times are `YYYY-MM-DDTHH:mm`; the instants are derived from them and the zone. */
export interface EventFacts {
  id: string;
  slug: string;
  /** A kind that some room has declared (`EventKinds`), such as `meeting`. */
  kind: string;
  subKind: string;
  title: LocalisedText;
  theme: LocalisedText;
  startsLocal: string;
  endsLocal: string;
  /** IANA zone of the place. */
  zone: string;
  startsAt: Date;
  endsAt: Date;
  datePrecision: DatePrecision;
  mode: EventMode;
  city: LocalisedText;
  countryIso2: string | null;
  /** Short name of the country; null without one. */
  country: LocalisedText | null;
  venue: LocalisedText;
  /** Where the venue is on a map. */
  mapUrl: string | null;
  /** Where those who are not in the room join; never shown to the public. */
  joinUrl: string | null;
  host: LocalisedText;
  workingLanguages: string[];
  /** null: no limit. */
  capacity: number | null;
  status: EventStatus;
  practicalInformation: LocalisedText;
  sourceUrl: string | null;
  copiedFrom: string | null;
  /** RFC 5545 SEQUENCE: raised whenever calendars must change. */
  calendarSequence: number;
  processIds: string[];
  createdAt: Date;
  version: number;
}
