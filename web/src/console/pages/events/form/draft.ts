import type { components } from '../../../../api/schema.js';
import { tidyTexts, type Texts } from '../languages.js';

export type Event = components['schemas']['EventResponse'];
type Create = components['schemas']['CreateEventRequest'];
type Change = components['schemas']['ChangeEventRequest'];

/** What a kind of event adds, as it was read; `kind` says which. */
export type Addition =
  | ({ kind: 'meeting' } & components['schemas']['MeetingResponse'])
  | ({ kind: 'training' } & components['schemas']['TrainingResponse'])
  | ({ kind: 'forum' } & components['schemas']['ForumResponse']);

/** An event as it was read, with what its kind adds (null for a kind that adds nothing). */
export interface Read {
  event: Event;
  addition: Addition | null;
}

/** Who organises, while it is being written: an institution of the directory or a name. */
export interface OrganiserDraft {
  institutionId: string | null;
  name: Texts;
}

/** A track, while it is being written; `id` is null for a new one, `key` stays while others come and go. */
export interface TrackDraft {
  key: string;
  id: string | null;
  name: Texts;
  /** Sessions that belong to it. */
  sessions: number;
}

/** An event while it is being written, all kinds in one: what does not belong to the chosen kind is kept, and not sent. Numbers are as they are typed. */
export interface EventDraft {
  kind: string;
  subKind: string;
  title: Texts;
  theme: Texts;
  startsLocal: string;
  endsLocal: string;
  zone: string;
  mode: Event['mode'];
  city: Texts;
  countryIso2: string;
  venue: Texts;
  mapUrl: string;
  joinUrl: string;
  host: Texts;
  organisers: OrganiserDraft[];
  processIds: string[];
  workingLanguages: string[];
  capacity: string;
  practicalInformation: Texts;
  /** Of a meeting. */
  body: Texts;
  number: string;
  /** Empty for nobody, or for a new meeting: whoever chairs the process then. */
  chairPartyId: string;
  /** Of a training. */
  objectives: Texts;
  trainers: { personId: string; name: string }[];
  attendanceThreshold: string;
  attendanceBasis: 'each-day' | 'whole-event';
  /** Of a forum. */
  tracks: TrackDraft[];
  renameUsed: boolean;
}

export const BLANK: EventDraft = {
  kind: 'meeting',
  subKind: '',
  title: {},
  theme: {},
  startsLocal: '',
  endsLocal: '',
  zone: 'Asia/Almaty',
  mode: 'in-person',
  city: {},
  countryIso2: '',
  venue: {},
  mapUrl: '',
  joinUrl: '',
  host: {},
  organisers: [],
  processIds: [],
  workingLanguages: ['en', 'ru'],
  capacity: '',
  practicalInformation: {},
  body: {},
  number: '',
  chairPartyId: '',
  objectives: {},
  trainers: [],
  attendanceThreshold: '80',
  attendanceBasis: 'each-day',
  tracks: [],
  renameUsed: false,
};

/** An event that was read, as it can be changed. */
export function draftOf({ event, addition }: Read): EventDraft {
  const { kind, subKind, zone, mode, title, theme, city, venue, host, practicalInformation, workingLanguages, capacity } = event;
  return {
    ...BLANK,
    kind,
    subKind,
    zone,
    mode,
    title,
    theme,
    city,
    venue,
    host,
    practicalInformation,
    workingLanguages,
    startsLocal: event.startsLocal.slice(0, 16),
    endsLocal: event.endsLocal.slice(0, 16),
    countryIso2: event.countryIso2 ?? '',
    mapUrl: event.mapUrl ?? '',
    joinUrl: event.joinUrl ?? '',
    organisers: event.organisers.map(({ institutionId, name }) => ({ institutionId, name })),
    processIds: event.processes.map(({ id }) => id),
    capacity: capacity === null ? '' : String(capacity),
    ...additionDraft(addition),
  };
}

function additionDraft(addition: Addition | null): Partial<EventDraft> {
  switch (addition?.kind) {
    case 'meeting':
      return { body: addition.body, number: addition.number === null ? '' : String(addition.number), chairPartyId: addition.chairPartyId ?? '' };
    case 'training':
      return { objectives: addition.objectives, trainers: addition.trainers, attendanceThreshold: String(addition.attendanceThreshold), attendanceBasis: addition.attendanceBasis };
    case 'forum':
      return { tracks: addition.tracks.map(({ id, name, sessions }) => ({ key: id, id, name, sessions })) };
    case undefined:
      return {};
  }
}

/** A draft as a new event is asked for. What only an event in another mode has is left out. */
export function creationOf(draft: EventDraft): Create {
  const { kind, subKind, startsLocal, endsLocal, zone, mode, processIds, workingLanguages } = draft;
  const online = mode === 'online';
  return {
    kind,
    subKind,
    startsLocal,
    endsLocal,
    zone,
    mode,
    processIds,
    workingLanguages,
    title: tidyTexts(draft.title),
    theme: tidyTexts(draft.theme),
    city: online ? null : tidyTexts(draft.city),
    countryIso2: online ? null : draft.countryIso2 || null,
    venue: online ? null : tidyTexts(draft.venue),
    mapUrl: online ? null : draft.mapUrl.trim() || null,
    joinUrl: mode === 'in-person' ? null : draft.joinUrl.trim() || null,
    host: tidyTexts(draft.host),
    organisers: draft.organisers.map(({ institutionId, name }) => (institutionId === null ? { name: tidyTexts(name) } : { institutionId })),
    capacity: numberOf(draft.capacity),
    practicalInformation: tidyTexts(draft.practicalInformation),
  };
}

/** What differs between two drafts, as a change is asked for; null when nothing does. */
export function changeOf(before: EventDraft, draft: EventDraft): Change | null {
  const { kind: _before, ...was } = creationOf(before);
  const { kind: _kind, ...is } = creationOf(draft);
  const changed = (Object.keys(is) as (keyof typeof is)[]).filter((field) => !same(is[field], was[field]));
  return changed.length === 0 ? null : Object.fromEntries(changed.map((field) => [field, is[field]]));
}

/** A draft on top of the event that was made of it: where nothing was typed, a meeting has been given a body named after its sub-kind and whoever chairs the process then. */
export function completed(draft: EventDraft, made: Read): EventDraft {
  const { body, chairPartyId, ...given } = draftOf(made);
  if (given.kind !== 'meeting') return draft;
  return { ...draft, body: Object.keys(tidyTexts(draft.body)).length === 0 ? body : draft.body, chairPartyId: draft.chairPartyId || chairPartyId };
}

export function meetingOf(draft: EventDraft): components['schemas']['MeetingRequest'] {
  return { body: tidyTexts(draft.body), number: numberOf(draft.number), chairPartyId: draft.chairPartyId || null };
}

export function trainingOf(draft: EventDraft): components['schemas']['TrainingRequest'] {
  const { attendanceThreshold, attendanceBasis, trainers } = draft;
  return { objectives: tidyTexts(draft.objectives), trainerIds: trainers.map(({ personId }) => personId), attendanceThreshold: Number(attendanceThreshold), attendanceBasis };
}

export function forumOf(draft: EventDraft): components['schemas']['ForumRequest'] {
  return { tracks: draft.tracks.map(({ id, name }) => ({ ...(id !== null && { id }), name: tidyTexts(name) })), ...(draft.renameUsed && { renameUsed: true }) };
}

function numberOf(typed: string): number | null {
  return typed.trim() === '' ? null : Number(typed);
}

/** True when two values say the same, whatever the order of the languages. */
export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== '' && part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, inOrder(part)]),
  );
}
