import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsUUID, MaxLength, Min, MinLength, ValidateNested } from 'class-validator';
import { IsPlainText } from '../../platform/http/index.js';
import { DECISIONS, type DecisionKind } from './approval.rules.js';

/** A registration as it was seen by whoever decides. */
export class SeenRegistrationRequest {
  @IsUUID()
  id!: string;

  @IsInt()
  @Min(1)
  version!: number;
}

/** A decision about one registration or many. */
export class DecisionRequest {
  @IsIn(DECISIONS)
  decision!: DecisionKind;

  /** Why somebody is rejected, or what is asked; the person reads it. Not for an approval. */
  @IsOptional()
  @IsPlainText()
  @MinLength(3)
  @MaxLength(500)
  words?: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique(({ id }: SeenRegistrationRequest) => id)
  @ValidateNested({ each: true })
  @Type(() => SeenRegistrationRequest)
  registrations!: SeenRegistrationRequest[];

  /** One that cannot be decided so holds back all the others. Left out: each by itself. */
  @IsOptional()
  @IsBoolean()
  allOrNone?: boolean;
}

/** What the focal point said, as staff were told. */
export class FocalPointAnswerRequest {
  @IsBoolean()
  supported!: boolean;

  @IsOptional()
  @IsPlainText()
  @MaxLength(500)
  note?: string | null;
}

/** How approval goes at an event. */
export class ApprovalSettingsRequest {
  /** The focal point of a party speaks first about its people, then the secretariat decides. */
  @IsBoolean()
  focalPointFirst!: boolean;
}
