import { instantOf } from '../platform/clock/index.js';
import { institutionId, partyId, processId } from './directory.js';
import { demoId } from './identity.js';
import type { DemoRows } from './rows.js';
import { shiftDay } from './schedule.js';
import type { DemoSource, EventSource } from './source.js';

/** Events from this year on are held and not yet archived. */
const RECENT = '2023';

export const eventId = (slug: string): string => demoId('event', slug);

/** The days of a past event. Where only the month or the year is known it stands for the whole of it, and the event says how exactly. */
export function daysOf({ startDate, endDate, datePrecision }: Pick<EventSource, 'startDate' | 'endDate' | 'datePrecision'>): { from: string; to: string } {
  if (datePrecision === 'day') return { from: startDate, to: endDate ?? startDate };
  const last = endDate ?? startDate;
  if (datePrecision === 'year') return { from: `${startDate}-01-01`, to: `${last}-12-31` };
  const [year = 0, month = 0] = last.split('-').map(Number);
  return { from: `${startDate}-01`, to: shiftDay(new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10), -1) };
}

/** The public events of 2011 to 2025. Hours of the day are not published: nine to five stands for them. */
export function addPastEvents(rows: DemoRows, source: DemoSource): void {
  for (const event of source.events) {
    const id = eventId(event.slug);
    const { from, to } = daysOf(event);
    const starts = { local: `${from}T09:00`, zone: event.zone };
    const ends = { local: `${to}T17:00`, zone: event.zone };
    rows.add('event', {
      id,
      slug: event.slug,
      kind: event.kind,
      sub_kind: event.subKind,
      title: event.title,
      theme: event.theme,
      starts_local: starts.local,
      ends_local: ends.local,
      zone: event.zone,
      starts_at: instantOf(starts),
      ends_at: instantOf(ends),
      date_precision: event.datePrecision,
      mode: event.mode,
      city: event.city ?? {},
      country_iso2: event.countryIso2 ?? null,
      venue: event.venue ?? {},
      join_url: null,
      host: {},
      working_languages: ['en', 'ru'],
      capacity: null,
      status: from >= RECENT ? 'held' : 'archived',
      practical_information: {},
      source_url: event.source,
      created_at: instantOf({ local: `${shiftDay(from, -120)}T10:00`, zone: event.zone }),
    });
    if (event.ofTheProcess) rows.add('event_process', { event_id: id, process_id: processId });
    event.organisers.forEach((organiser, place) => {
      const institution = 'institution' in organiser ? institutionId(organiser.institution) : null;
      rows.add('event_organiser', { event_id: id, place, institution_id: institution, name: 'name' in organiser ? organiser.name : null });
    });
    addKind(rows, source, event, from);
  }
}

function addKind(rows: DemoRows, source: DemoSource, event: EventSource, day: string): void {
  const id = eventId(event.slug);
  if (event.kind === 'training') rows.add('training', { event_id: id, objectives: event.theme, attendance_threshold: 80, attendance_basis: 'each-day' });
  if (event.kind === 'forum') rows.add('forum', { event_id: id });
  if (event.kind === 'meeting') {
    const chair = event.ofTheProcess ? chairOn(source, day) : null;
    rows.add('meeting', { event_id: id, body: event.body ?? {}, number: event.number ?? null, chair_party_id: chair ? partyId(chair) : null });
  }
}

/** Which State chaired the process on a day; the outgoing one still on the day of the hand-over, which ends a meeting that it chaired. */
function chairOn({ process: { chairTerms } }: DemoSource, day: string): string | null {
  return chairTerms.find(({ from, to }) => from <= day && (to === null || day <= to))?.iso2 ?? null;
}
