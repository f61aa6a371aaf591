import { IsOptional, IsUUID } from 'class-validator';
import { IsCalendarDate } from '../../platform/http/index.js';

/** As of which day. */
export class OnQuery {
  /** `YYYY-MM-DD`; today when it is left out. */
  @IsOptional()
  @IsCalendarDate()
  on?: string;
}

/** Whose focal points: name either. */
export class FocalPointsQuery {
  @IsOptional()
  @IsUUID()
  party?: string;

  @IsOptional()
  @IsUUID()
  institution?: string;
}
