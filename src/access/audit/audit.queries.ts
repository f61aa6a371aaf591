import { IsISO8601, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { PageQuery } from '../../platform/http/index.js';

/** Which rows of the record; the newest first. */
export class AuditQuery extends PageQuery {
  /** An action, such as `registration.approved`, or its first part, such as `registration.` */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  action?: string;

  /** Id of the account, link or device that acted. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  actorId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  subjectType?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  subjectId?: string;

  @IsOptional()
  @IsUUID()
  eventId?: string;

  /** From this time on (RFC 3339). */
  @IsOptional()
  @IsISO8601({ strict: true })
  from?: string;

  /** Up to this time, not included (RFC 3339). */
  @IsOptional()
  @IsISO8601({ strict: true })
  to?: string;
}
