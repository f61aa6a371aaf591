import { IsString, Matches, MaxLength } from 'class-validator';

/** Public address of an event. */
export class SlugParam {
  @IsString()
  @MaxLength(120)
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  slug!: string;
}
