import { displayName } from '../../directory/index.js';
import { rows, type Tx } from '../../platform/database/index.js';
import { wallTime } from '../event/event.rows.js';
import type { SessionFacts, SpeakerFacts, SpeakerRole } from './session.js';

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
