import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/index.js';
import { newId, rows, type Tx } from '../../platform/database/index.js';
import { refuseVersion } from '../../platform/http/index.js';
import type { LocalisedText } from '../../platform/i18n/index.js';
import { tidy } from '../event/event.input.js';
import { Events } from '../event/events.js';
import { refuse } from '../events.errors.js';
import { EventHistory } from '../history/history.js';
import { readRooms } from './programme.rows.js';
import type { RoomFacts } from './session.js';

/** A room as it is told. */
export interface RoomInput {
  name: LocalisedText;
  capacity?: number | null;
}

/** Rooms in which the sessions of an event are held. */
@Injectable()
export class Rooms {
  constructor(
    private readonly events: Events,
    private readonly history: EventHistory,
  ) {}

  add(actor: Actor, eventId: string, { name, capacity = null }: RoomInput): Promise<RoomFacts> {
    return this.events.changing(eventId, async (tx) => {
      const id = newId();
      await tx.query(`INSERT INTO room (id, event_id, name, capacity) VALUES ($1, $2, $3, $4)`, [id, eventId, tidy(name), capacity]);
      await this.history.record(tx, { actor, eventId, change: 'programme', detail: { done: 'room-added', roomId: id } });
      return this.room(tx, eventId, id);
    });
  }

  /** Changes what is named. Refuses with VERSION_CHANGED when somebody else was quicker. */
  change(actor: Actor, eventId: string, roomId: string, version: number, change: Partial<RoomInput>): Promise<RoomFacts> {
    return this.events.changing(eventId, async (tx) => {
      const before = await this.room(tx, eventId, roomId);
      if (before.version !== version) throw refuseVersion('VERSION_CHANGED');
      const capacity = change.capacity === undefined ? before.capacity : change.capacity;
      await tx.query(`UPDATE room SET name = $2, capacity = $3, version = version + 1 WHERE id = $1`, [roomId, tidy(change.name ?? before.name), capacity]);
      await this.history.record(tx, { actor, eventId, change: 'programme', detail: { done: 'room-changed', roomId } });
      return this.room(tx, eventId, roomId);
    });
  }

  /** Removes a room that no session is held in. */
  async remove(actor: Actor, eventId: string, roomId: string): Promise<void> {
    await this.events.changing(eventId, async (tx) => {
      await this.room(tx, eventId, roomId);
      const held = await rows(tx, `SELECT id FROM programme_session WHERE room_id = $1`, [roomId]);
      if (held.length > 0) throw refuse('ROOM_IN_USE', { params: { count: held.length } });
      await tx.query(`DELETE FROM room WHERE id = $1`, [roomId]);
      await this.history.record(tx, { actor, eventId, change: 'programme', detail: { done: 'room-removed', roomId } });
    });
  }

  private async room(tx: Tx, eventId: string, roomId: string): Promise<RoomFacts> {
    const room = (await readRooms(tx, eventId)).find(({ id }) => id === roomId);
    if (!room) throw refuse('ROOM_NOT_FOUND');
    return room;
  }
}
