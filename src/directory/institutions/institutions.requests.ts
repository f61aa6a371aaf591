import { IsIn, IsOptional, IsString, IsUrl, IsUUID, MaxLength } from 'class-validator';
import { IsPlainText } from '../../platform/http/index.js';
import { IsLocalisedText, LocalisedTextResponse } from '../../platform/i18n/index.js';
import { IsLeftOutOr, IsStateCode } from '../directory.validators.js';
import { INSTITUTION_KINDS, type InstitutionKind } from './institution.js';

/** What may be told of an institution besides its name and kind; null clears a field. */
export class InstitutionDetailsRequest {
  @IsOptional()
  @IsString()
  @IsPlainText()
  @MaxLength(40)
  acronym?: string | null;

  /** State that it belongs to; none for international organisations. */
  @IsOptional()
  @IsStateCode()
  stateIso2?: string | null;

  /** What it is part of. */
  @IsOptional()
  @IsUUID()
  parentId?: string | null;

  @IsOptional()
  @IsUrl({ protocols: ['https', 'http'], require_protocol: true })
  @MaxLength(300)
  website?: string | null;
}

/** An institution. */
export class InstitutionRequest extends InstitutionDetailsRequest {
  @IsLocalisedText({ max: 300 })
  name!: LocalisedTextResponse;

  @IsIn(INSTITUTION_KINDS)
  kind!: InstitutionKind;
}

/** A change to an institution: what is left out stays, null clears. */
export class InstitutionChangeRequest extends InstitutionDetailsRequest {
  @IsLeftOutOr()
  @IsLocalisedText({ max: 300 })
  name?: LocalisedTextResponse;

  @IsLeftOutOr()
  @IsIn(INSTITUTION_KINDS)
  kind?: InstitutionKind;
}
