import { CATEGORIES } from '../categories.js';
import { isDay, LONGEST } from './fits.js';
import { CATEGORY_FIELD, type FieldKind, type FormCondition, type FormDefinition, type FormField, type FormLimits, type FormText } from './form.js';

// Pure and without Node: the browser tells organisers of faults with this file too.

/** What is wrong with a form that an organiser made, and where: `sections[0].fields[2].options`. */
export interface FormFault {
  field: string;
  code:
    | 'FORM_ID_INVALID'
    | 'FORM_ID_TWICE'
    | 'FORM_LABEL_MISSING'
    | 'FORM_OPTIONS_MISSING'
    | 'FORM_OPTIONS_UNASKED'
    | 'FORM_OPTION_TWICE'
    | 'FORM_CONDITION_UNKNOWN'
    | 'FORM_LIMIT_UNFIT'
    | 'FORM_LIMITS_REVERSED'
    | 'FORM_MUST_BE_SENSITIVE'
    | 'FORM_PLACES_UNCOUNTED';
}

type Field = FormField<FieldKind>;
type Before = ReadonlyMap<string, Field>;
/** The names of limits that bound an answer of a kind. */
type Limit = keyof FormLimits;

/** Kinds whose answers an organiser lists. */
export const LISTED_KINDS: ReadonlySet<FieldKind> = new Set<FieldKind>(['choice', 'choices', 'select']);

/** Kinds whose answers are of health, faith or identity, and so are sealed whatever the organiser says. */
export const SENSITIVE_KINDS: ReadonlySet<FieldKind> = new Set<FieldKind>(['passport', 'dietary', 'accessibility']);

/** Which limits each kind knows; the others know none. */
export const LIMITS_OF: Readonly<Partial<Record<FieldKind, readonly Limit[]>>> = {
  text: ['min', 'max'],
  paragraph: ['min', 'max'],
  number: ['min', 'max'],
  date: ['from', 'to', 'notBefore'],
  choices: ['min', 'max'],
  languages: ['min', 'max'],
};

/** Kinds whose answers a condition can name: a list, or yes and no. */
export const CONDITIONED_KINDS: ReadonlySet<FieldKind> = new Set<FieldKind>([...LISTED_KINDS, 'yes-no', 'country', 'language', 'languages', 'consent']);

const ID = /^[a-zA-Z][\w-]{0,39}$/;

/**
 * Checks a form that an organiser made: ids that are stable names and stand once, a label in English or Russian at least, answers to choose from where
 * there is a choice, conditions on questions that were asked before, limits that an answer can keep, and sealed answers where they must be. Empty when all is well.
 */
export function definitionFaults(form: FormDefinition): FormFault[] {
  const faults: FormFault[] = [];
  const sections = new Set<string>();
  const before = new Map<string, Field>();
  form.sections.forEach((section, place) => {
    const at = `sections[${place}]`;
    faults.push(...idFaults(section.id, sections, at), ...labelFaults(section.title, `${at}.title`), ...conditionFaults(section.visibleWhen, before, at));
    sections.add(section.id);
    section.fields.forEach((field, index) => {
      faults.push(...fieldFaults(field, before, `${at}.fields[${index}]`));
      before.set(field.id, field);
    });
  });
  return faults;
}

function fieldFaults(field: Field, before: Before, at: string): FormFault[] {
  const reserved: FormFault[] = field.id === CATEGORY_FIELD ? [{ field: `${at}.id`, code: 'FORM_ID_INVALID' }] : [];
  return [
    ...reserved,
    ...idFaults(field.id, before, at),
    ...labelFaults(field.label, `${at}.label`),
    ...optionFaults(field, at),
    ...conditionFaults(field.visibleWhen, before, at),
    ...limitFaults(field, before, at),
    ...sealFaults(field, at),
  ];
}

function idFaults(id: string, taken: { has(id: string): boolean }, at: string): FormFault[] {
  if (!ID.test(id)) return [{ field: `${at}.id`, code: 'FORM_ID_INVALID' }];
  return taken.has(id) ? [{ field: `${at}.id`, code: 'FORM_ID_TWICE' }] : [];
}

