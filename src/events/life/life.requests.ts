import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { EVENT_STATUSES, type EventStatus } from './life.rules.js';

/** A step in the life of an event. */
export class StepRequest {
  @IsIn(EVENT_STATUSES)
  to!: EventStatus;

  /** Why; needed for cancelling and postponing, and told to those concerned. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  reason?: string | null;
}
