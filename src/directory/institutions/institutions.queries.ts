import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { PageQuery } from '../../platform/http/index.js';
import { IsStateCode } from '../directory.validators.js';
import { INSTITUTION_KINDS, type InstitutionKind } from './institution.js';

/** Which institutions. */
export class InstitutionsQuery extends PageQuery {
  /** Words of a name in any language, or an acronym; misspellings are forgiven. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;

  @IsOptional()
  @IsIn(INSTITUTION_KINDS)
  kind?: InstitutionKind;

  /** State code of two letters. */
  @IsOptional()
  @IsStateCode()
  state?: string;

  /** Parts of this institution. */
  @IsOptional()
  @IsUUID()
  parent?: string;
}
