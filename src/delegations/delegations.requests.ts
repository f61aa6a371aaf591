import { OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsDefined, IsIn, IsISO31661Alpha2, IsOptional, IsUUID, MaxLength, ValidateIf, ValidateNested } from 'class-validator';
import { PARTY_STATUSES, type PartyStatus } from '../directory/index.js';
import { IsLocalDateTime, IsPlainText } from '../platform/http/index.js';
import { LOCALES, type Locale } from '../platform/i18n/index.js';
import { RegisterPersonRequest } from '../registration/index.js';
import { DELEGATION_FUNCTIONS, type DelegationFunction } from './delegation.js';

/** Somebody new, as whoever names them tells of them: as a form of registration does, without the State, which is the party's. */
export class NamedPersonRequest extends OmitType(RegisterPersonRequest, ['stateIso2'] as const) {
  /** The language in which the person reads letters. */
  @IsIn(LOCALES)
  locale!: Locale;
}

/** Somebody who is named: of the directory by `personId`, or somebody new. */
export class NomineeRequest {
  @IsIn(DELEGATION_FUNCTIONS)
  function!: DelegationFunction;

  @ValidateIf((request: NomineeRequest) => request.person === undefined || request.personId !== undefined)
  @IsUUID()
  personId?: string;

  @ValidateIf((request: NomineeRequest) => request.personId === undefined || request.person !== undefined)
  @IsDefined()
  @ValidateNested()
  @Type(() => NamedPersonRequest)
  person?: NamedPersonRequest;
}

/** People who are named together, in the order of the letter. */
export class NominateRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => NomineeRequest)
  people!: NomineeRequest[];
}

export class ArrangedRequest {
  @IsUUID()
  registrationId!: string;

  @IsIn(DELEGATION_FUNCTIONS)
  function!: DelegationFunction;
}

/** All people of a delegation in their new order. */
export class ArrangeRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ArrangedRequest)
  people!: ArrangedRequest[];
}

export class DeclineDelegationRequest {
  @IsOptional()
  @IsPlainText()
  @MaxLength(500)
  reason?: string;
}

/** To whom the link is passed. */
export class PassOnRequest {
  @IsUUID()
  personId!: string;
}

/** Another letter with another link; to whoever holds it now unless somebody else of the party is named. */
export class RenewLinkRequest {
  @IsOptional()
  @IsUUID()
  personId?: string;
}

/** Both deadlines, wall times by the clock of the event's place; null: until it begins. */
export class DeadlinesRequest {
  @ValidateIf((request: DeadlinesRequest) => request.nominateBy !== null)
  @IsLocalDateTime()
  nominateBy!: string | null;

  @ValidateIf((request: DeadlinesRequest) => request.completeBy !== null)
  @IsLocalDateTime()
  completeBy!: string | null;
}

/** Which parties are asked to name their people: of these statuses on the event's first day, or these ones. */
export class OpenDelegationsRequest extends DeadlinesRequest {
  @ValidateIf((request: OpenDelegationsRequest) => request.partyIds === undefined || request.statuses !== undefined)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(PARTY_STATUSES, { each: true })
  statuses?: PartyStatus[];

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(300)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  partyIds?: string[];

  /** Parties that are not asked this time. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(300)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  exclude?: string[];
}

/** A State that is asked to this event alone. */
export class AddStateRequest extends DeadlinesRequest {
  /** ISO 3166-1 alpha-2. */
  @IsISO31661Alpha2()
  stateIso2!: string;

  /** A guest of the process on the days of the event, or no party of it at all. */
  @IsIn(['guest', 'no-party'])
  as!: 'guest' | 'no-party';
}
