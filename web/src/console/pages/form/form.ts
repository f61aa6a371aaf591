import { queryOptions } from '@tanstack/react-query';
import type { components } from '../../../api/schema.js';
import type { FormDefinition, FormText } from '../../../../../src/registration/form/form.js';
import { api, textIn, unwrap, type Locale } from '../../index.js';
import type { Field } from './edits.js';

export type StoredForm = components['schemas']['FormResponse'];
type Body = components['schemas']['FormRequest'];

/** The form of an event as it is now. Read anew each time, and not again while one writes: a change is based on what was seen. */
export function formQuery(eventId: string) {
  return queryOptions({ queryKey: ['events', eventId, 'form', 'builder'], queryFn: () => readForm(eventId), gcTime: 0, staleTime: Infinity, refetchOnWindowFocus: false });
}

export function readForm(eventId: string): Promise<StoredForm> {
  return unwrap(api.GET('/api/v1/events/{eventId}/form', { params: { path: { eventId } } }));
}

/** The form as it is sent. */
export function bodyOf({ sections }: FormDefinition): Body {
  const conditions = (of: Field['visibleWhen']): { field: string; is: string[] }[] => of.map(({ field, is }) => ({ field, is: [...is] }));
  return { sections: sections.map((section) => ({ ...section, visibleWhen: conditions(section.visibleWhen), fields: section.fields.map((field) => ({ ...field, options: field.options && [...field.options], visibleWhen: conditions(field.visibleWhen) })) })) };
}

/** What a question or section is called where there is little room; `otherwise` while it has no words. */
export function named(label: FormText, locale: Locale, otherwise: string): string {
  return textIn(label, locale).text || otherwise;
}
