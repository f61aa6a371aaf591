import { LISTED_KINDS, SENSITIVE_KINDS, LIMITS_OF } from '../../../../../src/registration/form/definition.js';
import type { FieldKind, FormDefinition, FormField, FormOption, FormSection } from '../../../../../src/registration/form/form.js';

export type Field = FormField<FieldKind>;
export type Section = FormSection<FieldKind>;

/** What is being worked on: a section, or a question, by its id. */
export type Chosen = { what: 'section' | 'field'; id: string };

/** A name that stands for a question, a section or an answer wherever it is kept, and was never another one's: what was removed leaves its answers behind. */
function freshId(letter: 'q' | 's' | 'a'): string {
  return `${letter}-${crypto.randomUUID().slice(0, 8)}`;
}

export function freshOption(): FormOption {
  return { value: freshId('a'), label: {}, places: null };
}

export function freshField(kind: FieldKind): Field {
  const options = LISTED_KINDS.has(kind) ? [freshOption(), freshOption()] : null;
  return { id: freshId('q'), kind, label: {}, hint: null, required: false, sensitive: SENSITIVE_KINDS.has(kind), options, visibleWhen: [], limits: null, audience: 'team', keptDays: null, reapprove: false };
}

export function freshSection(): Section {
  return { id: freshId('s'), title: {}, visibleWhen: [], fields: [] };
}

export function sectionOf(form: FormDefinition, { what, id }: Chosen): Section | undefined {
  return form.sections.find((section) => (what === 'section' ? section.id === id : section.fields.some((field) => field.id === id)));
}

export function fieldOf(form: FormDefinition, { what, id }: Chosen): Field | undefined {
  return what === 'field' ? form.sections.flatMap(({ fields }) => fields).find((field) => field.id === id) : undefined;
}

/** Questions that come before a section or a question, in order: what its conditions can ask about. */
export function before(form: FormDefinition, { what, id }: Chosen): Field[] {
  const earlier: Field[] = [];
  for (const section of form.sections) {
    if (what === 'section' && section.id === id) break;
    for (const field of section.fields) {
      if (what === 'field' && field.id === id) return earlier;
      earlier.push(field);
    }
  }
  return earlier;
}

/** Puts something after what is chosen: a section after its section, a question after it in its section. */
export function added(form: FormDefinition, made: { section: Section } | { field: Field }, after: Chosen | null): FormDefinition {
  const here = after === null ? undefined : sectionOf(form, after);
  if ('section' in made) return { sections: inserted(form.sections, here ? form.sections.indexOf(here) + 1 : form.sections.length, made.section) };
  const into = here ?? form.sections.at(-1);
  if (!into) return form;
  const place = into.fields.findIndex(({ id }) => after?.what === 'field' && id === after.id);
  return withFields(form, into.id, inserted(into.fields, place === -1 ? into.fields.length : place + 1, made.field));
}

export function changedField(form: FormDefinition, id: string, part: Partial<Field>): FormDefinition {
  return { sections: form.sections.map((section) => ({ ...section, fields: section.fields.map((field) => (field.id === id ? { ...field, ...part } : field)) })) };
}

export function changedSection(form: FormDefinition, id: string, part: Partial<Section>): FormDefinition {
  return { sections: form.sections.map((section) => (section.id === id ? { ...section, ...part } : section)) };
}

/** A question of another kind keeps what still fits it. Its answers are others from now on, so it is another question. */
export function ofKind(field: Field, kind: FieldKind): Field {
  const { label, hint, required, visibleWhen, audience, keptDays, reapprove } = field;
  const sensitive = field.sensitive || SENSITIVE_KINDS.has(kind);
  const fresh = freshField(kind);
  const limited = LIMITS_OF[kind];
  const limits = field.limits && limited?.includes('max') && LIMITS_OF[field.kind]?.includes('max') ? field.limits : null;
  return { ...fresh, label, hint, required, visibleWhen, keptDays, reapprove, sensitive, limits, audience, options: fresh.options && (field.options ?? fresh.options) };
}

export function removed(form: FormDefinition, { what, id }: Chosen): FormDefinition {
  if (what === 'section') return { sections: form.sections.filter((section) => section.id !== id) };
  return { sections: form.sections.map((section) => ({ ...section, fields: section.fields.filter((field) => field.id !== id) })) };
}

/** Another one of the same, after it, with names of its own; conditions inside a section go with it. */
export function duplicated(form: FormDefinition, chosen: Chosen): { form: FormDefinition; chosen: Chosen } {
  const field = fieldOf(form, chosen);
  if (field) {
    const copy = { ...field, id: freshId('q') };
    return { form: added(form, { field: copy }, chosen), chosen: { what: 'field', id: copy.id } };
  }
  const section = sectionOf(form, chosen);
  if (!section) return { form, chosen };
  const names = new Map(section.fields.map(({ id }) => [id, freshId('q')]));
  const renamed = (id: string): string => names.get(id) ?? id;
  const fields = section.fields.map((one) => ({
    ...one,
    id: renamed(one.id),
    visibleWhen: one.visibleWhen.map((condition) => ({ ...condition, field: renamed(condition.field) })),
    limits: one.limits && { ...one.limits, notBefore: one.limits.notBefore && renamed(one.limits.notBefore) },
  }));
  const copy = { ...section, id: freshId('s'), fields };
  return { form: added(form, { section: copy }, chosen), chosen: { what: 'section', id: copy.id } };
}

/** One place up or down; a question at the edge of its section goes into the next one. */
export function moved(form: FormDefinition, { what, id }: Chosen, by: -1 | 1): FormDefinition {
  const at = form.sections.findIndex((section) => (what === 'section' ? section.id === id : section.fields.some((field) => field.id === id)));
  const section = form.sections[at];
  if (!section) return form;
  if (what === 'section') return { sections: placed(form.sections, at, at + by) };
  const place = section.fields.findIndex((field) => field.id === id);
  if (place + by >= 0 && place + by < section.fields.length) return withFields(form, section.id, placed(section.fields, place, place + by));
  const next = form.sections[at + by];
  return next ? movedTo(form, id, next.id, by === 1 ? 0 : next.fields.length) : form;
}

/** A question to a place in a section, counted as the section stands without it. */
export function movedTo(form: FormDefinition, id: string, sectionId: string, place: number): FormDefinition {
  const field = fieldOf(form, { what: 'field', id });
  if (!field || !form.sections.some((section) => section.id === sectionId)) return form;
  const others = removed(form, { what: 'field', id });
  const into = others.sections.find((section) => section.id === sectionId);
  return into ? withFields(others, sectionId, inserted(into.fields, place, field)) : form;
}

function withFields(form: FormDefinition, sectionId: string, fields: readonly Field[]): FormDefinition {
  return changedSection(form, sectionId, { fields });
}

function inserted<T>(list: readonly T[], place: number, one: T): T[] {
  return [...list.slice(0, Math.max(0, place)), one, ...list.slice(Math.max(0, place))];
}

/** The list without what stands at a place. */
export function without<T>(list: readonly T[], place: number): T[] {
  return list.filter((_, at) => at !== place);
}

/** The list with what stands at one place at another; as it is where there is no such place. */
export function placed<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const one = list[from];
  return one === undefined || to < 0 || to >= list.length ? list : inserted(without(list, from), to, one);
}
