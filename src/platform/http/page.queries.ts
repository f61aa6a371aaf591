import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** Which part of a list: at most `limit` items after `cursor`. */
export class PageQuery {
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
