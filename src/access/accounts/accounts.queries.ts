import { IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '../../platform/http/index.js';

/** Which accounts. */
export class AccountsQuery extends PageQuery {
  /** Part of a name or an address. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;
}
