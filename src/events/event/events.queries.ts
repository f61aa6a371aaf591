import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsCalendarDate, PageQuery } from '../../platform/http/index.js';
import { IsCountry } from '../events.validators.js';
import { EVENT_STATUSES, type EventStatus } from '../life/life.rules.js';

/** Which events. */
export class EventsQuery extends PageQuery {
  @IsOptional()
  @IsString()
  @MaxLength(40)
  kind?: string;

  /** One status, or several. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value : [value]))
  @IsArray()
  @ArrayMaxSize(EVENT_STATUSES.length)
  @IsIn(EVENT_STATUSES, { each: true })
  status?: EventStatus[];

  /** A process that they belong to. */
  @IsOptional()
  @IsUUID()
  process?: string;

  @IsOptional()
  @IsCountry()
  country?: string;

  /** Events that are not over before this day, `YYYY-MM-DD`. */
  @IsOptional()
  @IsCalendarDate()
  from?: string;

  /** Events that begin on this day at the latest, `YYYY-MM-DD`. */
  @IsOptional()
  @IsCalendarDate()
  to?: string;

  /** Words of the title, theme or place in any language. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;

  /** The latest first, or the soonest. */
  @IsOptional()
  @IsIn(['latest', 'soonest'])
  order: 'latest' | 'soonest' = 'latest';
}

/** Which public events. */
export class PublicEventsQuery extends PageQuery {
  /** To come (soonest first, those that are being held included), or past (latest first). */
  @IsOptional()
  @IsIn(['coming', 'past'])
  when: 'coming' | 'past' = 'coming';

  @IsOptional()
  @IsString()
  @MaxLength(40)
  kind?: string;

  /** Acronym or id of a process that they belong to. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  process?: string;

  @IsOptional()
  @IsCountry()
  country?: string;

  /** Words of the title, theme or place in any language. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;
}
