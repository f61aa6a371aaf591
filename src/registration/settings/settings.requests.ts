import { ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsLocalDateTime } from '../../platform/http/index.js';
import { CATEGORIES } from '../categories.js';

/** How people come into an event. Wall times are by the clock of its place. */
export class SettingsRequest {
  @IsOptional()
  @IsLocalDateTime()
  opensLocal?: string | null;

  @IsOptional()
  @IsLocalDateTime()
  closesLocal?: string | null;

  @IsBoolean()
  byInvitation!: boolean;

  @IsBoolean()
  needsApproval!: boolean;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(CATEGORIES, { each: true })
  categories!: string[];

  @IsBoolean()
  waitingList!: boolean;

  /** Hours that an offered seat is kept. */
  @IsInt()
  @Min(1)
  @Max(720)
  offerHours!: number;
}
