import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { newId, rows, Sql, type Tx } from '../../platform/database/index.js';
import type { EventFacts } from '../event/event.js';
import { Events } from '../event/events.js';
import { insertEvent, readOrganisers } from '../event/event.writer.js';
import { EventsService } from '../event/events.service.js';
import { refusing } from '../events.errors.js';
import { EventHistory } from '../history/history.js';
import { EventMoments, type CopiedIds } from '../moments.js';
import { copyOf, type CopyTo } from './copy.rules.js';

/** Makes an event like an earlier one. */
@Injectable()
export class EventCopies {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly service: EventsService,
    private readonly history: EventHistory,
    private readonly moments: EventMoments,
  ) {}

  /** Copies what an event says, its programme and, by the rooms that join, its settings, form and rules. Never people, invitations or messages. The copy is a draft. */
  async copy(actor: Actor, id: string, to: CopyTo): Promise<EventFacts> {
    return refusing(
      this.sql.transaction(async (tx) => {
        // Held, so that what is read of it in several steps belongs together.
        const from = await this.events.lock(tx, id);
        const { event, shiftDays } = copyOf(from, to);
        this.service.check(event);
        const organisers = (await readOrganisers(tx, id)).map(({ institutionId, name }) => (institutionId ? { institutionId } : { name }));
        const copyId = await insertEvent(tx, { event, organisers, processIds: from.processIds, copiedFrom: id, now: this.clock.now() });
        await this.history.record(tx, { actor, eventId: copyId, change: 'copied', to: 'draft', detail: { from: id, shiftDays } });
        await this.moments.tellCreated(tx, await this.events.get(copyId, tx), actor);
        const ids = await copyProgramme(tx, id, copyId, shiftDays);
        await this.moments.tellCopied(tx, from, await this.events.get(copyId, tx), shiftDays, ids, actor);
        return this.events.get(copyId, tx);
      }),
    );
  }
}

/** Copies rooms, sessions and speakers. Tracks are left for the room that keeps them (`Programme.retrack`). */
async function copyProgramme(tx: Tx, from: string, to: string, days: number): Promise<CopiedIds> {
  const rooms = await newIds(tx, 'room', from);
  const sessions = await newIds(tx, 'programme_session', from);
  await tx.query(
    `INSERT INTO room (id, event_id, name, capacity)
     SELECT copy.id, $2, room.name, room.capacity FROM unnest($3::uuid[], $4::uuid[]) AS copy (original, id) JOIN room ON room.id = copy.original WHERE room.event_id = $1`,
    [from, to, [...rooms.keys()], [...rooms.values()]],
  );
  await tx.query(
    `INSERT INTO programme_session (id, event_id, kind, title, description, starts_local, ends_local, room_id, track_id, counts)
     SELECT copy.id, $2, kind, title, description, starts_local + make_interval(days => $7), ends_local + make_interval(days => $7), copied_room.id, track_id, counts
       FROM unnest($3::uuid[], $4::uuid[]) AS copy (original, id)
       JOIN programme_session ON programme_session.id = copy.original
       LEFT JOIN unnest($5::uuid[], $6::uuid[]) AS copied_room (original, id) ON copied_room.original = room_id
      WHERE programme_session.event_id = $1`,
    [from, to, [...sessions.keys()], [...sessions.values()], [...rooms.keys()], [...rooms.values()], days],
  );
  await tx.query(
    `INSERT INTO session_speaker (session_id, place, role, person_id, name, affiliation)
     SELECT copy.id, place, role, person_id, name, affiliation FROM unnest($1::uuid[], $2::uuid[]) AS copy (original, id) JOIN session_speaker ON session_id = copy.original`,
    [[...sessions.keys()], [...sessions.values()]],
  );
  return { rooms, sessions };
}

/** New ids for the rows of an event, by old ones. */
async function newIds(tx: Tx, table: 'room' | 'programme_session', eventId: string): Promise<Map<string, string>> {
  const found = await rows<{ id: string }>(tx, `SELECT id FROM ${table} WHERE event_id = $1 ORDER BY id`, [eventId]);
  return new Map(found.map(({ id }) => [id, newId()]));
}
