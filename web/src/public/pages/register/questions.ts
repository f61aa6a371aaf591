import { textIn, type Locale } from '../../../texts/texts.js';
import type { Option } from '../../../design/index.js';
import type { components } from '../../../api/schema.js';
import type { AnswerValue, FormField, FormText } from '../../../../../src/registration/form/form.js';
import { answerOf } from '../../forms/check.js';
import type { Question, Step, Values } from '../../forms/steps.js';
import { firstOf } from '../../forms/steps.js';
import type { PublicTranslate } from '../../page.js';

/** What the API says is asked of somebody who registers. */
export interface RegistrationForm {
  categories: readonly string[];
  sections: readonly AskedSection[];
}

/** A section as it is asked: its own conditions stand at its questions. */
interface AskedSection {
  id: string;
  title: FormText;
  fields: readonly FormField[];
}

export interface State {
  iso2: string;
  name: string;
}

/** The steps of registering: who, for whom, the event's own questions, consents. Question names are paths in what is sent, so that refusals find their field. */
export function registrationSteps(form: RegistrationForm, states: readonly State[], t: PublicTranslate, locale: Locale): Step[] {
  return [you(t), role(form, states, t), ...ownSteps(form.sections, locale), consents(t)];
}

/** The steps of accepting an invitation: who comes and as what is known, so only the event's own questions and the consents are asked. */
export function acceptanceSteps(form: RegistrationForm, category: string, t: PublicTranslate, locale: Locale): Step[] {
  const settled = (field: FormField): FormField[] => {
    const [ofCategory, others] = [field.visibleWhen.filter((one) => one.field === 'category'), field.visibleWhen.filter((one) => one.field !== 'category')];
    return ofCategory.every(({ is }) => is.includes(category)) ? [{ ...field, visibleWhen: others }] : [];
  };
  const sections = form.sections.map((section) => ({ ...section, fields: section.fields.flatMap(settled) }));
  return [...ownSteps(sections, locale), consents(t)];
}

/** What is not known yet of somebody whom others have named. */
export interface Unknown {
  sex: string | null;
  institution: string;
  position: string;
}

/** The steps of completing a nomination: of the person only what is not known, then as in accepting. */
export function completionSteps(form: RegistrationForm, category: string, known: Unknown, t: PublicTranslate, locale: Locale): Step[] {
  const missing = [
    ...(known.sex === null ? ['person.sex'] : []),
    ...(known.institution === '' && known.position === '' ? ['person.institution', 'person.position'] : []),
  ];
  const questions = [...you(t).questions, ...role(form, [], t).questions].filter(({ name }) => missing.includes(name)).map((question) => ({ ...question, needed: false }));
  const about: Step[] = questions.length === 0 ? [] : [{ id: 'you', title: t('step.you'), questions }];
  return [...about, ...acceptanceSteps(form, category, t, locale)];
}

/** The steps of the event’s own questions. */
export function ownSteps(sections: readonly AskedSection[], locale: Locale): Step[] {
  return sections.filter(({ fields }) => fields.length > 0).map((section) => ({ id: `section-${section.id}`, title: textIn(section.title, locale).text, questions: section.fields.map((field) => questionOf(field, locale)) }));
}

function you(t: PublicTranslate): Step {
  return {
    id: 'you',
    title: t('step.you'),
    lead: t('step.you-lead'),
    questions: [
      { name: 'person.givenName', kind: 'text', label: t('field.given-name'), hint: t('field.name-hint'), needed: true, autoComplete: 'given-name', maxLength: 120 },
      { name: 'person.familyName', kind: 'text', label: t('field.family-name'), needed: true, autoComplete: 'family-name', maxLength: 120 },
      { name: 'person.email', kind: 'email', label: t('field.email'), hint: t('field.email-hint'), needed: true, autoComplete: 'email', maxLength: 254 },
      { name: 'person.sex', kind: 'choice', label: t('field.sex'), hint: t('field.sex-hint'), needed: false, options: (['female', 'male', 'other'] as const).map((value) => ({ value, label: t(`sex.${value}`) })) },
    ],
  };
}

