import type { components } from '../../../../api/schema.js';
import { tidyTexts, type Texts } from '../languages.js';

export type Session = components['schemas']['SessionResponse'];
export type Programme = components['schemas']['ProgrammeResponse'];

/** Somebody in a session while it is being written. `key` stays while others come and go. */
export interface SpeakerDraft {
  key: number;
  role: components['schemas']['SpeakerResponse']['role'];
  /** null for a name that is not in the directory. */
  personId: string | null;
  name: string;
  affiliation: string;
}

/** A session while it is being written: on a day of the event, from one time to another. */
export interface SessionDraft {
  kind: Session['kind'];
  title: Texts;
  description: Texts;
  /** `YYYY-MM-DD`. */
  day: string;
  /** `HH:mm`. */
  from: string;
  to: string;
  /** Days later on which it ends; 0 for nearly all. */
  nights: number;
  roomId: string;
  trackId: string;
  counts: boolean;
  speakers: SpeakerDraft[];
}

export const SESSION_KINDS = ['plenary', 'working-group', 'panel', 'training-module', 'side-event', 'registration', 'break'] as const;

/** Whether attendance of such a session counts towards a certificate when nothing else is said; as the server has it. */
export function countsByKind(kind: Session['kind']): boolean {
  return kind !== 'break' && kind !== 'registration' && kind !== 'side-event';
}

/** A session that was read, as it can be changed. */
export function draftOfSession(session: Session): SessionDraft {
  const { kind, title, description, startsLocal, endsLocal, roomId, trackId, counts, speakers } = session;
  return {
    kind,
    title,
    description,
    counts,
    day: startsLocal.slice(0, 10),
    from: startsLocal.slice(11, 16),
    to: endsLocal.slice(11, 16),
    nights: daysBetween(startsLocal, endsLocal),
    roomId: roomId ?? '',
    trackId: trackId ?? '',
    speakers: speakers.map((speaker, place) => ({ ...speaker, affiliation: speaker.affiliation ?? '', key: place })),
  };
}

/** Where a new session begins: after the last one of the day, in the same room, for an hour and a half. */
export function nextSession(programme: Programme, day: string, eventKind: string, eventStarts: string): SessionDraft {
  const last = [...(programme.days.find(({ date }) => date === day)?.sessions ?? [])].sort((a, b) => a.endsLocal.localeCompare(b.endsLocal)).at(-1);
  const from = last && last.endsLocal.startsWith(day) ? last.endsLocal.slice(11, 16) : eventStarts.slice(11, 16);
  const kind = eventKind === 'training' ? 'training-module' : 'plenary';
  return { kind, title: {}, description: {}, day, from, to: later(from, 90), nights: 0, roomId: last?.roomId ?? '', trackId: '', counts: countsByKind(kind), speakers: [] };
}

/** A draft as the API takes it. What ends at midnight ends with the day: the next day's 00:00. */
export function sessionOf(draft: SessionDraft): components['schemas']['SessionRequest'] {
  const { kind, day, from, to, counts } = draft;
  const nights = to === '00:00' && draft.nights === 0 ? 1 : draft.nights;
  return {
    kind,
    counts,
    title: tidyTexts(draft.title),
    description: tidyTexts(draft.description),
    startsLocal: `${day}T${from}`,
    endsLocal: `${addDays(day, nights)}T${to}`,
    roomId: draft.roomId || null,
    trackId: draft.trackId || null,
    speakers: draft.speakers
      .filter(({ personId, name }) => personId !== null || name.trim() !== '')
      .map(({ role, personId, name, affiliation }) => ({ role, affiliation: affiliation.trim() || null, ...(personId === null ? { name: name.trim() } : { personId }) })),
  };
}

/** `HH:mm` some minutes later, at most the last minute of the day. */
function later(time: string, minutes: number): string {
  const at = Math.min(Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) + minutes, 24 * 60 - 1);
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}

const DAY = 24 * 60 * 60_000;

function daysBetween(one: string, other: string): number {
  return Math.round((Date.parse(`${other.slice(0, 10)}T00:00Z`) - Date.parse(`${one.slice(0, 10)}T00:00Z`)) / DAY);
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
