import type { AskedKind, FieldKind, Form, FormDefinition, FormField, FormOption, FormText } from './form.js';

/** Lists that Convoke knows, in the order of the reader's language. */
export interface KnownLists {
  countries: readonly FormOption[];
  languages: readonly FormOption[];
}

const YES_NO: readonly FormOption[] = [
  { value: 'yes', label: { en: 'Yes', ru: 'Да', fa: 'بله' } },
  { value: 'no', label: { en: 'No', ru: 'Нет', fa: 'خیر' } },
];

const AGREED: FormText = { en: 'Agreed', ru: 'Согласие дано', fa: 'موافقت شد' };

/** The form as it is asked: countries and languages become lists to choose from, so that one validator and one page know a handful of kinds. */
export function askedForm(definition: FormDefinition, lists: KnownLists): Form {
  return { sections: definition.sections.map((section) => ({ ...section, fields: section.fields.map((field) => askedField(field, lists)) })) };
}

function askedField(field: FormField<FieldKind>, lists: KnownLists): FormField {
  switch (field.kind) {
    case 'yes-no':
      return as(field, 'choice', YES_NO);
    case 'country':
      return as(field, 'select', lists.countries);
    case 'language':
      return as(field, 'select', lists.languages);
    case 'languages':
      return as(field, 'choices', lists.languages);
    default:
      return { ...field, kind: field.kind };
  }
}

function as(field: FormField<FieldKind>, kind: AskedKind, options: readonly FormOption[]): FormField {
  return { ...field, kind, options };
}

/** An answer as a person reads it: the labels of what was chosen, else as it was typed. */
export function spokenAnswer(field: FormField, value: unknown, say: (text: FormText) => string): string {
  if (field.kind === 'consent') return say(AGREED);
  const one = (part: unknown): string => {
    const label = field.options?.find((option) => option.value === part)?.label;
    return label ? say(label) : String(part);
  };
  return Array.isArray(value) ? value.map(one).join(', ') : one(value);
}
