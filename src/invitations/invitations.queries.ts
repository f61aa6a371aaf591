import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { PageQuery } from '../platform/http/index.js';
import { INVITATION_STATUSES, type InvitationStatus } from './life/invitation-life.rules.js';

/** Which invitations of an event to list, in the order in which they were made. */
export class InvitationsQuery extends PageQuery {
  @IsOptional()
  @IsIn(INVITATION_STATUSES)
  status?: InvitationStatus;

  /** `overdue`: no answer though the time is over. `undelivered`: the letter did not go out. */
  @IsOptional()
  @IsIn(['overdue', 'undelivered'])
  show?: 'overdue' | 'undelivered';

  @IsOptional()
  @IsUUID()
  partyId?: string;

  /** Part of a name, in any script. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;
}
