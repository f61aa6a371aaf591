import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { IsTexts } from '../../events/index.js';
import { IsLocalDateTime } from '../../platform/http/index.js';
import { LocalisedTextResponse } from '../../platform/i18n/index.js';
import { CATEGORIES } from '../categories.js';
import type { FieldKind, FormDefinition, FormField, FormText } from '../form/form.js';

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

/** An answer that can be chosen. */
export class FormOptionRequest {
  @IsString()
  @Matches(/^[\w-]{1,60}$/)
  value!: string;

  @IsTexts({ max: 300 })
  label!: LocalisedTextResponse;
}

/** When a question is asked: another one before it, or the `category`, was answered with one of these. */
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

const KINDS = ['text', 'paragraph', 'email', 'phone', 'number', 'date', 'choice', 'choices', 'select', 'consent', 'yes-no', 'country', 'language', 'languages'] as const;

/** A question. */
export class FormFieldRequest {
  /** Stable: answers of every version are kept under it. */
  @IsString()
  @MaxLength(40)
  id!: string;

  @IsIn(KINDS)
  kind!: (typeof KINDS)[number];

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

  @IsOptional()
  @ValidateNested()
  @Type(() => FormConditionRequest)
  visibleWhen?: FormConditionRequest | null;
}

export class FormSectionRequest {
  @IsString()
  @MaxLength(40)
  id!: string;

  @IsTexts({ max: 300 })
  title!: LocalisedTextResponse;

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
    return { sections: this.sections.map(({ id, title, fields }) => ({ id, title: textOf(title), fields: fields.map(definedField) })) };
  }
}

function definedField({ id, kind, label, hint, required, sensitive, options, visibleWhen }: FormFieldRequest): FormField<FieldKind> {
  return {
    id,
    kind,
    label: textOf(label),
    hint: hint ? textOf(hint) : null,
    required,
    sensitive,
    options: options ? options.map((option) => ({ value: option.value, label: textOf(option.label) })) : null,
    visibleWhen: visibleWhen ? { field: visibleWhen.field, is: visibleWhen.is } : null,
  };
}

function textOf({ en, ru, fa }: LocalisedTextResponse): FormText {
  return { ...(en && { en }), ...(ru && { ru }), ...(fa && { fa }) };
}
