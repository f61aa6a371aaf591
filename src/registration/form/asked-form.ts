import { partsOf } from './asked-parts.js';
import type { AskedKind, FieldKind, Form, FormDefinition, FormField, FormOption, FormSection, FormText } from './form.js';
import { YES_NO } from './known-options.js';

/** Lists that Convoke knows, in the order of the reader's language. */
export interface KnownLists {
  countries: readonly FormOption[];
  languages: readonly FormOption[];
}

const AGREED: FormText = { en: 'Agreed', ru: 'Согласие дано', fa: 'موافقت شد' };

/**
 * The form as it is asked: countries and languages become lists to choose from, a passport becomes its number, State and last day, and what a section
 * is asked for becomes a condition of its questions; so that one validator and one page know a handful of kinds.
 */
export function askedForm(definition: FormDefinition, lists: KnownLists): Form {
  return { sections: definition.sections.map((section) => askedSection(section, lists)) };
}

function askedSection(section: FormSection<FieldKind>, lists: KnownLists): FormSection {
  const conditioned = section.fields.map((field) => ({ ...field, visibleWhen: [...section.visibleWhen, ...field.visibleWhen] }));
  return { ...section, visibleWhen: [], fields: conditioned.flatMap((field) => askedFields(field, lists)) };
}

function askedFields(field: FormField<FieldKind>, lists: KnownLists): FormField[] {
  switch (field.kind) {
    case 'yes-no':
      return [as(field, 'choice', YES_NO)];
    case 'country':
      return [as(field, 'select', lists.countries)];
    case 'language':
      return [as(field, 'select', lists.languages)];
    case 'languages':
      return [as(field, 'choices', lists.languages)];
    case 'passport':
    case 'dietary':
    case 'accessibility':
    case 'travel':
      return partsOf({ ...field, kind: field.kind }, lists.countries);
    default:
      return [{ ...field, kind: field.kind }];
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
