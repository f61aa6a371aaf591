import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { EventHistory, Events, Programme, tidy, type EventFacts } from '../events/index.js';
import { newId, rows, Sql, type Tx } from '../platform/database/index.js';
import { refuseVersion } from '../platform/http/index.js';
import type { LocalisedText } from '../platform/i18n/index.js';
import { FORUM } from './forum.kind.js';
import { refuse } from './forums.errors.js';
import { changeTracks, type Track, type TrackInput } from './tracks.rules.js';

/** What a forum adds to an event. */
export interface ForumFacts {
  eventId: string;
  /** In their order, with the number of sessions that belong to each. */
  tracks: (Track & { sessions: number })[];
  version: number;
}

/** Forums: their tracks, which sessions of the programme may belong to. */
@Injectable()
export class Forums {
  constructor(
    private readonly sql: Sql,
    private readonly events: Events,
    private readonly programme: Programme,
    private readonly history: EventHistory,
  ) {}

  /** Refuses with FORUM_NOT_FOUND for an event of another kind. */
  async view(eventId: string, tx: Tx = this.sql.manager): Promise<ForumFacts> {
    await this.events.get(eventId, tx);
    const [forum] = await rows<{ version: number }>(tx, `SELECT version FROM forum WHERE event_id = $1`, [eventId]);
    if (!forum) throw refuse('FORUM_NOT_FOUND');
    const tracks = await rows<Track & { sessions: number }>(
      tx,
      `SELECT id, name, (SELECT count(*)::integer FROM programme_session WHERE event_id = $1 AND track_id = forum_track.id) AS sessions FROM forum_track WHERE event_id = $1 ORDER BY place`,
      [eventId],
    );
    return { eventId, tracks, version: forum.version };
  }

  /** Writes the tracks of a forum in this order. Refuses with VERSION_CHANGED when somebody else was quicker. */
  write(actor: Actor, eventId: string, version: number, { tracks, renameUsed }: { tracks: readonly TrackInput[]; renameUsed: boolean }): Promise<ForumFacts> {
    const told = tracks.map(({ id, name }) => ({ id: id ?? null, name: tidy(name) }));
    return this.events.changing(eventId, async (tx) => {
      const before = await this.view(eventId, tx);
      if (before.version !== version) throw refuseVersion('VERSION_CHANGED');
      const decision = changeTracks(before.tracks, told, new Map(before.tracks.map(({ id, sessions }) => [id, sessions])), renameUsed);
      if (decision.kind === 'refused') throw refuse(decision.code, { field: decision.field, ...(decision.count !== undefined && { params: { count: decision.count } }) });
      await tx.query(`DELETE FROM forum_track WHERE event_id = $1 AND id = ANY ($2::uuid[])`, [eventId, decision.removed]);
      await writeTracks(tx, eventId, told.map(({ id, name }) => ({ id: id ?? newId(), name })));
      await tx.query(`UPDATE forum SET version = version + 1 WHERE event_id = $1`, [eventId]);
      await this.history.record(tx, { actor, eventId, change: 'changed', detail: { fields: ['forum.tracks'] } });
      return this.view(eventId, tx);
    });
  }

  /** Names of the tracks of an event, for its programme; none for an event of another kind. */
  async tracksOf(tx: Tx, eventId: string): Promise<ReadonlyMap<string, LocalisedText>> {
    const tracks = await rows<Track>(tx, `SELECT id, name FROM forum_track WHERE event_id = $1 ORDER BY place`, [eventId]);
    return new Map(tracks.map(({ id, name }) => [id, name]));
  }

  /** Joins the making of an event: a forum has a row of its own. */
  async made(tx: Tx, event: EventFacts): Promise<void> {
    if (event.kind === FORUM.name) await tx.query(`INSERT INTO forum (event_id) VALUES ($1)`, [event.id]);
  }

  /** Joins the copying of an event: it has the same tracks, and its sessions belong to them. */
  async copied(tx: Tx, from: EventFacts, to: EventFacts): Promise<void> {
    if (from.kind !== FORUM.name) return;
    const tracks = [...(await this.tracksOf(tx, from.id))].map(([original, name]) => ({ original, id: newId(), name }));
    await writeTracks(tx, to.id, tracks);
    await this.programme.retrack(tx, to.id, new Map(tracks.map(({ original, id }) => [original, id])));
  }
}

async function writeTracks(tx: Tx, eventId: string, tracks: readonly Track[]): Promise<void> {
  const written = tracks.map(({ id, name }, place) => ({ id, event_id: eventId, place, name }));
  await tx.query(
    `INSERT INTO forum_track SELECT * FROM jsonb_populate_recordset(NULL::forum_track, $1::jsonb) ON CONFLICT (id) DO UPDATE SET place = excluded.place, name = excluded.name`,
    [JSON.stringify(written)],
  );
}
