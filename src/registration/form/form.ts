/** A text per language, as labels are kept. */
export type FormText = Readonly<Partial<Record<'en' | 'ru' | 'fa', string>>>;

/** Kinds of question that a form can ask. */
export type FieldKind = 'text' | 'paragraph' | 'email' | 'phone' | 'number' | 'date' | 'choice' | 'choices' | 'select' | 'consent';

/** A question. Its id is stable: answers of every version are kept under it. */
export interface FormField {
  id: string;
  kind: FieldKind;
  label: FormText;
  hint: FormText | null;
  required: boolean;
  /** Sealed before it reaches the database; shown to those whose task needs it. */
  sensitive: boolean;
  options: readonly { value: string; label: FormText }[] | null;
  /** Asked only when another question was answered with one of these. */
  visibleWhen: { field: string; is: readonly string[] } | null;
}

export interface FormSection {
  id: string;
  title: FormText;
  fields: readonly FormField[];
}

export interface FormDefinition {
  sections: readonly FormSection[];
}

export type AnswerValue = string | number | boolean | readonly string[];
export type Answers = Readonly<Record<string, AnswerValue>>;

/** What is wrong with an answer. */
export interface AnswerFault {
  field: string;
  code: 'ANSWER_MISSING' | 'ANSWER_INVALID' | 'ANSWER_UNKNOWN';
}

/** The longest answers, in characters. */
const LONGEST: Readonly<Record<'text' | 'paragraph', number>> = { text: 300, paragraph: 4_000 };

/** Checks answers against a form: the same rules in the browser and on the server. Empty when all is well. */
export function checkAnswers(form: FormDefinition, answers: Answers): AnswerFault[] {
  const fields = form.sections.flatMap((section) => section.fields);
  const known = new Set(fields.map((field) => field.id));
  const unknown = Object.keys(answers).filter((id) => !known.has(id)).map((field): AnswerFault => ({ field, code: 'ANSWER_UNKNOWN' }));
  return [...unknown, ...fields.filter((field) => isVisible(field, answers)).flatMap((field) => faultOf(field, answers[field.id]))];
}

/** Whether a question is asked, given the answers so far. */
function isVisible(field: FormField, answers: Answers): boolean {
  if (field.visibleWhen === null) return true;
  const given = answers[field.visibleWhen.field];
  const values = Array.isArray(given) ? given : [given];
  return values.some((value) => field.visibleWhen?.is.includes(String(value)));
}

function faultOf(field: FormField, value: AnswerValue | undefined): AnswerFault[] {
  const empty = value === undefined || value === '' || (field.kind === 'consent' && value === false) || (Array.isArray(value) && value.length === 0);
  if (empty) return field.required ? [{ field: field.id, code: 'ANSWER_MISSING' }] : [];
  return fits(field, value) ? [] : [{ field: field.id, code: 'ANSWER_INVALID' }];
}

function fits(field: FormField, value: AnswerValue): boolean {
  const offered = (one: unknown): boolean => field.options?.some((option) => option.value === one) ?? false;
  switch (field.kind) {
    case 'text':
    case 'paragraph':
      return typeof value === 'string' && value.length <= LONGEST[field.kind];
    case 'email':
      return typeof value === 'string' && value.length <= 254 && /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value);
    case 'phone':
      return typeof value === 'string' && /^\+?[\d\s()./-]{5,30}$/.test(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
    case 'choice':
    case 'select':
      return offered(value);
    case 'choices':
      return Array.isArray(value) && value.every(offered);
    case 'consent':
      return typeof value === 'boolean';
  }
}

/** Divides answers into those that anyone with the list may read and those that are sealed. */
export function divide(form: FormDefinition, answers: Answers): { open: Answers; sealed: Answers } {
  const sensitive = new Set(form.sections.flatMap((section) => section.fields.filter((field) => field.sensitive).map((field) => field.id)));
  const entries = Object.entries(answers);
  return { open: Object.fromEntries(entries.filter(([id]) => !sensitive.has(id))), sealed: Object.fromEntries(entries.filter(([id]) => sensitive.has(id))) };
}
