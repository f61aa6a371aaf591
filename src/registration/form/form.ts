import { isPlainText } from '../../platform/i18n/plain-text.js';

// Pure and without Node: the browser checks answers with this file too.

/** A text per language, as labels are kept. */
export type FormText = Readonly<Partial<Record<'en' | 'ru' | 'fa', string>>>;

/** Kinds of question as they are asked. */
export type AskedKind = 'text' | 'paragraph' | 'email' | 'phone' | 'number' | 'date' | 'choice' | 'choices' | 'select' | 'consent';

/** Kinds of question as an organiser defines them: some are asked as a choice from a list that Convoke knows. */
export type FieldKind = AskedKind | 'yes-no' | 'country' | 'language' | 'languages';

export interface FormOption {
  value: string;
  label: FormText;
}

/** A question is asked only when another one before it, or the category (`category`), was answered with one of these. */
export interface FormCondition {
  field: string;
  is: readonly string[];
}

/** A question. Its id is stable: answers of every version are kept under it. */
export interface FormField<Kind extends FieldKind = AskedKind> {
  id: string;
  kind: Kind;
  label: FormText;
  hint: FormText | null;
  required: boolean;
  /** Sealed before it reaches the database; shown to those whose task needs it. */
  sensitive: boolean;
  options: readonly FormOption[] | null;
  visibleWhen: FormCondition | null;
}

export interface FormSection<Kind extends FieldKind = AskedKind> {
  id: string;
  title: FormText;
  fields: readonly FormField<Kind>[];
}

/** A form: as it is asked, or (`FormDefinition`) as an organiser made it. */
export interface Form<Kind extends FieldKind = AskedKind> {
  sections: readonly FormSection<Kind>[];
}
export type FormDefinition = Form<FieldKind>;

export type AnswerValue = string | number | boolean | readonly string[];
export type Answers = Readonly<Record<string, AnswerValue>>;

/** What is wrong with an answer. */
export interface AnswerFault {
  field: string;
  code: 'ANSWER_MISSING' | 'ANSWER_INVALID' | 'ANSWER_UNKNOWN';
}

/** What conditions may ask about besides other answers. */
export interface About {
  category?: string;
}

/** The name under which conditions ask about the category; no question may have it as its id. */
export const CATEGORY_FIELD = 'category';

/** The longest answers, in characters. */
const LONGEST: Readonly<Record<'text' | 'paragraph', number>> = { text: 300, paragraph: 4_000 };

/** Checks answers against a form: the same rules in the browser and on the server. Empty when all is well. */
export function checkAnswers(form: Form, answers: Readonly<Record<string, unknown>>, about: About = {}): AnswerFault[] {
  return readAnswers(form, answers, about).faults;
}

/**
 * Reads answers as they were sent: what is wrong with them, and what is worth keeping. An answer to a question that is not asked, because of what was
 * answered elsewhere, is left out without a word: the reader changed their mind.
 */
export function readAnswers(form: Form, answers: Readonly<Record<string, unknown>>, about: About = {}): { kept: Answers; faults: AnswerFault[] } {
  const fields = fieldsOf(form);
  const known = new Set(fields.map(({ id }) => id));
  const faults = Object.keys(answers).filter((id) => !known.has(id)).map((field): AnswerFault => ({ field, code: 'ANSWER_UNKNOWN' }));
  const kept = new Map<string, AnswerValue>();
  for (const field of fields) {
    if (!isAsked(field, kept, about)) continue;
    const value = tidied(answers[field.id]);
    if (isEmpty(field, value)) {
      if (field.required) faults.push({ field: field.id, code: 'ANSWER_MISSING' });
    } else if (fits(field, value)) kept.set(field.id, value);
    else faults.push({ field: field.id, code: 'ANSWER_INVALID' });
  }
  return { kept: Object.fromEntries(kept), faults };
}

/** All questions of a form, in order. */
export function fieldsOf<Kind extends FieldKind>(form: Form<Kind>): FormField<Kind>[] {
  return form.sections.flatMap(({ fields }) => fields);
}

/** Divides answers into those that anyone with the list may read and those that are sealed. */
export function divide(form: Form<FieldKind>, answers: Answers): { open: Answers; sealed: Answers } {
  const sensitive = new Set(fieldsOf(form).flatMap((field) => (field.sensitive ? [field.id] : [])));
  const entries = Object.entries(answers);
  return { open: Object.fromEntries(entries.filter(([id]) => !sensitive.has(id))), sealed: Object.fromEntries(entries.filter(([id]) => sensitive.has(id))) };
}

/** Whether a question is asked, given the answers before it. */
function isAsked({ visibleWhen }: FormField, kept: ReadonlyMap<string, AnswerValue>, about: About): boolean {
  if (visibleWhen === null) return true;
  const given = visibleWhen.field === CATEGORY_FIELD ? about.category : kept.get(visibleWhen.field);
  const values = typeof given === 'object' ? given : given === undefined ? [] : [given];
  return values.some((value) => visibleWhen.is.includes(String(value)));
}

function tidied(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() : value;
}

function isEmpty(field: FormField, value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return (field.kind === 'consent' && value === false) || (Array.isArray(value) && value.length === 0);
}

function fits(field: FormField, value: unknown): value is AnswerValue {
  const offered = (one: unknown): boolean => field.options?.some((option) => option.value === one) ?? false;
  switch (field.kind) {
    case 'text':
      return typeof value === 'string' && value.length <= LONGEST.text && isPlainText(value);
    case 'paragraph':
      return typeof value === 'string' && value.length <= LONGEST.paragraph && value.split(/\r?\n/).every((line) => isPlainText(line.replaceAll('\t', ' ')));
    case 'email':
      return typeof value === 'string' && value.length <= 254 && isPlainText(value) && /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value);
    case 'phone':
      return typeof value === 'string' && /^\+?[\d ()./-]{5,30}$/.test(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
    case 'date':
      return typeof value === 'string' && isDay(value);
    case 'choice':
    case 'select':
      return offered(value);
    case 'choices':
      return Array.isArray(value) && value.every(offered) && new Set(value).size === value.length;
    case 'consent':
      return value === true;
  }
}

/** True for a day of the calendar, `YYYY-MM-DD`. Some engines read 31 February as a day in March. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
