import { ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { IsCalendarDate } from '../../platform/http/index.js';
import { IsLocalisedText, LOCALES, LocalisedTextResponse, type Locale } from '../../platform/i18n/index.js';
import { IsLeftOutOr, IsStateCode } from '../directory.validators.js';
import { FOCAL_POINT_RANKS, PARTY_STATUSES, type FocalPointRank, type PartyStatus } from './party.js';

/** A standing consultation among States. */
export class ProcessRequest {
  /** Short name for symbols and lists, such as AP. */
  @Matches(/^\p{L}[\p{L}\p{N} .-]{0,19}$/u)
  acronym!: string;

  @IsLocalisedText({ max: 300 })
  name!: LocalisedTextResponse;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(LOCALES, { each: true })
  workingLanguages!: Locale[];

  /** What its focal points are called, such as National Coordinator. */
  @IsLeftOutOr()
  @IsLocalisedText({ max: 120 })
  focalPointTitle?: LocalisedTextResponse;
}

/** A change to a process: what is left out stays. */
export class ProcessChangeRequest {
  @IsLeftOutOr()
  @Matches(/^\p{L}[\p{L}\p{N} .-]{0,19}$/u)
  acronym?: string;

  @IsLeftOutOr()
  @IsLocalisedText({ max: 300 })
  name?: LocalisedTextResponse;

  @IsLeftOutOr()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(LOCALES, { each: true })
  workingLanguages?: Locale[];

  @IsLeftOutOr()
  @IsLocalisedText({ max: 120 })
  focalPointTitle?: LocalisedTextResponse;
}

/** From which day to which. */
export class TermRequest {
  /** First day, `YYYY-MM-DD`. */
  @IsCalendarDate()
  from!: string;

  /** Last day, `YYYY-MM-DD`; it may be the first day of the next term. Without it the term goes on. */
  @IsOptional()
  @IsCalendarDate()
  to?: string | null;
}

/** A State or an institution that joins a process, with its first status. */
export class PartyRequest extends TermRequest {
  @IsUUID()
  processId!: string;

  /** Either this … */
  @IsOptional()
  @IsStateCode()
  stateIso2?: string | null;

  /** … or this. */
  @IsOptional()
  @IsUUID()
  institutionId?: string | null;

  @IsIn(PARTY_STATUSES)
  status!: PartyStatus;
}

/** A status that a party is given. */
export class PartyStatusRequest extends TermRequest {
  @IsIn(PARTY_STATUSES)
  status!: PartyStatus;
}

/** The chair of a process. */
export class ChairTermRequest extends TermRequest {
  @IsUUID()
  partyId!: string;
}

/** Somebody to speak for a party or an institution. */
export class FocalPointRequest extends TermRequest {
  /** Either this … */
  @IsOptional()
  @IsUUID()
  partyId?: string | null;

  /** … or this. */
  @IsOptional()
  @IsUUID()
  institutionId?: string | null;

  @IsUUID()
  personId!: string;

  @IsIn(FOCAL_POINT_RANKS)
  rank!: FocalPointRank;
}

/** The last day of what is dated. */
export class EndRequest {
  /** Last day, `YYYY-MM-DD`. */
  @IsCalendarDate()
  on!: string;
}