function role(form: RegistrationForm, states: readonly State[], t: PublicTranslate): Step {
  const categories = form.categories.flatMap((value): Option[] => {
    const key = `category.${value}`;
    return [{ value, label: t.has(key) ? t(key) : value }];
  });
  return {
    id: 'role',
    title: t('step.role'),
    questions: [
      { name: 'category', kind: categories.length > 6 ? 'select' : 'choice', label: t('field.category'), hint: t('field.category-hint'), needed: true, options: categories },
      { name: 'person.stateIso2', kind: 'select', label: t('field.state'), hint: t('field.state-hint'), needed: false, options: states.map(({ iso2, name }) => ({ value: iso2, label: name })), autoComplete: 'country' },
      { name: 'person.institution', kind: 'text', label: t('field.institution'), needed: true, autoComplete: 'organization', maxLength: 200 },
      { name: 'person.position', kind: 'text', label: t('field.position'), needed: false, autoComplete: 'organization-title', maxLength: 200 },
    ],
  };
}

function consents(t: PublicTranslate): Step {
  return {
    id: 'consents',
    title: t('step.consents'),
    lead: t('step.consents-lead'),
    questions: [
      { name: 'consents.event-management', kind: 'consent', label: t('consent.event-management'), hint: t('consent.event-management-hint'), needed: true },
      { name: 'consents.follow-up', kind: 'consent', label: t('consent.follow-up'), hint: t('consent.follow-up-hint'), needed: false },
      { name: 'consents.photos', kind: 'consent', label: t('consent.photos'), hint: t('consent.photos-hint'), needed: false },
    ],
  };
}

function questionOf(field: FormField, locale: Locale): Question {
  const hint = textIn(field.hint, locale).text;
  return {
    name: `answers.${field.id}`,
    kind: field.kind,
    label: textIn(field.label, locale).text,
    needed: field.required,
    ...(hint !== '' && { hint }),
    ...(field.options && { options: field.options.map(({ value, label }) => ({ value, label: textIn(label, locale).text })) }),
    ...(field.visibleWhen.length > 0 && { when: field.visibleWhen.map(({ field: about, is }) => ({ name: nameOf(about), is: is.map((value) => (value === 'true' ? 'yes' : value)) })) }),
    ...(field.limits && { limits: { ...field.limits, notBefore: field.limits.notBefore && nameOf(field.limits.notBefore) } }),
    ...(field.sensitive && { sensitive: true }),
  };
}

/** A condition asks about another answer, or about the category, which is a question of the registration itself. */
function nameOf(field: string): string {
  return field === 'category' ? 'category' : `answers.${field}`;
}

type Body = components['schemas']['RegisterRequest'];

/** What is sent to the API, which checks every word of it; values chosen from a list go as they were posted. */
export function registrationBody(form: RegistrationForm, values: Values, locale: Locale): Body {
  const text = (name: string): string | undefined => firstOf(values, name) || undefined;
  const fields = form.sections.flatMap((section) => section.fields);
  const answers: Record<string, AnswerValue> = {};
  for (const field of fields) {
    const answer = answerOf(field.kind, values[`answers.${field.id}`] ?? []);
    if (answer !== undefined) answers[field.id] = answer;
  }
  const agreed = (purpose: string): boolean => firstOf(values, `consents.${purpose}`) === 'yes';
  return {
    person: {
      givenName: text('person.givenName') ?? '',
      familyName: text('person.familyName') ?? '',
      email: text('person.email') ?? '',
      sex: text('person.sex') as Body['person']['sex'],
      stateIso2: text('person.stateIso2'),
      institution: text('person.institution'),
      position: text('person.position'),
    },
    category: firstOf(values, 'category') as Body['category'],
    answers,
    consents: { 'event-management': agreed('event-management'), 'follow-up': agreed('follow-up'), photos: agreed('photos') },
    locale,
  };
}
