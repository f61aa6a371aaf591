import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDefined, IsInt, IsString, Matches, Max, MaxLength, Min, ValidateIf, ValidateNested } from 'class-validator';

/** More than any hall holds. */
const MOST = 100_000;

/** What each delegation gets that has no number of its own. */
export class DelegationDefaultsRequest {
  /** null: no limit. */
  @ValidateIf((_, value) => value !== null)
  @IsInt()
  @Min(0)
  @Max(MOST)
  seats!: number | null;

  /** How many of each delegation the organiser pays for; null: no limit. */
  @ValidateIf((_, value) => value !== null)
  @IsInt()
  @Min(0)
  @Max(MOST)
  funded!: number | null;
}

/** One number of its own. */
export class QuotaRequest {
  /** `party:<id>`, `funded:<party id>`, `category:<name>` or `session:<id>`. */
  @IsString()
  @MaxLength(80)
  @Matches(/^(?:party|funded|category|session):[\w-]+$/)
  key!: string;

  /** null: no limit, whatever every delegation gets. */
  @ValidateIf((_, value) => value !== null)
  @IsInt()
  @Min(0)
  @Max(MOST)
  capacity!: number | null;
}

/** All quotas of an event. A party that is not named gets what every delegation gets; a category then has no limit, and a session takes whoever comes. */
export class QuotasRequest {
  @IsDefined()
  @ValidateNested()
  @Type(() => DelegationDefaultsRequest)
  delegation!: DelegationDefaultsRequest;

  @IsArray()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => QuotaRequest)
  rows!: QuotaRequest[];
}
