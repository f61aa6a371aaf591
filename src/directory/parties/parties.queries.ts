import { IsOptional } from 'class-validator';
import { IsCalendarDate } from '../../platform/http/index.js';

/** As of which day. */
export class OnQuery {
  /** `YYYY-MM-DD`; today when it is left out. */
  @IsOptional()
  @IsCalendarDate()
  on?: string;
}
