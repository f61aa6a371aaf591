import { IsUUID } from 'class-validator';

export class MessagesOfEventParam {
  @IsUUID()
  eventId!: string;
}

export class MessageParam extends MessagesOfEventParam {
  @IsUUID()
  messageId!: string;
}
