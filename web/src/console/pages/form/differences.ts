import type { FormDefinition, FormText } from '../../../../../src/registration/form/form.js';
import type { Field, Section } from './edits.js';

/** What of a question or a section can differ. */
export type Part = 'label' | 'hint' | 'kind' | 'required' | 'sensitive' | 'options' | 'visibleWhen' | 'limits' | 'audience' | 'keptDays' | 'reapprove' | 'section' | 'title';

/** How one form differs from another, for one of its questions or sections. */
export interface Difference {
  what: 'section' | 'field';
  how: 'added' | 'removed' | 'changed';
  id: string;
  label: FormText;
  /** What was changed. */
  parts: readonly Part[];
}

const FIELD_PARTS = ['label', 'hint', 'kind', 'required', 'sensitive', 'options', 'visibleWhen', 'limits', 'audience', 'keptDays', 'reapprove'] as const satisfies readonly Part[];
const SECTION_PARTS = ['title', 'visibleWhen'] as const satisfies readonly Part[];

/** What `to` has otherwise than `from`, in the order of `to`, with what it lacks at the end. The order itself is told apart, by `reordered`. */
export function differences(from: FormDefinition, to: FormDefinition): Difference[] {
  const sections = between(sectionsOf(from), sectionsOf(to), (one) => ({ what: 'section', id: one.id, label: one.title }), (a, b) => SECTION_PARTS.filter((part) => !same(a[part], b[part])));
  const fields = between(
    fieldsOf(from),
    fieldsOf(to),
    ({ field }) => ({ what: 'field', id: field.id, label: field.label }),
    (a, b) => [...FIELD_PARTS.filter((part) => !same(a.field[part], b.field[part])), ...(a.section === b.section ? [] : (['section'] as const))],
  );
  return [...sections, ...fields];
}

/** Whether what both have stands in another order. */
export function reordered(from: FormDefinition, to: FormDefinition): boolean {
  const order = (form: FormDefinition, other: FormDefinition): string[] => [...fieldsOf(form).keys()].filter((id) => fieldsOf(other).has(id));
  return !same(order(from, to), order(to, from));
}

function between<T>(from: ReadonlyMap<string, T>, to: ReadonlyMap<string, T>, about: (one: T) => Pick<Difference, 'what' | 'id' | 'label'>, changed: (a: T, b: T) => readonly Part[]): Difference[] {
  const there = [...to].flatMap(([id, one]): Difference[] => {
    const earlier = from.get(id);
    if (earlier === undefined) return [{ ...about(one), how: 'added', parts: [] }];
    const parts = changed(earlier, one);
    return parts.length > 0 ? [{ ...about(one), how: 'changed', parts }] : [];
  });
  const gone = [...from].flatMap(([id, one]): Difference[] => (to.has(id) ? [] : [{ ...about(one), how: 'removed', parts: [] }]));
  return [...there, ...gone];
}

function sectionsOf({ sections }: FormDefinition): Map<string, Section> {
  return new Map(sections.map((section) => [section.id, section]));
}

function fieldsOf({ sections }: FormDefinition): Map<string, { field: Field; section: string }> {
  return new Map(sections.flatMap((section) => section.fields.map((field) => [field.id, { field, section: section.id }] as const)));
}

/** Texts of languages and the like are the same in whatever order they are written down. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const parts: [string, unknown][] = Object.entries(value);
  return parts.filter(([, part]) => part !== undefined && part !== '').sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, sorted(part)]);
}
