import { LocalisedTextResponse } from '../../platform/i18n/index.js';
import type { FormField } from '../form/form.js';
import type { StoredForm } from '../form/forms.js';

export class SettingsResponse {
  opensLocal!: string | null;
  closesLocal!: string | null;
  byInvitation!: boolean;
  needsApproval!: boolean;
  categories!: string[];
  waitingList!: boolean;
  offerHours!: number;
  version!: number;
}

/** An answer that can be chosen. */
export class FormOptionResponse {
  value!: string;
  label!: LocalisedTextResponse;
}

/** When a question is asked: another one before it, or the `category`, was answered with one of these. */
export class FormConditionResponse {
  field!: string;
  is!: string[];
}

/** A question of a form, as it is asked. */
export class FormFieldResponse {
  id!: string;
  kind!: 'text' | 'paragraph' | 'email' | 'phone' | 'number' | 'date' | 'choice' | 'choices' | 'select' | 'consent';
  label!: LocalisedTextResponse;
  hint!: LocalisedTextResponse | null;
  required!: boolean;
  /** Sealed before it is stored. */
  sensitive!: boolean;
  options!: FormOptionResponse[] | null;
  visibleWhen!: FormConditionResponse | null;

  static from(field: FormField): FormFieldResponse {
    const { options, visibleWhen } = field;
    return { ...field, options: options ? [...options] : null, visibleWhen: visibleWhen ? { field: visibleWhen.field, is: [...visibleWhen.is] } : null };
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
  kind!: 'text' | 'paragraph' | 'email' | 'phone' | 'number' | 'date' | 'choice' | 'choices' | 'select' | 'consent' | 'yes-no' | 'country' | 'language' | 'languages';
  label!: LocalisedTextResponse;
  hint!: LocalisedTextResponse | null;
  required!: boolean;
  sensitive!: boolean;
  options!: FormOptionResponse[] | null;
  visibleWhen!: FormConditionResponse | null;
}

export class DefinedSectionResponse {
  id!: string;
  title!: LocalisedTextResponse;
  fields!: DefinedFieldResponse[];
}

/** What an event asks, as it was made. */
export class FormResponse {
  /** Counts from 1 for a form of the event's own; 0 for the standard one. */
  version!: number;
  sections!: DefinedSectionResponse[];

  static from({ number, definition }: StoredForm): FormResponse {
    const sections = definition.sections.map(({ id, title, fields }) => ({
      id,
      title,
      fields: fields.map((field) => ({ ...field, options: field.options ? [...field.options] : null, visibleWhen: field.visibleWhen ? { field: field.visibleWhen.field, is: [...field.visibleWhen.is] } : null })),
    }));
    return { version: number, sections };
  }
}
