import { queryOptions, useQuery } from '@tanstack/react-query';
import { placeOfZone } from '../../../format/time.js';
import { ZONE_PLACES } from '../../../format/zones.js';
import { api, textIn, unwrap, useCan, useLocale } from '../../index.js';

/** What can be chosen in a list. */
export interface Choice {
  value: string;
  label: string;
}

/** The kinds of events and their sub-kinds. They change with a release alone. */
const kindsQuery = queryOptions({ queryKey: ['public', 'event-kinds'], queryFn: () => unwrap(api.GET('/api/v1/public/event-kinds')), staleTime: Infinity });

const statesQuery = queryOptions({ queryKey: ['states'], queryFn: () => unwrap(api.GET('/api/v1/states')), staleTime: Infinity });

/** The processes that events can belong to. */
const processesQuery = queryOptions({ queryKey: ['processes'], queryFn: () => unwrap(api.GET('/api/v1/processes')) });

/** The parties of a process on a day. */
export const partiesQuery = (processId: string, on: string | undefined) =>
  queryOptions({
    queryKey: ['processes', processId, 'parties', on],
    queryFn: () => unwrap(api.GET('/api/v1/processes/{processId}/parties', { params: { path: { processId }, query: on === undefined ? {} : { on } } })),
  });

/** How people attend. */
export const MODES = ['in-person', 'online', 'hybrid'] as const;

/** The statuses of an event, in the order of its life. */
export const STATUSES = ['draft', 'published', 'registration-open', 'closed', 'held', 'archived', 'cancelled', 'postponed'] as const;

/** Kinds of events, and the sub-kinds of each. */
export function useKinds(): { kinds: Choice[]; subKindsOf: (kind: string) => Choice[] } {
  const locale = useLocale();
  const { data } = useQuery(kindsQuery);
  const choices = (items: readonly { name: string; label: Parameters<typeof textIn>[0] }[]): Choice[] => items.map(({ name, label }) => ({ value: name, label: textIn(label, locale).text }));
  return { kinds: choices(data?.items ?? []), subKindsOf: (kind) => choices(data?.items.find(({ name }) => name === kind)?.subKinds ?? []) };
}

/** The States, in the alphabet of the reader. */
export function useStates(): Choice[] {
  const locale = useLocale();
  const { data } = useQuery(statesQuery);
  return (data?.items ?? []).map(({ iso2, en, ru }) => ({ value: iso2, label: (locale === 'ru' ? ru : en).list })).sort((a, b) => a.label.localeCompare(b.label, locale));
}

/** The zones that people know by their places; one that is not among them (`also`) is added. */
export function useZones(also: string): Choice[] {
  const locale = useLocale();
  return [...new Set([...Object.keys(ZONE_PLACES), also])].map((value) => ({ value, label: placeOfZone(value, locale) })).sort((a, b) => a.label.localeCompare(b.label, locale));
}

/** The processes by name; none for people of the desk, who read nothing of the directory. */
export function useProcesses(): Choice[] {
  const locale = useLocale();
  const can = useCan();
  const { data } = useQuery({ ...processesQuery, enabled: can('directory.read', 'any') });
  return (data?.items ?? []).map(({ id, name }) => ({ value: id, label: textIn(name, locale).text }));
}
