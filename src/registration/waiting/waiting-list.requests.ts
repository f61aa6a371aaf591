import { IsInt, Max, MaxLength, Min, MinLength } from 'class-validator';
import { IsPlainText } from '../../platform/http/index.js';

/** Why the order of arrival is not kept; the history keeps it. */
export class SeatNowRequest {
  @IsPlainText()
  @MinLength(3)
  @MaxLength(500)
  reason!: string;
}

/** Where in the line somebody is to stand. */
export class MoveRequest extends SeatNowRequest {
  /** A place among those who wait for the same, from 1; beyond the last it is the end. */
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  place!: number;
}
