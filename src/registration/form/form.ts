// Pure and without Node: the browser reads forms with this file too.

/** A text per language, as labels are kept. */
export type FormText = Readonly<Partial<Record<'en' | 'ru' | 'fa', string>>>;

/** Kinds of question as they are asked. */
export const ASKED_KINDS = ['text', 'paragraph', 'email', 'phone', 'number', 'date', 'choice', 'choices', 'select', 'consent', 'file', 'photo'] as const;
export type AskedKind = (typeof ASKED_KINDS)[number];

/**
 * Kinds of question as an organiser defines them. Some are asked as a choice from a list that Convoke knows, some as several questions: what a passport says,
 * what one eats, what makes a place accessible, arrival and departure.
 */
export const FIELD_KINDS = [...ASKED_KINDS, 'yes-no', 'country', 'language', 'languages', 'passport', 'dietary', 'accessibility', 'travel'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** Who of the staff reads an answer: everybody whose task the event is, or the secretariat alone. The door reads none. */
export const AUDIENCES = ['team', 'secretariat'] as const;
export type Audience = (typeof AUDIENCES)[number];

export interface FormOption {
  value: string;
  label: FormText;
  /** How many people may choose it; without a limit when null. */
  places: number | null;
}

/** Holds when another question before it, or the category (`category`), was answered with one of these. */
export interface FormCondition {
  field: string;
  is: readonly string[];
}

/** Bounds of an answer; null where there is none. What a bound means follows from the kind. */
export interface FormLimits {
  /** Least number; fewest characters of a text; fewest answers chosen. */
  min: number | null;
  /** Greatest number; most characters of a text; most answers chosen. */
  max: number | null;
  /** First and last day, `YYYY-MM-DD`, both included. */
  from: string | null;
  to: string | null;
  /** Id of a question before it, whose day this one may not precede. */
  notBefore: string | null;
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
  /** Asked when all of these hold; always when there is none. */
  visibleWhen: readonly FormCondition[];
  limits: FormLimits | null;
  audience: Audience;
  /** Days after the event that its answers are kept; as long as the registration when null. */
  keptDays: number | null;
  /** A changed answer needs approval again. */
  reapprove: boolean;
}

export interface FormSection<Kind extends FieldKind = AskedKind> {
  id: string;
  title: FormText;
  /** Asked when all of these hold, besides what each question asks for. */
  visibleWhen: readonly FormCondition[];
  fields: readonly FormField<Kind>[];
}

/** A form: as it is asked, or (`FormDefinition`) as an organiser made it. */
export interface Form<Kind extends FieldKind = AskedKind> {
  sections: readonly FormSection<Kind>[];
}
export type FormDefinition = Form<FieldKind>;

export type AnswerValue = string | number | boolean | readonly string[];
export type Answers = Readonly<Record<string, AnswerValue>>;

/** The name under which conditions ask about the category; no question may have it as its id. */
export const CATEGORY_FIELD = 'category';

/** All questions of a form, in order. */
export function fieldsOf<Kind extends FieldKind>(form: Form<Kind>): FormField<Kind>[] {
  return form.sections.flatMap(({ fields }) => fields);
}

/** The question that an answer is to: a question that is asked as several has answers such as `passport.number`. */
export function questionIdOf(answerId: string): string {
  return answerId.split('.', 1)[0] ?? answerId;
}

/** Divides answers into those that anyone with the list may read and those that are sealed. */
export function divide(form: Form<FieldKind>, answers: Answers): { open: Answers; sealed: Answers } {
  const sensitive = new Set(fieldsOf(form).flatMap((field) => (field.sensitive ? [field.id] : [])));
  const isSealed = (id: string): boolean => sensitive.has(questionIdOf(id));
  const entries = Object.entries(answers);
  return { open: Object.fromEntries(entries.filter(([id]) => !isSealed(id))), sealed: Object.fromEntries(entries.filter(([id]) => isSealed(id))) };
}
