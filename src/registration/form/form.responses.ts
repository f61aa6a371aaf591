import { LocalisedTextResponse } from '../../platform/i18n/index.js';
import type { AskedKind, Audience, FieldKind, FormCondition, FormField, FormOption } from './form.js';
import type { StoredForm } from './forms.js';

/** An answer that can be chosen. */
export class FormOptionResponse {
  value!: string;
  label!: LocalisedTextResponse;
  /** How many people may choose it; without a limit when null. */
  places!: number | null;
}

/** Holds when another question before it, or the `category`, was answered with one of these. */
export class FormConditionResponse {
  field!: string;
  is!: string[];
}

/** Bounds of an answer: of a number, of the length of a text, of how many are chosen; or the first and last day. */
export class FormLimitsResponse {
  min!: number | null;
  max!: number | null;
  from!: string | null;
  to!: string | null;
  /** Id of a question before it, whose day this one may not precede. */
  notBefore!: string | null;
}

/** A question of a form, as it is asked. */
export class FormFieldResponse {
  id!: string;
  kind!: AskedKind;
  label!: LocalisedTextResponse;
  hint!: LocalisedTextResponse | null;
  required!: boolean;
  /** Sealed before it is stored. */
  sensitive!: boolean;
  options!: FormOptionResponse[] | null;
  /** Asked when all of these hold. */
  visibleWhen!: FormConditionResponse[];
  limits!: FormLimitsResponse | null;
  /** Who of the staff reads the answer: everybody whose task the event is, or the secretariat alone. */
  audience!: Audience;
  /** Days after the event that the answer is kept; as long as the registration when null. */
  keptDays!: number | null;
  /** A changed answer needs approval again. */
  reapprove!: boolean;

  static from(field: FormField): FormFieldResponse {
    return { ...field, options: optionsOf(field.options), visibleWhen: conditionsOf(field.visibleWhen) };
  }
}

export class FormSectionResponse {
  id!: string;
  title!: LocalisedTextResponse;
  fields!: FormFieldResponse[];
}

/** What is asked of somebody who registers, and whether they can now. */
export class PublicFormResponse {
  state!: 'open' | 'not-yet' | 'closed' | 'by-invitation' | 'none';
  opensAt!: Date | null;
  closesAt!: Date | null;
  categories!: string[];
  /** Version of the event's own questions; null for the standard ones. */
  number!: number | null;
  /** Version of the data protection notice that is agreed to. */
  noticeVersion!: number;
  sections!: FormSectionResponse[];
}

/** A question of a form, as it was made. */
export class DefinedFieldResponse {
  id!: string;
  kind!: FieldKind;
  label!: LocalisedTextResponse;
  hint!: LocalisedTextResponse | null;
  required!: boolean;
  sensitive!: boolean;
  options!: FormOptionResponse[] | null;
  /** Asked when all of these hold. */
  visibleWhen!: FormConditionResponse[];
  limits!: FormLimitsResponse | null;
  /** Who of the staff reads the answers: everybody whose task the event is, or the secretariat alone. */
  audience!: Audience;
  /** Days after the event that the answers are kept; as long as the registration when null. */
  keptDays!: number | null;
  /** A changed answer needs approval again. */
  reapprove!: boolean;
}

export class DefinedSectionResponse {
  id!: string;
  title!: LocalisedTextResponse;
  visibleWhen!: FormConditionResponse[];
  fields!: DefinedFieldResponse[];

  static from({ id, title, visibleWhen, fields }: StoredForm['definition']['sections'][number]): DefinedSectionResponse {
    return { id, title, visibleWhen: conditionsOf(visibleWhen), fields: fields.map((field) => ({ ...field, options: optionsOf(field.options), visibleWhen: conditionsOf(field.visibleWhen) })) };
  }
}

/** What an event asks, as it was made. */
export class FormResponse {
  /** Counts from 1 for a form of the event's own; 0 for the standard one. */
  version!: number;
  /** When this version was made; null for the standard form. */
  madeAt!: Date | null;
  /** How many registrations were answered under this version. */
  answered!: number;
  sections!: DefinedSectionResponse[];

  static from({ number, madeAt, definition }: StoredForm, answered: number): FormResponse {
    return { version: number, madeAt, answered, sections: definition.sections.map((section) => DefinedSectionResponse.from(section)) };
  }
}

function optionsOf(options: readonly FormOption[] | null): FormOptionResponse[] | null {
  return options ? [...options] : null;
}

function conditionsOf(conditions: readonly FormCondition[]): FormConditionResponse[] {
  return conditions.map(({ field, is }) => ({ field, is: [...is] }));
}
