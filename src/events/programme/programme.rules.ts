import { foldName } from '../../directory/index.js';
import { daysOf } from '../event/event.rules.js';
import type { SessionFacts, SessionKind, SpeakerFacts } from './session.js';

/** Sessions at which people only come and go: two of them may share a room. */
const PASSING: readonly SessionKind[] = ['break', 'registration'];

/** Whether attendance of a session counts towards a certificate when nothing else is said. */
export function countsByKind(kind: SessionKind): boolean {
  return kind !== 'break' && kind !== 'registration' && kind !== 'side-event';
}

/** False for a session that begins before the first day of the event or ends after the midnight of its last. */
export function liesInside(session: { startsLocal: string; endsLocal: string }, event: { startsLocal: string; endsLocal: string }): boolean {
  const days = daysOf(event);
  const [first = '', last = ''] = [days[0], days.at(-1)];
  return session.startsLocal.slice(0, 10) >= first && (daysOf(session).at(-1) ?? '') <= last;
}

/** The programme by the days of the event, empty days included. A session stands under the day on which it begins. */
export function byDay<S extends { startsLocal: string }>(event: { startsLocal: string; endsLocal: string }, sessions: readonly S[]): { date: string; sessions: S[] }[] {
  const dates = [...new Set([...daysOf(event), ...sessions.map(({ startsLocal }) => startsLocal.slice(0, 10))])].toSorted();
  return dates.map((date) => ({ date, sessions: sessions.filter(({ startsLocal }) => startsLocal.startsWith(date)) }));
}

/** Something in a programme that may be meant and is worth a look. */
export interface ProgrammeWarning {
  code: 'ROOM_TWICE' | 'SPEAKER_TWICE' | 'ROOM_SMALL';
  sessionIds: string[];
  roomId: string | null;
  /** As it stands in the programme. */
  speaker: string | null;
}

/** A room as far as warnings need it. */
interface Space {
  id: string;
  capacity: number | null;
}

/** Two sessions at one time in one room or with one speaker, and a plenary in a room with fewer places than the event has seats. Warnings, not refusals: all of it can be meant. */
export function warningsOf(sessions: readonly SessionFacts[], rooms: readonly Space[], seats: number | null): ProgrammeWarning[] {
  const pairs = sessions.flatMap((one, place) => sessions.slice(place + 1).filter((other) => overlap(one, other)).map((other) => [one, other] as const));
  return [...pairs.flatMap(([one, other]) => warningsOfPair(one, other)), ...(seats === null ? [] : sessions.flatMap((session) => tooSmall(session, rooms, seats)))];
}

/** Those warnings that a session is part of. */
export function warningsAbout(sessionId: string, warnings: readonly ProgrammeWarning[]): ProgrammeWarning[] {
  return warnings.filter(({ sessionIds }) => sessionIds.includes(sessionId));
}

function overlap(one: SessionFacts, other: SessionFacts): boolean {
  return one.startsLocal < other.endsLocal && other.startsLocal < one.endsLocal;
}

function warningsOfPair(one: SessionFacts, other: SessionFacts): ProgrammeWarning[] {
  const sessionIds = [one.id, other.id];
  const sameRoom = one.roomId !== null && one.roomId === other.roomId && !(PASSING.includes(one.kind) && PASSING.includes(other.kind));
  const elsewhere = new Set(other.speakers.map(identityOf));
  const twice = new Map(one.speakers.filter((speaker) => elsewhere.has(identityOf(speaker))).map((speaker) => [identityOf(speaker), speaker.name]));
  return [
    ...(sameRoom ? [{ code: 'ROOM_TWICE' as const, sessionIds, roomId: one.roomId, speaker: null }] : []),
    ...[...twice.values()].map((speaker) => ({ code: 'SPEAKER_TWICE' as const, sessionIds, roomId: null, speaker })),
  ];
}

function tooSmall({ id, kind, roomId }: SessionFacts, rooms: readonly Space[], seats: number): ProgrammeWarning[] {
  const places = rooms.find((room) => room.id === roomId)?.capacity ?? null;
  return kind === 'plenary' && places !== null && places < seats ? [{ code: 'ROOM_SMALL', sessionIds: [id], roomId, speaker: null }] : [];
}

/** A person of the directory is the same by id; a name that is only written, by its sound in any script. */
function identityOf({ personId, name }: SpeakerFacts): string {
  return personId ?? foldName(name).split(' ').toSorted().join(' ');
}
