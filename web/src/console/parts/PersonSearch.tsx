import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { textIn } from '../../texts/texts.js';
import { useLocale } from '../../texts/LocaleContext.js';
import { api, unwrap } from '../api.js';
import { useShellTexts } from '../texts.js';

/** Somebody who was found. */
export interface FoundPerson {
  id: string;
  name: string;
  institution: string;
}

interface PersonSearchProps {
  label: string;
  hideLabel?: boolean;
  /** Those who are chosen already and are not offered again. */
  exclude?: readonly string[];
  /** Of a field in a form, which faults are told at. */
  id?: string;
  error?: string | undefined;
  onChoose: (person: FoundPerson) => void;
}

/** Finds people of the directory by name, in whatever script it is typed, and hands over the one that is chosen. For those who may `person.read`. */
export function PersonSearch({ label, hideLabel = false, exclude = [], id: fieldId, error, onChoose }: PersonSearchProps): ReactElement {
  const t = useShellTexts();
  const locale = useLocale();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const { data, isFetching } = useQuery({
    queryKey: ['people', 'found', search],
    queryFn: () => unwrap(api.GET('/api/v1/people', { params: { query: { search, limit: 20 } } })),
    enabled: search.length > 1,
    placeholderData: keepPreviousData,
  });
  const found = search.length > 1 ? (data?.items ?? []).filter(({ id }) => !exclude.includes(id)) : [];
  const choose = (id: string | null): void => {
    const person = found.find((one) => one.id === id);
    if (!person) return;
    onChoose({ id: person.id, name: person.name, institution: textIn(person.institution, locale).text });
    setTyped('');
  };
  return (
    <Select
      {...(hideLabel ? { 'aria-label': label } : { label })}
      {...(fieldId !== undefined && { id: fieldId })}
      error={error}
      placeholder={hideLabel ? label : t('person.hint')}
      searchable
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={choose}
      data={found.map(({ id, name, institution }) => ({ value: id, label: [name, textIn(institution, locale).text].filter((part) => part !== '').join(' – ') }))}
      filter={({ options }) => options}
      nothingFoundMessage={typed.trim().length < 2 ? t('person.type') : isFetching ? t('loading') : t('person.none')}
      comboboxProps={{ withinPortal: true }}
    />
  );
}
