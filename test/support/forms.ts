import type { FieldKind, Form, FormField, FormLimits, FormOption } from '../../src/registration/form/form.js';

/** A question of a form, with nothing special about it but what is given. */
export function question<Kind extends FieldKind>(id: string, kind: Kind, more: Partial<FormField<Kind>> = {}): FormField<Kind> {
  return { id, kind, label: { en: id }, hint: null, required: false, sensitive: false, options: null, visibleWhen: [], limits: null, audience: 'team', keptDays: null, reapprove: false, ...more };
}

/** A form of one section. */
export function formOf<Kind extends FieldKind>(...fields: FormField<Kind>[]): Form<Kind> {
  return { sections: [{ id: 's', title: { en: 'S' }, visibleWhen: [], fields }] };
}

/** Answers to choose from, each called as its value in capitals. */
export function optionsOf(...values: string[]): { options: FormOption[] } {
  return { options: values.map((value) => ({ value, label: { en: value.toUpperCase() }, places: null })) };
}

export function limitsOf(limits: Partial<FormLimits>): { limits: FormLimits } {
  return { limits: { min: null, max: null, from: null, to: null, notBefore: null, ...limits } };
}
