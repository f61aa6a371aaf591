import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { PageQuery } from '../../platform/http/index.js';

/** What of those who wait for a decision to show. */
export const QUEUE_PARTS = ['secretariat', 'participant', 'focal-point', 'changed', 'duplicates'] as const;
export type QueuePart = (typeof QUEUE_PARTS)[number];

/** Which of those who wait for a decision, the longest waiting first. */
export class ApprovalQuery extends PageQuery {
  /** Those whose turn it is; those who were changed after approval; or those whom somebody else looks like. */
  @IsOptional()
  @IsIn(QUEUE_PARTS)
  part?: QueuePart;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  category?: string;

  @IsOptional()
  @IsUUID()
  partyId?: string;

  /** Part of a name, in any script. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;
}
