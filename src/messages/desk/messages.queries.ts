import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '../../platform/http/index.js';

export const MESSAGE_STATUSES = ['waiting', 'handed', 'sending', 'sent', 'failed', 'unknown', 'suppressed', 'cancelled'] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

/** Which messages to list, newest first. */
export class MessagesQuery extends PageQuery {
  @IsOptional()
  @IsIn(MESSAGE_STATUSES)
  status?: MessageStatus;

  /** A kind of message, such as `registration-confirmed`. */
  @IsOptional()
  @IsString()
  @MaxLength(80)
  kind?: string;
}
