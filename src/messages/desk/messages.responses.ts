import { MESSAGE_STATUSES, type MessageStatus } from './messages.queries.js';

/** A message in a list. */
export class MessageResponse {
  id!: string;
  kind!: string;
  /** @enum MESSAGE_STATUSES */
  status!: MessageStatus;
  /** Why it is so: the server's words, or the reason it was held back. */
  statusReason!: string | null;
  eventId!: string | null;
  personId!: string | null;
  /** Name of the recipient as it was addressed; null until it was written. */
  recipient!: string | null;
  /** As it was written last; null until then. */
  subject!: string | null;
  locale!: string | null;
  /** The rule, campaign or transition that caused it. */
  cause!: string;
  /** When it is to be sent, or tried again. */
  dueAt!: Date;
  sentAt!: Date | null;
  attempts!: number;
  createdAt!: Date;
}

/** A part of a list of messages. */
export class MessagePageResponse {
  items!: MessageResponse[];
  next!: string | null;
}

/** One try to send it. */
export class MessageAttemptResponse {
  at!: Date;
  /** 'sent', 'retry', 'failed' or 'unknown'; 'suppressed' or 'cancelled' when there was nothing to try. */
  outcome!: string;
  /** The server's words, without addresses. */
  reply!: string | null;
}

/** Something that went with a letter. */
export class MessageAttachmentResponse {
  filename!: string;
  contentType!: string;
  bytes?: number;
  /** Of a calendar file: REQUEST or CANCEL, and which entry in which version. */
  method?: string;
  uid?: string;
  sequence?: number;
}

/** What was sent, but for the secrets of its links. */
export class MessageCopyResponse {
  /** Address as it was written to. */
  address!: string;
  subject!: string;
  text!: string;
  html!: string;
  attachments!: MessageAttachmentResponse[];
}

/** A message with all that is known of it. */
export class MessageDetailResponse extends MessageResponse {
  /** `Message-ID` of the mail, the same for every try. */
  messageId!: string;
  attemptLog!: MessageAttemptResponse[];
  copy!: MessageCopyResponse | null;
}

/** How many messages there are of one status. */
export class MessageCountResponse {
  /** @enum MESSAGE_STATUSES */
  status!: MessageStatus;
  count!: number;
}

/** How many messages there are of one kind. */
export class MessageKindCountResponse {
  /** Such as `registration-confirmed`. */
  kind!: string;
  count!: number;
}

/** What came of sending several messages again. */
export class RetriedResponse {
  retried!: number;
  /** Those that were left as they are: sent meanwhile, or not here. */
  left!: number;
}

/** How many messages are in each state. */
export class MessageSummaryResponse {
  counts!: MessageCountResponse[];
  /** Of those on their way, how many should have left a quarter of an hour ago. */
  late!: number;
  /** Kinds of which there are messages. */
  kinds!: MessageKindCountResponse[];

  /** Every status once, those without messages with zero. */
  static from(found: readonly { status: MessageStatus; count: number; late: number }[], kinds: MessageKindCountResponse[]): MessageSummaryResponse {
    return {
      counts: MESSAGE_STATUSES.map((status) => ({ status, count: found.find((row) => row.status === status)?.count ?? 0 })),
      late: found.reduce((sum, row) => sum + row.late, 0),
      kinds,
    };
  }
}
