import { rfc3339 } from '../../platform/clock/index.js';
import { LocalisedTextResponse } from '../../platform/i18n/index.js';
import type { EventKind } from '../event-kinds.js';
import type { DatePrecision, EventFacts, EventMode } from '../event/event.js';
import type { PublicSheet } from '../event/event.views.js';
import type { EventStatus } from '../life/life.rules.js';
import type { SessionKind, SpeakerRole } from '../programme/session.js';

/** What anybody may know of a published event. Nobody is named, nobody can be reached through it. */
export class PublicEventResponse {
  id!: string;
  slug!: string;
  kind!: string;
  subKind!: string;
  title!: LocalisedTextResponse;
  theme!: LocalisedTextResponse;
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

  static from(event: EventFacts): PublicEventResponse {
    return Object.assign(new PublicEventResponse(), factsOf(event));
  }
}

/** Published events. */
export class PublicEventsResponse {
  items!: PublicEventResponse[];
  /** Cursor of the next page; null at the end. */
  next!: string | null;
}

/** Somebody who is announced in the programme: a name and nothing else that the directory knows. */
export class PublicSpeakerResponse {
  role!: SpeakerRole;
  name!: string;
  affiliation!: string | null;
}

/** An item of the public programme. */
export class PublicSessionResponse {
  id!: string;
  kind!: SessionKind;
  title!: LocalisedTextResponse;
  description!: LocalisedTextResponse;
  startsLocal!: string;
  endsLocal!: string;
  room!: LocalisedTextResponse | null;
  track!: LocalisedTextResponse | null;
  speakers!: PublicSpeakerResponse[];
}

/** A process that an event belongs to. */
export class PublicProcessResponse {
  acronym!: string;
  name!: LocalisedTextResponse;
}

/** A published event with its programme. */
export class PublicEventDetailResponse extends PublicEventResponse {
  mapUrl!: string | null;
  host!: LocalisedTextResponse;
  /** Names, in their order. */
  organisers!: LocalisedTextResponse[];
  processes!: PublicProcessResponse[];
  workingLanguages!: string[];
  /** Markdown. */
  practicalInformation!: LocalisedTextResponse;
  /** Where the facts of a past event were published. */
  sourceUrl!: string | null;
  programme!: PublicSessionResponse[];

  static override from(event: PublicSheet): PublicEventDetailResponse {
    const { mapUrl, host, workingLanguages, practicalInformation, sourceUrl } = event;
    return Object.assign(new PublicEventDetailResponse(), factsOf(event), {
      mapUrl,
      host,
      organisers: event.organisers.map(({ name }) => name),
      processes: event.processes.map(({ acronym, name }) => ({ acronym, name })),
      workingLanguages,
      practicalInformation,
      sourceUrl,
      programme: event.programme.map(sessionOf),
    });
  }
}

function factsOf(event: EventFacts): PublicEventResponse {
  const { id, slug, kind, subKind, title, theme, startsLocal, endsLocal, zone, datePrecision, mode, city, countryIso2, country, venue, status } = event;
  const instants = { startsAt: rfc3339(event.startsAt, zone), endsAt: rfc3339(event.endsAt, zone) };
  return { id, slug, kind, subKind, title, theme, startsLocal, endsLocal, zone, ...instants, datePrecision, mode, city, countryIso2, country, venue, status };
}

function sessionOf({ id, kind, title, description, startsLocal, endsLocal, room, track, speakers }: PublicSheet['programme'][number]): PublicSessionResponse {
  return { id, kind, title, description, startsLocal, endsLocal, room, track, speakers: speakers.map(({ role, name, affiliation }) => ({ role, name, affiliation })) };
}

/** A sub-kind of events. */
export class SubKindResponse {
  name!: string;
  label!: LocalisedTextResponse;
}

/** A kind of events with its sub-kinds. */
export class EventKindResponse {
  name!: string;
  label!: LocalisedTextResponse;
  subKinds!: SubKindResponse[];

  static from({ name, label, subKinds }: EventKind): EventKindResponse {
    return Object.assign(new EventKindResponse(), { name, label, subKinds: subKinds.map((subKind) => ({ name: subKind.name, label: subKind.label })) });
  }
}

/** All kinds of events. */
export class EventKindsResponse {
  items!: EventKindResponse[];
  /** Always null: the list comes whole. */
  next!: string | null;
}
