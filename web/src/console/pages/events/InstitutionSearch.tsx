import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api, textIn, unwrap, useLocale, type LocalisedText } from '../../index.js';
import { useTexts } from './texts.js';

interface InstitutionSearchProps {
  id: string;
  label: string;
  error: string | undefined;
  /** Those that are chosen already and are not offered again. */
  exclude: readonly string[];
  onChoose: (institution: { id: string; name: LocalisedText }) => void;
}

/** Finds an institution of the directory by its name in any language or its acronym, and hands over the one that is chosen. */
export function InstitutionSearch({ id, label, error, exclude, onChoose }: InstitutionSearchProps): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const { data } = useQuery({
    queryKey: ['institutions', 'found', search],
    queryFn: () => unwrap(api.GET('/api/v1/institutions', { params: { query: { limit: 20, ...(search && { search }) } } })),
    placeholderData: keepPreviousData,
  });
  const found = (data?.items ?? []).filter((one) => !exclude.includes(one.id));
  return (
    <Select
      id={id}
      label={label}
      error={error}
      placeholder={t('search.placeholder')}
      searchable
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      data={found.map(({ id: value, name }) => ({ value, label: textIn(name, locale).text }))}
      // The server has searched, in all languages; what it found is shown as it came.
      filter={({ options }) => options}
      nothingFoundMessage={t('search.nothing')}
      onChange={(chosen) => {
        const institution = found.find((one) => one.id === chosen);
        if (!institution) return;
        onChoose({ id: institution.id, name: institution.name });
        setTyped('');
      }}
    />
  );
}
