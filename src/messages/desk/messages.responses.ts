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
  /** Name of the recipient as it was addressed; null until it was sent. */
  recipient!: string | null;
  subject!: string | null;
  locale!: string | null;
  /** The rule, campaign or transition that caused it. */
  cause!: string;
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
  outcome!: string;
  /** The server's words. */
  reply!: string | null;
}

/** What was sent, but for the secrets of its links. */
export class MessageCopyResponse {
  subject!: string;
  text!: string;
  html!: string;
  attachments!: { filename: string; contentType: string }[];
}

/** A message with all that is known of it. */
export class MessageDetailResponse extends MessageResponse {
  attemptLog!: MessageAttemptResponse[];
  copy!: MessageCopyResponse | null;
}

/** How many messages are in each state. */
export class MessageSummaryResponse {
  counts!: { status: MessageStatus; count: number }[];

  /** Every status once, those without messages with zero. */
  static from(found: readonly { status: MessageStatus; count: number }[]): MessageSummaryResponse {
    return { counts: MESSAGE_STATUSES.map((status) => ({ status, count: found.find((row) => row.status === status)?.count ?? 0 })) };
  }
}
