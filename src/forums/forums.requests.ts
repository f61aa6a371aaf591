import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { IsLeftOutOr, IsTexts } from '../events/index.js';
import { LocalisedTextResponse } from '../platform/i18n/index.js';

/** A track of a forum: with its id when it is there already, without to add it. */
export class TrackRequest {
  @IsOptional()
  @IsUUID()
  id?: string | null;

  @IsTexts({ max: 200, filled: true })
  name!: LocalisedTextResponse;
}

/** What a forum adds to an event. */
export class ForumRequest {
  /** All tracks, in their order; one that is left out is removed. */
  @IsArray()
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => TrackRequest)
  tracks!: TrackRequest[];

  /** Confirms that sessions which belong to a track shall stand under its new name. */
  @IsLeftOutOr()
  @IsBoolean()
  renameUsed?: boolean;
}
