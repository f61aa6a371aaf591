import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { PageQuery } from '../platform/http/index.js';
import { REGISTRATION_STATUSES, type RegistrationStatus } from './life/registration-life.rules.js';

/** Which registrations of an event to list, in order of arrival. */
export class RegistrationsQuery extends PageQuery {
  @IsOptional()
  @IsIn(REGISTRATION_STATUSES)
  status?: RegistrationStatus;

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
