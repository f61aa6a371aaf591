import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { IsCalendarDate } from '../../platform/http/index.js';

/** Which lines of the attendance list. */
class AttendanceFilterQuery {
  /** Look at this day alone (YYYY-MM-DD). */
  @IsOptional()
  @IsCalendarDate()
  day?: string;

  /** Look at this session alone: present is whoever was checked in to it. */
  @IsOptional()
  @IsUUID()
  session?: string;

  @IsOptional()
  @IsString()
  @Length(1, 60)
  category?: string;

  /** Id of a party, or `none`. */
  @IsOptional()
  @Matches(/^(none|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/)
  party?: string;

  @IsOptional()
  @IsIn(['female', 'male', 'other', 'unknown'])
  sex?: 'female' | 'male' | 'other' | 'unknown';

  @IsOptional()
  @IsIn(['present', 'absent'])
  presence?: 'present' | 'absent';

  /** Beginnings of names, in any script. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;
}

/** Which part of the list. */
export class AttendanceQuery extends AttendanceFilterQuery {
  /** Items a page, 1 to 200. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  /** Where the last page ended, as the last answer gave it in `next`. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

/** What is taken out, and why. */
export class AttendanceExportQuery extends AttendanceFilterQuery {
  /** Why the list is taken out; kept in the record. */
  @IsOptional()
  @IsString()
  @MaxLength(300)
  reason?: string;
}
