import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useLocale } from '../../../index.js';
import { statesQuery } from '../directory.js';
import type { FieldOf } from './EntryForm.js';

/** States in the alphabetical order of the reader's language. */
export function StateField({ label, empty, field, hint }: { label: string; empty: string; field: FieldOf; hint?: string }): ReactElement {
  const states = useStates();
  return <NativeSelect label={label} description={hint} data={[{ value: '', label: empty }, ...states.map(({ iso2, name }) => ({ value: iso2, label: name }))]} {...field} />;
}

/** Short names of States in their order. */
export function useStates(): { iso2: string; name: string }[] {
  const language = useLocale() === 'ru' ? 'ru' : 'en';
  const { data } = useQuery(statesQuery);
  return (data?.items ?? []).map((state) => ({ iso2: state.iso2, name: state[language].short, sort: state[language].sort })).sort((a, b) => (a.sort < b.sort ? -1 : 1));
}

/** The name of a State by its code; the code until names have come. */
export function useStateName(): (iso2: string | null) => string {
  const names = new Map(useStates().map(({ iso2, name }) => [iso2, name]));
  return (iso2) => (iso2 === null ? '' : (names.get(iso2) ?? iso2));
}
