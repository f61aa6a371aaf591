import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { IsTexts } from '../events/index.js';
import { LocalisedTextResponse } from '../platform/i18n/index.js';

/** What a meeting adds to an event. */
export class MeetingRequest {
  /** The body that meets, such as Senior Officials Meeting. */
  @IsTexts({ max: 200, filled: true })
  body!: LocalisedTextResponse;

  /** Which of its meetings it is; null when they are not counted. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(9_999)
  number?: number | null;

  /** The party that chairs. */
  @IsOptional()
  @IsUUID()
  chairPartyId?: string | null;
}
