import type { FieldKind, FormCondition, FormDefinition, FormField, FormOption, FormSection } from './form.js';

/** A form as some version of Convoke kept it: one condition where there are several now, and nothing of what came later. */
export interface KeptDefinition {
  sections: readonly KeptSection[];
}

type Conditions = readonly FormCondition[] | FormCondition | null;

type KeptSection = Pick<FormSection, 'id' | 'title'> & { visibleWhen?: Conditions; fields: readonly KeptField[] };

type KeptField = Pick<FormField<FieldKind>, 'id' | 'kind' | 'label' | 'hint' | 'required' | 'sensitive'> &
  Partial<Pick<FormField, 'limits' | 'audience' | 'keptDays' | 'reapprove'>> & {
    options: readonly (Omit<FormOption, 'places'> & Partial<Pick<FormOption, 'places'>>)[] | null;
    visibleWhen?: Conditions;
  };

/** The form with everything that a form has now. What was kept is never rewritten: answers were given to it as it was. */
export function completeDefinition({ sections }: KeptDefinition): FormDefinition {
  return { sections: sections.map(({ id, title, visibleWhen, fields }) => ({ id, title, visibleWhen: conditionsOf(visibleWhen), fields: fields.map(completeField) })) };
}

function completeField({ limits = null, audience = 'team', keptDays = null, reapprove = false, options, visibleWhen, ...field }: KeptField): FormField<FieldKind> {
  return { ...field, options: options?.map((option) => ({ places: null, ...option })) ?? null, visibleWhen: conditionsOf(visibleWhen), limits, audience, keptDays, reapprove };
}

function conditionsOf(kept: Conditions | undefined): readonly FormCondition[] {
  if (kept === undefined || kept === null) return [];
  return 'field' in kept ? [kept] : kept;
}
