import { IsUUID } from 'class-validator';

/** An event. */
export class EventParam {
  @IsUUID()
  eventId!: string;
}
