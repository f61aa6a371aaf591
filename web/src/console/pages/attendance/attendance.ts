import type { components } from '../../../api/schema.js';
import { timeOfDay } from '../../../format/time.js';
import type { Locale } from '../../../texts/texts.js';
import { api, unwrap, usePagedList, type PagedList } from '../../index.js';

export type Attendance = components['schemas']['AttendanceListResponse'];
export type Attendee = components['schemas']['AttendanceRowResponse'];
export type Session = components['schemas']['DeskSessionResponse'];

const SEXES = ['female', 'male', 'other', 'unknown'] as const;
const PRESENCES = ['present', 'absent'] as const;

/** What of the list is asked for, as the API takes it. */
export interface AttendanceFilter {
  day?: string;
  session?: string;
  category?: string;
  party?: string;
  sex?: (typeof SEXES)[number];
  presence?: (typeof PRESENCES)[number];
  search?: string;
}

/** The filter that an address holds; what means nothing is left out, so that an old or mistyped address still shows a list. */
export function filterOf(address: Readonly<Record<string, string | undefined>>): AttendanceFilter {
  const { day, session, category, party, search } = address;
  const sex = SEXES.find((one) => one === address['sex']);
  const presence = PRESENCES.find((one) => one === address['presence']);
  return {
    ...(day && /^\d{4}-\d{2}-\d{2}$/.test(day) && { day }),
    ...(session && /^[\da-f-]{36}$/.test(session) && { session }),
    ...(category && { category }),
    ...(party && /^(none|[\da-f-]{36})$/.test(party) && { party }),
    ...(sex && { sex }),
    ...(presence && { presence }),
    ...(search && { search }),
  };
}

/** The list that a filter leaves, part by part, with counts over all of it. Each look is noted by the server, so it is not asked again by itself. */
export function useAttendance(eventId: string, filter: AttendanceFilter): PagedList<Attendance> {
  return usePagedList({
    queryKey: ['events', eventId, 'attendance', filter],
    read: (part) => unwrap(api.GET('/api/v1/events/{eventId}/attendance', { params: { path: { eventId }, query: { ...part, ...filter } } })),
    limit: 100,
    keep: true,
  });
}

/** The time of a first scan as the clock of the place showed it; null for somebody who was marked present on another day. */
export function arrival(since: string, day: string, locale: Locale): string | null {
  return since.startsWith(day) ? timeOfDay(since.slice(0, 16), locale) : null;
}
