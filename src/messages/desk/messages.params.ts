import { IsUUID } from 'class-validator';

/** An event whose messages are asked for. */
export class MessagesOfEventParam {
  @IsUUID()
  eventId!: string;
}

/** A message of an event. */
export class MessageOfEventParam extends MessagesOfEventParam {
  @IsUUID()
  messageId!: string;
}

/** A message, of whichever event or none. */
export class MessageParam {
  @IsUUID()
  messageId!: string;
}
