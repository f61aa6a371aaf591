import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { PageQuery } from '../../platform/http/index.js';
import { IsStateCode } from '../directory.validators.js';

/** Which people. */
export class PeopleQuery extends PageQuery {
  /** Words of a name in Latin, Cyrillic or Arabic script, or the beginning of a mailbox; misspellings are forgiven. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;

  /** State code of two letters. */
  @IsOptional()
  @IsStateCode()
  state?: string;

  /** People who work at this institution today. */
  @IsOptional()
  @IsUUID()
  institution?: string;
}
