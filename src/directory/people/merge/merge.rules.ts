import type { PersonChange } from '../person.js';

/** Columns of a person that can be taken from the other entry, by field. Names go together: what is found by them is made of all. */
export const MERGE_COLUMNS = {
  title: ['title'],
  familyName: ['family_name'],
  givenName: ['given_name'],
  otherScripts: ['other_scripts'],
  sex: ['sex'],
  birthDate: ['birth_date'],
  email: ['email'],
  phone: ['phone'],
  otherContacts: ['other_contacts'],
  stateIso2: ['state_iso2'],
  correspondenceLanguage: ['correspondence_language'],
  languages: ['languages'],
} as const satisfies Record<keyof PersonChange, readonly string[]>;

export type MergeField = keyof typeof MERGE_COLUMNS;
export const MERGE_FIELDS = Object.keys(MERGE_COLUMNS) as MergeField[];

/** Fields of names: with any of them what a person is found by is made anew. */
const NAMES: ReadonlySet<MergeField> = new Set<MergeField>(['familyName', 'givenName', 'otherScripts']);
const FOUND_BY = ['search', 'sounds', 'name_keys'] as const;

/** Columns that a merge changes when these fields are taken from the other entry. */
export function columnsTaken(fields: readonly MergeField[]): string[] {
  const columns = fields.flatMap((field) => [...MERGE_COLUMNS[field]]);
  return fields.some((field) => NAMES.has(field)) ? [...columns, ...FOUND_BY] : columns;
}

/** Fields whose columns no longer hold what the merge set; nothing that was changed since may be lost by undoing it. */
export function changedSince(set: Readonly<Record<string, unknown>>, now: Readonly<Record<string, unknown>>): MergeField[] {
  return MERGE_FIELDS.filter((field) => MERGE_COLUMNS[field].some((column) => column in set && JSON.stringify(set[column] ?? null) !== JSON.stringify(now[column] ?? null)));
}
