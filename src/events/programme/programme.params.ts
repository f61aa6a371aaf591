import { IsUUID } from 'class-validator';
import { EventParam } from '../event/events.params.js';

/** A session of an event's programme. */
export class SessionParam extends EventParam {
  @IsUUID()
  sessionId!: string;
}

/** A room of an event. */
export class RoomParam extends EventParam {
  @IsUUID()
  roomId!: string;
}
