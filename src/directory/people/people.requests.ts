import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsEmail, IsIn, IsObject, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { IsCalendarDate, IsPlainText } from '../../platform/http/index.js';
import { IsLocalisedText, LOCALES, LocalisedTextResponse, type Locale } from '../../platform/i18n/index.js';
import { IsLanguageTag, IsLeftOutOr, IsStateCode, IsTelephone } from '../directory.validators.js';
import { IsPersonName } from '../names/index.js';
import { SEXES, type Sex } from './person.js';

/** Names in one script. */
export class NamesRequest {
  @IsPersonName()
  @MaxLength(200)
  family!: string;

  @IsPersonName()
  @MaxLength(200)
  given!: string;
}

/** Names in the script of the person's own language. */
export class NativeNamesRequest extends NamesRequest {
  /** BCP 47 tag of that language, such as `fa` or `kk`. */
  @IsLanguageTag()
  language!: string;
}

/** Names besides those of the passport. */
export class OtherScriptsRequest {
  @IsLeftOutOr()
  @IsObject()
  @ValidateNested()
  @Type(() => NamesRequest)
  cyrillic?: NamesRequest;

  @IsLeftOutOr()
  @IsObject()
  @ValidateNested()
  @Type(() => NativeNamesRequest)
  native?: NativeNamesRequest;
}

/** A further way to reach somebody. */
export class OtherContactRequest {
  @IsIn(['email', 'phone', 'fax', 'messenger'])
  kind!: 'email' | 'phone' | 'fax' | 'messenger';

  @IsString()
  @IsPlainText()
  @MaxLength(200)
  value!: string;

  @IsLeftOutOr()
  @IsString()
  @IsPlainText()
  @MaxLength(200)
  note?: string;
}

/** What may be told of a person besides their names; null clears a field. */
export class PersonDetailsRequest {
  /** Form of address, such as Ms, Dr or H.E. */
  @IsOptional()
  @IsString()
  @IsPlainText()
  @MaxLength(60)
  title?: string | null;

  /** Names besides those of the passport. */
  @IsLeftOutOr()
  @IsObject()
  @ValidateNested()
  @Type(() => OtherScriptsRequest)
  otherScripts?: OtherScriptsRequest;

  @IsOptional()
  @IsIn(SEXES)
  sex?: Sex | null;

  /** `YYYY-MM-DD`. */
  @IsOptional()
  @IsCalendarDate()
  birthDate?: string | null;

  /** Several people may share a mailbox. */
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  email?: string | null;

  @IsOptional()
  @IsTelephone()
  phone?: string | null;

  @IsLeftOutOr()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => OtherContactRequest)
  otherContacts?: OtherContactRequest[];

  /** State that the person comes from or works for. */
  @IsOptional()
  @IsStateCode()
  stateIso2?: string | null;

  /** Language of letters to this person. */
  @IsLeftOutOr()
  @IsIn(LOCALES)
  correspondenceLanguage?: Locale;

  /** Languages that the person speaks, as BCP 47 tags. */
  @IsLeftOutOr()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsLanguageTag({ each: true })
  languages?: string[];
}

/** A person as a form tells of them. Names are kept as written. */
export class PersonRequest extends PersonDetailsRequest {
  /** As in the passport. */
  @IsPersonName()
  @MaxLength(200)
  familyName!: string;

  /** As in the passport. */
  @IsPersonName()
  @MaxLength(200)
  givenName!: string;

  /** Where they work: an institution of the directory. */
  @IsOptional()
  @IsUUID()
  institutionId?: string | null;

  /** Where they work, as they write it, when it is not in the directory. */
  @IsOptional()
  @IsLocalisedText({ max: 300 })
  institutionName?: LocalisedTextResponse | null;

  @IsOptional()
  @IsLocalisedText({ max: 300 })
  position?: LocalisedTextResponse | null;
}

/** A change to a person: what is left out stays, null clears. */
export class PersonChangeRequest extends PersonDetailsRequest {
  @IsLeftOutOr()
  @IsPersonName()
  @MaxLength(200)
  familyName?: string;

  @IsLeftOutOr()
  @IsPersonName()
  @MaxLength(200)
  givenName?: string;
}

/** What somebody is, where, from when to when. */
export class PositionRequest {
  @IsOptional()
  @IsUUID()
  institutionId?: string | null;

  /** An institution that is not in the directory. */
  @IsOptional()
  @IsLocalisedText({ max: 300 })
  institutionName?: LocalisedTextResponse | null;

  @IsOptional()
  @IsLocalisedText({ max: 300 })
  title?: LocalisedTextResponse | null;

  /** First day, `YYYY-MM-DD`; null when it is not known. */
  @IsOptional()
  @IsCalendarDate()
  from?: string | null;

  /** Last day, `YYYY-MM-DD`; null while it is held. */
  @IsOptional()
  @IsCalendarDate()
  to?: string | null;

  /** End the positions held until now: on the day before this one begins, or yesterday when its first day is not known. */
  @IsLeftOutOr()
  @IsBoolean()
  endsOthers?: boolean;
}