function labelFaults(label: FormText, at: string): FormFault[] {
  return label.en?.trim() || label.ru?.trim() ? [] : [{ field: at, code: 'FORM_LABEL_MISSING' }];
}

function optionFaults({ kind, options, sensitive }: Field, at: string): FormFault[] {
  const here = `${at}.options`;
  if (!LISTED_KINDS.has(kind)) return options === null ? [] : [{ field: here, code: 'FORM_OPTIONS_UNASKED' }];
  if (options === null || options.length < 2) return [{ field: here, code: 'FORM_OPTIONS_MISSING' }];
  const seen = new Set<string>();
  return options.flatMap(({ value, label, places }, index): FormFault[] => {
    const one = `${here}[${index}]`;
    const twice: FormFault[] = seen.has(value) ? [{ field: `${one}.value`, code: 'FORM_OPTION_TWICE' }] : [];
    seen.add(value);
    // What is sealed cannot be counted.
    const uncounted: FormFault[] = places !== null && sensitive ? [{ field: `${one}.places`, code: 'FORM_PLACES_UNCOUNTED' }] : [];
    return [...twice, ...uncounted, ...labelFaults(label, `${one}.label`)];
  });
}

/** A condition asks about a question before it, or the category, and about answers that there can be. */
function conditionFaults(conditions: readonly FormCondition[], before: Before, at: string): FormFault[] {
  return conditions.flatMap((condition, index): FormFault[] => (isPossible(condition, before) ? [] : [{ field: `${at}.visibleWhen[${index}]`, code: 'FORM_CONDITION_UNKNOWN' }]));
}

function isPossible({ field, is }: FormCondition, before: Before): boolean {
  if (is.length === 0) return false;
  if (field === CATEGORY_FIELD) return is.every((value) => (CATEGORIES as readonly string[]).includes(value));
  const about = before.get(field);
  if (about === undefined || !CONDITIONED_KINDS.has(about.kind)) return false;
  const values = possibleAnswers(about);
  return values === null || is.every((value) => values.includes(value));
}

/** The answers that a condition can name; null where they come from a list that Convoke knows. */
function possibleAnswers({ kind, options }: Pick<Field, 'kind' | 'options'>): readonly string[] | null {
  if (kind === 'yes-no') return ['yes', 'no'];
  if (kind === 'consent') return ['true'];
  return options?.map(({ value }) => value) ?? null;
}

function limitFaults(field: Field, before: Before, at: string): FormFault[] {
  const { limits } = field;
  if (limits === null) return [];
  const fault = (limit: Limit, code: FormFault['code']): FormFault => ({ field: `${at}.limits.${limit}`, code });
  const names: readonly Limit[] = ['min', 'max', 'from', 'to', 'notBefore'];
  const unfit = names.filter((limit) => limits[limit] !== null && !isFit(limit, field, limits, before)).map((limit) => fault(limit, 'FORM_LIMIT_UNFIT'));
  const { min, max, from, to } = limits;
  const reversed = [...(min !== null && max !== null && max < min ? [fault('max', 'FORM_LIMITS_REVERSED')] : []), ...(from !== null && to !== null && to < from ? [fault('to', 'FORM_LIMITS_REVERSED')] : [])];
  return unfit.length > 0 ? unfit : reversed;
}

/** Whether a limit is one that answers of this kind can keep. */
function isFit(limit: Limit, { kind, options }: Field, limits: FormLimits, before: Before): boolean {
  if (!LIMITS_OF[kind]?.includes(limit)) return false;
  if (limit === 'notBefore') return before.get(limits.notBefore ?? '')?.kind === 'date';
  if (limit === 'from' || limit === 'to') return isDay(limits[limit] ?? '');
  if (kind === 'number') return true;
  const value = limits[limit] ?? 0;
  const most = kind === 'text' || kind === 'paragraph' ? LONGEST[kind] : (options?.length ?? Infinity);
  return Number.isInteger(value) && value >= 1 && value <= most;
}

/** Answers of health, faith or identity are sealed. */
function sealFaults({ kind, sensitive }: Field, at: string): FormFault[] {
  return SENSITIVE_KINDS.has(kind) && !sensitive ? [{ field: `${at}.sensitive`, code: 'FORM_MUST_BE_SENSITIVE' }] : [];
}
