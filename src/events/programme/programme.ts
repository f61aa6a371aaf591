import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/index.js';
import { People } from '../../directory/index.js';
import { newId, rows, Sql, type Tx } from '../../platform/database/index.js';
import { refuseVersion } from '../../platform/http/index.js';
import type { LocalisedText } from '../../platform/i18n/index.js';
import type { EventFacts } from '../event/event.js';
import { tidy } from '../event/event.input.js';
import { daysOf } from '../event/event.rules.js';
import { Events } from '../event/events.js';
import { refuse } from '../events.errors.js';
import { EventHistory } from '../history/history.js';
import { EventMoments } from '../moments.js';
import { countsByKind, liesInside, warningsAbout, warningsOf, type ProgrammeWarning } from './programme.rules.js';
import { readProgramme, readRooms, writeSession, writeSpeakers, type WrittenSession } from './programme.rows.js';
import type { RoomFacts, SessionFacts, SessionInput, SpeakerInput } from './session.js';
import { ProgrammeTracks } from './tracks.js';

/** The programme of an event as it is read. */
export interface WholeProgramme {
  event: EventFacts;
  sessions: SessionFacts[];
  rooms: RoomFacts[];
  tracks: ReadonlyMap<string, LocalisedText>;
  warnings: ProgrammeWarning[];
}

/** A session that was written, with what is worth a look about it. */
export interface SessionWritten {
  session: SessionFacts;
  warnings: ProgrammeWarning[];
}

/** The programme of an event. Whoever changes it holds the event's row, so that nothing falls outside its days in between. */
@Injectable()
export class Programme {
  constructor(
    private readonly sql: Sql,
    private readonly events: Events,
    private readonly people: People,
    private readonly tracks: ProgrammeTracks,
    private readonly history: EventHistory,
    private readonly moments: EventMoments,
  ) {}

  async view(eventId: string, tx: Tx = this.sql.manager): Promise<WholeProgramme> {
    const event = await this.events.get(eventId, tx);
    const sessions = await readProgramme(tx, eventId);
    const rooms = await readRooms(tx, eventId);
    return { event, sessions, rooms, tracks: await this.tracks.of(eventId, tx), warnings: warningsOf(sessions, rooms, event.capacity) };
  }

  add(actor: Actor, eventId: string, told: SessionInput): Promise<SessionWritten> {
    return this.events.changing(eventId, async (tx, event) => {
      const id = newId();
      await this.write(tx, event, id, completed(told), told.speakers ?? []);
      await this.history.record(tx, { actor, eventId, change: 'programme', detail: { done: 'session-added', sessionId: id } });
      return this.written(tx, eventId, id);
    });
  }

  /** Changes what is named and leaves the rest. Refuses with VERSION_CHANGED when somebody else was quicker. */
  change(actor: Actor, eventId: string, sessionId: string, version: number, change: Partial<SessionInput>): Promise<SessionWritten> {
    return this.events.changing(eventId, async (tx, event) => {
      const before = await this.session(tx, eventId, sessionId);
      if (before.version !== version) throw refuseVersion('VERSION_CHANGED');
      const told = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<SessionInput>;
      await this.write(tx, event, sessionId, completed({ ...before, ...told, speakers: [] }), change.speakers ?? null);
      await this.history.record(tx, { actor, eventId, change: 'programme', detail: { done: 'session-changed', sessionId, fields: Object.keys(told) } });
      return this.written(tx, eventId, sessionId);
    });
  }

  async remove(actor: Actor, eventId: string, sessionId: string): Promise<void> {
    await this.events.changing(eventId, async (tx, event) => {
      await this.session(tx, eventId, sessionId);
      await this.moments.tellSessionRemoved(tx, event, sessionId, actor);
      await tx.query(`DELETE FROM programme_session WHERE id = $1`, [sessionId]);
      await this.history.record(tx, { actor, eventId, change: 'programme', detail: { done: 'session-removed', sessionId } });
    });
  }

  /** Gives the sessions of an event other tracks, by old id; a track that is not named is taken off. Joins the transaction. For rooms that copy tracks. */
  async retrack(tx: Tx, eventId: string, tracks: ReadonlyMap<string, string>): Promise<void> {
    await tx.query(
      `UPDATE programme_session SET track_id = (SELECT new_id FROM unnest($2::uuid[], $3::uuid[]) AS track (old_id, new_id) WHERE old_id = track_id) WHERE event_id = $1 AND track_id IS NOT NULL`,
      [eventId, [...tracks.keys()], [...tracks.values()]],
    );
  }

  private async write(tx: Tx, event: EventFacts, id: string, session: WrittenSession, speakers: readonly SpeakerInput[] | null): Promise<void> {
    await this.check(tx, event, session);
    await writeSession(tx, event.id, id, session);
    if (speakers === null) return;
    await this.checkSpeakers(tx, speakers);
    await writeSpeakers(tx, id, speakers);
  }

  private async check(tx: Tx, event: EventFacts, session: WrittenSession): Promise<void> {
    if (session.endsLocal <= session.startsLocal) throw refuse('DATES_REVERSED', { field: 'endsLocal' });
    if (!liesInside(session, event)) {
      const days = daysOf(event);
      throw refuse('SESSION_OUTSIDE', { field: 'startsLocal', params: { from: days[0] ?? '', to: days.at(-1) ?? '' } });
    }
    if (session.roomId !== null) {
      const [room] = await rows(tx, `SELECT id FROM room WHERE id = $1 AND event_id = $2`, [session.roomId, event.id]);
      if (!room) throw refuse('ROOM_UNKNOWN', { field: 'roomId' });
    }
    if (session.trackId !== null && !(await this.tracks.of(event.id, tx)).has(session.trackId)) throw refuse('TRACK_UNKNOWN', { field: 'trackId' });
  }

  private async checkSpeakers(tx: Tx, speakers: readonly SpeakerInput[]): Promise<void> {
    const known = await this.people.cards(speakers.flatMap(({ personId }) => personId ?? []), tx);
    speakers.forEach(({ personId, name }, place) => {
      if (personId && !known.has(personId)) throw refuse('SPEAKER_UNKNOWN', { field: `speakers[${place}].personId` });
      if (!personId && !name?.trim()) throw refuse('SPEAKER_NAMELESS', { field: `speakers[${place}].name` });
    });
  }

  private async session(tx: Tx, eventId: string, sessionId: string): Promise<SessionFacts> {
    const [session] = await readProgramme(tx, eventId, sessionId);
    if (!session) throw refuse('SESSION_NOT_FOUND');
    return session;
  }

  private async written(tx: Tx, eventId: string, sessionId: string): Promise<SessionWritten> {
    const { warnings } = await this.view(eventId, tx);
    return { session: await this.session(tx, eventId, sessionId), warnings: warningsAbout(sessionId, warnings) };
  }
}

/** A session as it is written: every field there, texts trimmed, wall times to the minute. */
function completed(told: SessionInput): WrittenSession {
  return {
    kind: told.kind,
    title: tidy(told.title),
    description: tidy(told.description),
    startsLocal: told.startsLocal.slice(0, 16),
    endsLocal: told.endsLocal.slice(0, 16),
    roomId: told.roomId ?? null,
    trackId: told.trackId ?? null,
    counts: told.counts ?? countsByKind(told.kind),
  };
}
