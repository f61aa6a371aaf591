import { displayName } from '../../directory/index.js';
import { rows, type Tx } from '../../platform/database/index.js';
import type { LocalisedText } from '../../platform/i18n/index.js';
import { wallTime } from '../event/event.rows.js';
import type { RoomFacts, SessionFacts, SpeakerFacts, SpeakerInput, SpeakerRole } from './session.js';

interface SpeakerRow {
  sessionId: string;
  role: SpeakerRole;
  personId: string | null;
  name: string | null;
  familyName: string | null;
  givenName: string | null;
  affiliation: string | null;
}

/** The sessions of an event with their speakers, in the order of the clock; one of them when `sessionId` is given. */
export async function readProgramme(tx: Tx, eventId: string, sessionId: string | null = null): Promise<SessionFacts[]> {
  const sessions = await rows<Omit<SessionFacts, 'speakers'>>(
    tx,
    `SELECT session.id, session.kind, session.title, session.description, ${wallTime('session.starts_local')} AS "startsLocal", ${wallTime('session.ends_local')} AS "endsLocal",
            session.room_id AS "roomId", room.name AS room, session.track_id AS "trackId", session.counts, session.version
       FROM programme_session AS session LEFT JOIN room ON room.id = session.room_id
      WHERE session.event_id = $1 AND ($2::uuid IS NULL OR session.id = $2)
      ORDER BY session.starts_local, session.ends_local, session.id`,
    [eventId, sessionId],
  );
  const speakers = await rows<SpeakerRow>(
    tx,
    `SELECT session_id AS "sessionId", role, person_id AS "personId", session_speaker.name, affiliation, family_name AS "familyName", given_name AS "givenName"
       FROM session_speaker JOIN programme_session AS session ON session.id = session_id LEFT JOIN person ON person.id = person_id
      WHERE session.event_id = $1 AND ($2::uuid IS NULL OR session.id = $2) ORDER BY session_id, session_speaker.place`,
    [eventId, sessionId],
  );
  const bySession = new Map<string, SpeakerFacts[]>(sessions.map(({ id }) => [id, []]));
  for (const speaker of speakers) bySession.get(speaker.sessionId)?.push(speakerOf(speaker));
  return sessions.map((session) => ({ ...session, speakers: bySession.get(session.id) ?? [] }));
}

function speakerOf({ role, personId, name, familyName, givenName, affiliation }: SpeakerRow): SpeakerFacts {
  const known = familyName === null ? null : displayName({ familyName, givenName: givenName ?? '' });
  return { role, personId, name: name ?? known ?? '', affiliation };
}

/** Moves all sessions of an event by whole wall days. */
export async function shiftSessions(tx: Tx, eventId: string, days: number): Promise<void> {
  await tx.query(
    `UPDATE programme_session SET starts_local = starts_local + make_interval(days => $2), ends_local = ends_local + make_interval(days => $2), version = version + 1 WHERE event_id = $1`,
    [eventId, days],
  );
}

/** How many sessions begin before the first or end after the last of these wall dates. A session may end at midnight. */
export async function countOutside(tx: Tx, eventId: string, { from, to }: { from: string; to: string }): Promise<number> {
  const [found] = await rows<{ count: number }>(
    tx,
    `SELECT count(*)::integer AS count FROM programme_session WHERE event_id = $1 AND (starts_local < $2::date OR ends_local > $3::date + 1)`,
    [eventId, from, to],
  );
  return found?.count ?? 0;
}

/** Rooms of an event, by name. */
export function readRooms(tx: Tx, eventId: string): Promise<RoomFacts[]> {
  return rows<RoomFacts>(tx, `SELECT id, name, capacity, version FROM room WHERE event_id = $1 ORDER BY coalesce(name ->> 'en', name ->> 'ru', name ->> 'fa'), id`, [eventId]);
}

/** What is written of a session. */
export interface WrittenSession {
  kind: SessionFacts['kind'];
  title: LocalisedText;
  description: LocalisedText;
  startsLocal: string;
  endsLocal: string;
  roomId: string | null;
  trackId: string | null;
  counts: boolean;
}

/** Adds a session, or writes a locked one anew. */
export async function writeSession(tx: Tx, eventId: string, id: string, session: WrittenSession): Promise<void> {
  await tx.query(
    `INSERT INTO programme_session (id, event_id, kind, title, description, starts_local, ends_local, room_id, track_id, counts) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, title = excluded.title, description = excluded.description, starts_local = excluded.starts_local, ends_local = excluded.ends_local,
       room_id = excluded.room_id, track_id = excluded.track_id, counts = excluded.counts, version = programme_session.version + 1`,
    [id, eventId, session.kind, session.title, session.description, session.startsLocal, session.endsLocal, session.roomId, session.trackId, session.counts],
  );
}

/** Writes who appears in a session, in their order. */
export async function writeSpeakers(tx: Tx, sessionId: string, speakers: readonly SpeakerInput[]): Promise<void> {
  const written = speakers.map(({ role, personId, name, affiliation }, place) => ({
    session_id: sessionId,
    place,
    role: role ?? 'speaker',
    person_id: personId ?? null,
    // A person of the directory goes by the name that stands there.
    name: personId ? null : (name?.trim() ?? null),
    affiliation: affiliation?.trim() || null,
  }));
  await tx.query(`DELETE FROM session_speaker WHERE session_id = $1`, [sessionId]);
  await tx.query(`INSERT INTO session_speaker SELECT * FROM jsonb_populate_recordset(NULL::session_speaker, $1::jsonb)`, [JSON.stringify(written)]);
}
