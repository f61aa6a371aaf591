import { instantOf } from '../platform/clock/index.js';
import type { LocalisedText } from '../platform/i18n/index.js';
import { institutionId, personId, processId } from './directory.js';
import { demoId } from './identity.js';
import { SECRETARIAT_ACCOUNT } from './participation.js';
import { eventId } from './past-events.js';
import type { DemoRows } from './rows.js';
import { shiftDay } from './schedule.js';

/** A session of an invented programme. */
export interface SessionPlan {
  /** Day of the event, from 0. */
  day: number;
  /** Local times, `HH:mm`. */
  from: string;
  to: string;
  kind: 'plenary' | 'working-group' | 'panel' | 'training-module' | 'side-event' | 'registration' | 'break';
  title: LocalisedText;
  description?: LocalisedText;
  room?: string;
  track?: string;
  /** Keys of people, by what they do in it; the first named sits first. */
  speakers?: readonly (readonly ['speaker' | 'chair' | 'moderator' | 'trainer', string])[];
}

/** An invented event to come. */
export interface EventPlan {
  slug: string;
  kind: 'meeting' | 'training' | 'forum';
  subKind: string;
  status: 'draft' | 'published' | 'registration-open' | 'closed';
  title: LocalisedText;
  theme: LocalisedText;
  days: { from: string; to: string };
  /** Local times of its first and last minute. */
  hours: { from: string; to: string };
  zone: string;
  mode: 'in-person' | 'online' | 'hybrid';
  joinUrl?: string;
  city: LocalisedText;
  countryIso2: string;
  venue: LocalisedText;
  host: LocalisedText;
  capacity: number | null;
  practicalInformation: LocalisedText;
  organisers: readonly string[];
  rooms: readonly { key: string; name: LocalisedText; capacity: number }[];
  tracks: readonly { key: string; name: LocalisedText }[];
  sessions: readonly SessionPlan[];
}

/** What stands at the head of every invented event's practical information. */
const INVENTED: LocalisedText = {
  en: 'This event is invented to show how Convoke works. It does not take place, and the people in its programme do not exist.',
  ru: 'Это мероприятие придумано, чтобы показать работу Convoke. Оно не состоится, а люди в его программе не существуют.',
};

/** An invented event with its programme and the steps of its life so far. */
export function addUpcoming(rows: DemoRows, plan: EventPlan, now: Date): string {
  const id = eventId(plan.slug);
  const starts = { local: `${plan.days.from}T${plan.hours.from}`, zone: plan.zone };
  const ends = { local: `${plan.days.to}T${plan.hours.to}`, zone: plan.zone };
  rows.add('event', {
    id,
    slug: plan.slug,
    kind: plan.kind,
    sub_kind: plan.subKind,
    title: plan.title,
    theme: plan.theme,
    starts_local: starts.local,
    ends_local: ends.local,
    zone: plan.zone,
    starts_at: instantOf(starts),
    ends_at: instantOf(ends),
    date_precision: 'day',
    mode: plan.mode,
    city: plan.city,
    country_iso2: plan.countryIso2,
    venue: plan.venue,
    join_url: plan.joinUrl ?? null,
    host: plan.host,
    working_languages: ['en', 'ru'],
    capacity: plan.capacity,
    status: plan.status,
    practical_information: together(INVENTED, plan.practicalInformation),
    source_url: null,
    created_at: daysAgo(now, 60),
  });
  rows.add('event_process', { event_id: id, process_id: processId });
  plan.organisers.forEach((key, place) => rows.add('event_organiser', { event_id: id, place, institution_id: institutionId(key), name: null }));
  addProgramme(rows, id, plan);
  addLife(rows, id, plan, now);
  return id;
}

function addProgramme(rows: DemoRows, id: string, plan: EventPlan): void {
  const roomId = (key: string): string => demoId('room', plan.slug, key);
  for (const room of plan.rooms) rows.add('room', { id: roomId(room.key), event_id: id, name: room.name, capacity: room.capacity });
  plan.tracks.forEach((track, place) => rows.add('forum_track', { id: demoId('track', plan.slug, track.key), event_id: id, place, name: track.name }));
  plan.sessions.forEach((session, index) => {
    const sessionId = demoId('session', plan.slug, index);
    const day = shiftDay(plan.days.from, session.day);
    rows.add('programme_session', {
      id: sessionId,
      event_id: id,
      kind: session.kind,
      title: session.title,
      description: session.description ?? {},
      starts_local: `${day}T${session.from}`,
      ends_local: `${day}T${session.to}`,
      room_id: session.room ? roomId(session.room) : null,
      track_id: session.track ? demoId('track', plan.slug, session.track) : null,
      counts: session.kind !== 'registration' && session.kind !== 'break' && session.kind !== 'side-event',
    });
    session.speakers?.forEach(([role, key], place) => rows.add('session_speaker', { session_id: sessionId, place, role, person_id: personId(key) }));
  });
}

/** Created two months ago, and since then a step every two weeks. */
function addLife(rows: DemoRows, id: string, plan: EventPlan, now: Date): void {
  const life = ['draft', 'published', 'registration-open', 'closed'] as const;
  const lived = life.slice(0, life.indexOf(plan.status) + 1);
  lived.forEach((status, step) => {
    rows.add('event_history', {
      id: demoId('event-history', plan.slug, step),
      event_id: id,
      at: daysAgo(now, 60 - step * 14),
      actor_kind: 'account',
      actor_id: SECRETARIAT_ACCOUNT,
      change: step === 0 ? 'created' : 'status',
      from_status: lived[step - 1] ?? null,
      to_status: status,
    });
  });
}

/** An instant some days before now. */
export function daysAgo(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 86_400_000);
}

function together(first: LocalisedText, second: LocalisedText): LocalisedText {
  return { en: `${first.en}\n\n${second.en}`, ru: `${first.ru}\n\n${second.ru}` };
}
