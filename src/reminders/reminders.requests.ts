import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsDefined, IsIn, IsInt, IsOptional, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { IsPlainText, IsTimeOfDay } from '../platform/http/index.js';
import { CATEGORIES } from '../registration/index.js';
import { ANCHORS, ASKED_STATUSES, CONCERNED, REMINDER_LETTERS, type Anchor, type AskedStatus, type Concerned, type ReminderLetter, type RuleInput } from './rules/rule.js';

/** Whom a reminder concerns. */
export class ReminderAudienceRequest {
  /** `unanswered`: invited and silent; `registered`: whose registration has one of the statuses; `attended`: who came. */
  @IsIn(CONCERNED)
  who!: Concerned;

  /** For `registered`: in which statuses; at least one. */
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(ASKED_STATUSES, { each: true })
  statuses?: AskedStatus[];

  /** Of these categories alone; of any when left out. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(CATEGORIES, { each: true })
  categories?: string[] | null;

  /** For these parties alone; for any, and for none, when left out. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  partyIds?: string[] | null;
}

/** When who is reminded of what. */
export class ReminderRequest {
  /** What the organiser calls it. */
  @IsOptional()
  @IsPlainText()
  @MaxLength(120)
  name?: string | null;

  /** What the days are counted from. */
  @IsIn(ANCHORS)
  anchor!: Anchor;

  /** Days after it; negative before it. */
  @IsInt()
  @Min(-365)
  @Max(365)
  offsetDays!: number;

  /** Wall time of that day at the event's place. */
  @IsTimeOfDay()
  atTime!: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => ReminderAudienceRequest)
  audience!: ReminderAudienceRequest;

  @IsIn(REMINDER_LETTERS)
  letter!: ReminderLetter;

  /** Not sent any more when it is so many hours late; 24 when left out. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(720)
  tooLateHours?: number;

  /** Switched on when left out. */
  @IsOptional()
  @IsBoolean()
  enabled?: boolean;

  /** What it says, with what was left out. */
  rule(): RuleInput {
    const { who, statuses, categories, partyIds } = this.audience;
    const { anchor, offsetDays, atTime, letter } = this;
    const name = this.name?.trim() ? this.name.trim() : null;
    return { name, anchor, offsetDays, atTime, letter, who, statuses: statuses ?? [], categories: categories ?? null, partyIds: partyIds ?? null, tooLateHours: this.tooLateHours ?? 24, enabled: this.enabled ?? true };
  }
}
