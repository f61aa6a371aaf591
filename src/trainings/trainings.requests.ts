import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { IsTexts } from '../events/index.js';
import { LocalisedTextResponse } from '../platform/i18n/index.js';
import { ATTENDANCE_BASES, type AttendanceBasis } from './attendance.rules.js';

/** What a training adds to an event. */
export class TrainingRequest {
  /** What trainees will know or be able to do, in Markdown. */
  @IsOptional()
  @IsTexts({ max: 10_000, lines: true })
  objectives?: LocalisedTextResponse | null;

  /** People of the directory, in the order in which they are named. */
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  trainerIds!: string[];

  /** Percent of the sessions that count which must be attended for a certificate. */
  @IsInt()
  @Min(1)
  @Max(100)
  attendanceThreshold!: number;

  /** On each day, or over the whole training. */
  @IsIn(ATTENDANCE_BASES)
  attendanceBasis!: AttendanceBasis;
}
