import { rfc3339 } from '../../platform/clock/index.js';
import { LocalisedTextResponse } from '../../platform/i18n/index.js';
import { DeskSessionResponse } from '../desks/desks.responses.js';
import type { SeenConflicts, SeenList } from './attendance-list.service.js';
import type { Count, ListedPerson } from './attendance-list.rules.js';

/** One day of one person. */
export class AttendedDayResponse {
  /** YYYY-MM-DD. */
  day!: string;
  /** The first scan of that day; null when there is none. */
  since!: string | null;
}

/** One session of one person. */
export class AttendedSessionResponse {
  sessionId!: string;
  /** When they were checked in to it. */
  since!: string;
}

/** One line of the attendance list. */
export class AttendanceRowResponse {
  registrationId!: string;
  name!: string;
  otherNames!: string[];
  party!: LocalisedTextResponse | null;
  category!: string;
  sex!: 'female' | 'male' | 'other' | null;
  institution!: LocalisedTextResponse | null;
  /** Status of the registration. */
  status!: string;
  days!: AttendedDayResponse[];
  /** Sessions into which they were checked in. */
  sessions!: AttendedSessionResponse[];
  /** `attended` or `no-show` when the event is over; null before. Follows from the scans. */
  outcome!: 'attended' | 'no-show' | null;

  static from(person: ListedPerson, days: readonly string[], zone: string): AttendanceRowResponse {
    const { registrationId, name, otherNames, party, category, institution, status, outcome } = person;
    const since = (day: string): string | null => {
      const at = person.days.get(day);
      return at === undefined ? null : rfc3339(new Date(at), zone);
    };
    const sex = person.sex === 'female' || person.sex === 'male' || person.sex === 'other' ? person.sex : null;
    const sessions = [...person.sessions].map(([sessionId, at]) => ({ sessionId, since: rfc3339(new Date(at), zone) }));
    return { registrationId, name, otherNames, party, category, sex, institution, status, outcome, days: days.map((day) => ({ day, since: since(day) })), sessions };
  }
}

/** How many were expected and how many came. */
export class AttendanceCountResponse {
  /** The day, category, sex or id of the party; null for people without one. */
  key!: string | null;
  expected!: number;
  present!: number;

  static from({ key, expected, present }: Count<string | null>): AttendanceCountResponse {
    return { key, expected, present };
  }
}

/** How many of one party. */
export class PartyCountResponse extends AttendanceCountResponse {
  party!: LocalisedTextResponse | null;
}

/** Counts over the whole list that the filter leaves, not over the page. */
export class AttendanceCountsResponse {
  expected!: number;
  present!: number;
  byDay!: AttendanceCountResponse[];
  byParty!: PartyCountResponse[];
  byCategory!: AttendanceCountResponse[];
  bySex!: AttendanceCountResponse[];
}

/** Part of the attendance list. */
export class AttendanceListResponse {
  items!: AttendanceRowResponse[];
  next!: string | null;
  counts!: AttendanceCountsResponse;
  /** Days on which the event is held (YYYY-MM-DD). */
  days!: string[];
  /** Sessions to which people can be checked in. */
  sessions!: DeskSessionResponse[];
  zone!: string;

  static from({ event, counts }: SeenList, page: { items: readonly ListedPerson[]; next: string | null }): AttendanceListResponse {
    return {
      items: page.items.map((person) => AttendanceRowResponse.from(person, event.days, event.zone)),
      next: page.next,
      counts: {
        expected: counts.expected,
        present: counts.present,
        byDay: counts.byDay.map((count) => AttendanceCountResponse.from(count)),
        byParty: counts.byParty.map((count) => ({ key: count.key, expected: count.expected, present: count.present, party: count.party })),
        byCategory: counts.byCategory.map((count) => AttendanceCountResponse.from(count)),
        bySex: counts.bySex.map((count) => AttendanceCountResponse.from(count)),
      },
      days: event.days,
      sessions: DeskSessionResponse.listOf(event),
      zone: event.zone,
    };
  }
}

/** One scan in a conflict. */
export class ConflictScanResponse {
  deskId!: string;
  deskName!: string;
  at!: string;
  shownVerdict!: string | null;
  verdict!: string;
}

/** Something that two desks, or a desk and the record, see differently. */
export class ConflictResponse {
  kind!: 'admitted-twice' | 'admitted-against-record';
  registrationId!: string;
  name!: string | null;
  day!: string;
  sessionId!: string | null;
  scans!: ConflictScanResponse[];
}

/** Something that a desk sent and nobody could read as a scan. */
export class SetAsideResponse {
  id!: string;
  deskId!: string;
  deskName!: string;
  problem!: string;
  /** What was sent, cut to 2,000 characters. */
  item!: string;
  receivedAt!: string;
}

/** What a person should look at. */
export class ConflictListResponse {
  items!: ConflictResponse[];
  next!: string | null;
  setAside!: SetAsideResponse[];

  static from({ event, conflicts, people, desks, aside }: SeenConflicts): ConflictListResponse {
    const items = conflicts.map(({ kind, registrationId, day, sessionId, scans }) => ({
      kind,
      registrationId,
      name: people.get(registrationId)?.name ?? null,
      day,
      sessionId,
      scans: scans.map(({ deviceId, at, shown, verdict }) => ({ deskId: deviceId, deskName: desks.get(deviceId) ?? '', at: rfc3339(new Date(at), event.zone), shownVerdict: shown, verdict })),
    }));
    const setAside = aside.map(({ id, deskId, problem, item, receivedAt }) => ({ id, deskId, deskName: desks.get(deskId) ?? '', problem, item, receivedAt: receivedAt.toISOString() }));
    return { items, next: null, setAside };
  }
}
