import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { PageQuery } from '../../platform/http/index.js';

export const MESSAGE_STATUSES = ['waiting', 'handed', 'sending', 'sent', 'failed', 'unknown', 'suppressed', 'cancelled'] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

/** Statuses by what they mean to people: on its way, sent, needing somebody, ended without being sent. */
export const MESSAGE_GROUPS = {
  underway: ['waiting', 'handed', 'sending'],
  sent: ['sent'],
  attention: ['failed', 'unknown'],
  ended: ['suppressed', 'cancelled'],
} as const satisfies Record<string, readonly MessageStatus[]>;
export type MessageGroup = keyof typeof MESSAGE_GROUPS;

/** Which messages to list, newest first. */
export class MessagesQuery extends PageQuery {
  @IsOptional()
  @IsIn(MESSAGE_STATUSES)
  status?: MessageStatus;

  /** Messages on their way, sent, needing somebody (failed, or their fate unknown), or ended without being sent. */
  @IsOptional()
  @IsIn(Object.keys(MESSAGE_GROUPS))
  group?: MessageGroup;

  /** A kind of message, such as `registration-confirmed`. */
  @IsOptional()
  @IsString()
  @MaxLength(80)
  kind?: string;

  /** Messages to one person. */
  @IsOptional()
  @IsUUID()
  person?: string;
}
