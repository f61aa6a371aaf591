import { CATEGORY_FIELD, type FieldKind, type FormDefinition, type FormField, type FormText } from './form.js';

/** What is wrong with a form that an organiser made, and where: `sections[0].fields[2].options`. */
export interface FormFault {
  field: string;
  code: 'FORM_ID_INVALID' | 'FORM_ID_TWICE' | 'FORM_LABEL_MISSING' | 'FORM_OPTIONS_MISSING' | 'FORM_OPTIONS_UNASKED' | 'FORM_OPTION_TWICE' | 'FORM_CONDITION_UNKNOWN';
}

type Field = FormField<FieldKind>;

/** Kinds whose answers an organiser lists. */
const LISTED: ReadonlySet<FieldKind> = new Set<FieldKind>(['choice', 'choices', 'select']);

const ID = /^[a-zA-Z][\w-]{0,39}$/;

/**
 * Checks a form that an organiser made: ids that are stable names and stand once, a label in English or Russian at least, answers to choose from where
 * there is a choice, and conditions on questions that were asked before. Empty when all is well.
 */
export function definitionFaults(form: FormDefinition): FormFault[] {
  const faults: FormFault[] = [];
  const sections = new Set<string>();
  const before = new Map<string, Field>();
  form.sections.forEach((section, place) => {
    const at = `sections[${place}]`;
    faults.push(...idFaults(section.id, sections, at), ...labelFaults(section.title, `${at}.title`));
    sections.add(section.id);
    section.fields.forEach((field, index) => {
      faults.push(...fieldFaults(field, before, `${at}.fields[${index}]`));
      before.set(field.id, field);
    });
  });
  return faults;
}

function fieldFaults(field: Field, before: ReadonlyMap<string, Field>, at: string): FormFault[] {
  const reserved: FormFault[] = field.id === CATEGORY_FIELD ? [{ field: `${at}.id`, code: 'FORM_ID_INVALID' }] : [];
  return [...reserved, ...idFaults(field.id, before, at), ...labelFaults(field.label, `${at}.label`), ...optionFaults(field, at), ...conditionFaults(field, before, at)];
}

function idFaults(id: string, taken: { has(id: string): boolean }, at: string): FormFault[] {
  if (!ID.test(id)) return [{ field: `${at}.id`, code: 'FORM_ID_INVALID' }];
  return taken.has(id) ? [{ field: `${at}.id`, code: 'FORM_ID_TWICE' }] : [];
}

function labelFaults(label: FormText, at: string): FormFault[] {
  return label.en?.trim() || label.ru?.trim() ? [] : [{ field: at, code: 'FORM_LABEL_MISSING' }];
}

function optionFaults({ kind, options }: Field, at: string): FormFault[] {
  const here = `${at}.options`;
  if (!LISTED.has(kind)) return options === null ? [] : [{ field: here, code: 'FORM_OPTIONS_UNASKED' }];
  if (options === null || options.length < 2) return [{ field: here, code: 'FORM_OPTIONS_MISSING' }];
  const twice: FormFault[] = new Set(options.map(({ value }) => value)).size < options.length ? [{ field: here, code: 'FORM_OPTION_TWICE' }] : [];
  return [...twice, ...options.flatMap(({ label }, index) => labelFaults(label, `${here}[${index}].label`))];
}

/** A condition asks about a question before it, and about answers that this question can have. */
function conditionFaults({ visibleWhen }: Field, before: ReadonlyMap<string, Field>, at: string): FormFault[] {
  if (visibleWhen === null || visibleWhen.field === CATEGORY_FIELD) return [];
  const about = before.get(visibleWhen.field);
  const values = about?.kind === 'yes-no' ? ['yes', 'no'] : about?.options?.map(({ value }) => value);
  const possible = about !== undefined && visibleWhen.is.length > 0 && (values === undefined || visibleWhen.is.every((value) => values.includes(value)));
  return possible ? [] : [{ field: `${at}.visibleWhen`, code: 'FORM_CONDITION_UNKNOWN' }];
}
