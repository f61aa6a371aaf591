import { rfc3339 } from '../../platform/clock/index.js';
import { LocalisedTextResponse } from '../../platform/i18n/index.js';
import { decideStep, LIFE, type EventStatus } from '../life/life.rules.js';
import type { DatePrecision, EventFacts, EventMode } from './event.js';
import type { EventSheet } from './event.views.js';

/** What a list of events shows staff. */
export class EventSummaryResponse {
  id!: string;
  /** Address of its public page: `/events/<slug>`. */
  slug!: string;
  kind!: string;
  subKind!: string;
  title!: LocalisedTextResponse;
  /** Wall time at the place. */
  startsLocal!: string;
  endsLocal!: string;
  /** IANA zone of the place. */
  zone!: string;
  /** RFC 3339, with the offset of the place. */
  startsAt!: string;
  endsAt!: string;
  /** How exactly the dates of a past event are known. */
  datePrecision!: DatePrecision;
  mode!: EventMode;
  city!: LocalisedTextResponse;
  countryIso2!: string | null;
  country!: LocalisedTextResponse | null;
  venue!: LocalisedTextResponse;
  status!: EventStatus;
  /** Seats; null for no limit. */
  capacity!: number | null;
  version!: number;

  static from(event: EventFacts): EventSummaryResponse {
    return Object.assign(new EventSummaryResponse(), summaryOf(event));
  }
}

/** Events in the order of their start. */
export class EventsResponse {
  items!: EventSummaryResponse[];
  /** Cursor of the next page; null at the end. */
  next!: string | null;
}

/** Who organises an event. */
export class OrganiserResponse {
  /** null for one that is not in the directory. */
  institutionId!: string | null;
  name!: LocalisedTextResponse;
}

/** A process that an event belongs to. */
export class EventProcessResponse {
  id!: string;
  acronym!: string;
  name!: LocalisedTextResponse;
}

/** A step that an event can take from its present status. */
export class LifeStepResponse {
  to!: EventStatus;
  /** Whether it must be said why. */
  reasonNeeded!: boolean;
  /** Code of what stands in the way now; null when nothing does. */
  hindrance!: string | null;
}

/** All that staff may know of an event itself. */
export class EventResponse extends EventSummaryResponse {
  theme!: LocalisedTextResponse;
  mapUrl!: string | null;
  joinUrl!: string | null;
  host!: LocalisedTextResponse;
  organisers!: OrganiserResponse[];
  processes!: EventProcessResponse[];
  workingLanguages!: string[];
  practicalInformation!: LocalisedTextResponse;
  /** Where the facts of a past event were published. */
  sourceUrl!: string | null;
  /** The event that this is a copy of. */
  copiedFrom!: string | null;
  calendarSequence!: number;
  createdAt!: string;
  /** What it can become. */
  steps!: LifeStepResponse[];

  static override from(event: EventSheet): EventResponse {
    const { theme, mapUrl, joinUrl, host, workingLanguages, practicalInformation, sourceUrl, copiedFrom, calendarSequence } = event;
    return Object.assign(new EventResponse(), summaryOf(event), {
      theme,
      mapUrl,
      joinUrl,
      host,
      organisers: event.organisers,
      processes: event.processes,
      workingLanguages,
      practicalInformation,
      sourceUrl,
      copiedFrom,
      calendarSequence,
      createdAt: event.createdAt.toISOString(),
      steps: stepsOf(event, event.now),
    });
  }
}

function summaryOf(event: EventFacts): EventSummaryResponse {
  const { id, slug, kind, subKind, title, startsLocal, endsLocal, zone, datePrecision, mode, city, countryIso2, country, venue, status, capacity, version } = event;
  const instants = { startsAt: rfc3339(event.startsAt, zone), endsAt: rfc3339(event.endsAt, zone) };
  return { id, slug, kind, subKind, title, startsLocal, endsLocal, zone, ...instants, datePrecision, mode, city, countryIso2, country, venue, status, capacity, version };
}

function stepsOf(event: EventFacts, now: Date): LifeStepResponse[] {
  return LIFE[event.status].map(({ to, reason }) => {
    const decision = decideStep(event, to, { now, reason: reason ? 'to be given' : null });
    return { to, reasonNeeded: reason, hindrance: decision.kind === 'refused' ? decision.code : null };
  });
}
