import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { IsTexts } from '../../events/index.js';
import { IsCalendarDate } from '../../platform/http/index.js';
import { LocalisedTextResponse } from '../../platform/i18n/index.js';
import { AUDIENCES, FIELD_KINDS, type Audience, type FieldKind, type FormCondition, type FormDefinition, type FormField, type FormLimits, type FormText } from './form.js';

/** The longest that answers are kept for their own sake, in days: six years, as long as the record of what happened. */
const LONGEST_KEPT = 2_192;

/** An answer that can be chosen. */
export class FormOptionRequest {
  @IsString()
  @Matches(/^[\w-]{1,60}$/)
  value!: string;

  @IsTexts({ max: 300 })
  label!: LocalisedTextResponse;

  /** How many people may choose it. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  places?: number | null;
}

/** Holds when another question before it, or the `category`, was answered with one of these. */
export class FormConditionRequest {
  @IsString()
  @MaxLength(40)
  field!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  is!: string[];
}

/** Bounds of an answer: of a number, of the length of a text, of how many are chosen; or the first and last day. */
export class FormLimitsRequest {
  @IsOptional()
  @IsNumber()
  @Min(Number.MIN_SAFE_INTEGER)
  @Max(Number.MAX_SAFE_INTEGER)
  min?: number | null;

  @IsOptional()
  @IsNumber()
  @Min(Number.MIN_SAFE_INTEGER)
  @Max(Number.MAX_SAFE_INTEGER)
  max?: number | null;

  @IsOptional()
  @IsCalendarDate()
  from?: string | null;

  @IsOptional()
  @IsCalendarDate()
  to?: string | null;

  /** Id of a question before it, whose day this one may not precede. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  notBefore?: string | null;
}

/** A question. */
export class FormFieldRequest {
  /** Stable: answers of every version are kept under it. */
  @IsString()
  @MaxLength(40)
  id!: string;

  @IsIn(FIELD_KINDS)
  kind!: FieldKind;

  @IsTexts({ max: 300 })
  label!: LocalisedTextResponse;

  @IsOptional()
  @IsTexts({ max: 1000 })
  hint?: LocalisedTextResponse | null;

  @IsBoolean()
  required!: boolean;

  /** Sealed before it is stored; for passports, health, food. */
  @IsBoolean()
  sensitive!: boolean;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(300)
  @ValidateNested({ each: true })
  @Type(() => FormOptionRequest)
  options?: FormOptionRequest[] | null;

  /** Asked when all of these hold. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => FormConditionRequest)
  visibleWhen?: FormConditionRequest[];

  @IsOptional()
  @ValidateNested()
  @Type(() => FormLimitsRequest)
  limits?: FormLimitsRequest | null;

  /** Who of the staff reads the answers; everybody whose task the event is when left out. */
  @IsOptional()
  @IsIn(AUDIENCES)
  audience?: Audience;

  /** Days after the event that the answers are kept; as long as the registration when left out. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(LONGEST_KEPT)
  keptDays?: number | null;

  /** A changed answer needs approval again. */
  @IsOptional()
  @IsBoolean()
  reapprove?: boolean;
}

export class FormSectionRequest {
  @IsString()
  @MaxLength(40)
  id!: string;

  @IsTexts({ max: 300 })
  title!: LocalisedTextResponse;

  /** Asked when all of these hold. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => FormConditionRequest)
  visibleWhen?: FormConditionRequest[];

  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => FormFieldRequest)
  fields!: FormFieldRequest[];
}

/** What an event asks. */
export class FormRequest {
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => FormSectionRequest)
  sections!: FormSectionRequest[];

  /** The form as it is kept: nothing of a request but what it names. */
  definition(): FormDefinition {
    return { sections: this.sections.map(({ id, title, visibleWhen, fields }) => ({ id, title: textOf(title), visibleWhen: conditionsOf(visibleWhen), fields: fields.map(definedField) })) };
  }
}

function definedField({ id, kind, label, hint, required, sensitive, options, visibleWhen, limits, audience, keptDays, reapprove }: FormFieldRequest): FormField<FieldKind> {
  return {
    id,
    kind,
    label: textOf(label),
    hint: hint ? textOf(hint) : null,
    required,
    sensitive,
    options: options ? options.map((option) => ({ value: option.value, label: textOf(option.label), places: option.places ?? null })) : null,
    visibleWhen: conditionsOf(visibleWhen),
    limits: limits ? limitsOf(limits) : null,
    audience: audience ?? 'team',
    keptDays: keptDays ?? null,
    reapprove: reapprove ?? false,
  };
}

function conditionsOf(conditions: readonly FormConditionRequest[] | null | undefined): FormCondition[] {
  return (conditions ?? []).map(({ field, is }) => ({ field, is }));
}

/** Null when nothing is limited. */
function limitsOf({ min = null, max = null, from = null, to = null, notBefore = null }: FormLimitsRequest): FormLimits | null {
  const limits = { min, max, from, to, notBefore };
  return Object.values(limits).every((limit) => limit === null) ? null : limits;
}

function textOf({ en, ru, fa }: LocalisedTextResponse): FormText {
  return { ...(en && { en }), ...(ru && { ru }), ...(fa && { fa }) };
}
