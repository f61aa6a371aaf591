import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { textIn, type LocalisedText } from '../../texts/texts.js';
import { useLocale } from '../../texts/LocaleContext.js';
import { api, unwrap } from '../api.js';
import { useShellTexts } from '../texts.js';

/** Somebody who was found. */
export interface FoundPerson {
  id: string;
  name: string;
  institution: string;
}

/** An institution that was found. */
export interface FoundInstitution {
  id: string;
  name: LocalisedText;
}

interface SearchProps<Found> {
  label: string;
  hideLabel?: boolean;
  hint?: string | undefined;
  /** Those who are chosen already and are not offered again. */
  exclude?: readonly string[];
  /** Of a field in a form, which faults are told at. */
  id?: string;
  error?: string | undefined;
  onChoose: (found: Found) => void;
}

/** At the most so many are offered. */
const OFFERED = 20;

/** Finds people of the directory by name, in whatever script it is typed, and hands over the one that is chosen. For those who may `person.read`. */
export function PersonSearch(props: SearchProps<FoundPerson>): ReactElement {
  const t = useShellTexts();
  const locale = useLocale();
  const find = async (search: string): Promise<FoundPerson[]> => {
    const { items } = await unwrap(api.GET('/api/v1/people', { params: { query: { search, limit: OFFERED } } }));
    return items.map(({ id, name, institution }) => ({ id, name, institution: textIn(institution, locale).text }));
  };
  return (
    <DirectorySearch
      {...props}
      kind="people"
      find={find}
      told={({ name, institution }) => [name, institution].filter((part) => part !== '').join(' – ')}
      words={{ placeholder: t('person.hint'), few: t('person.type'), none: t('person.none') }}
    />
  );
}

/** Finds institutions of the directory by their name in any language or their acronym, and hands over the one that is chosen. */
export function InstitutionSearch(props: SearchProps<FoundInstitution>): ReactElement {
  const t = useShellTexts();
  const locale = useLocale();
  const find = async (search: string) => (await unwrap(api.GET('/api/v1/institutions', { params: { query: { search, limit: OFFERED } } }))).items;
  return (
    <DirectorySearch
      {...props}
      kind="institutions"
      find={find}
      told={({ name, acronym }) => [textIn(name, locale).text, acronym ?? ''].filter((part) => part !== '').join(' – ')}
      words={{ placeholder: t('institution.hint'), few: t('institution.type'), none: t('institution.none') }}
    />
  );
}

interface DirectorySearchProps<Found> extends SearchProps<Found> {
  kind: 'people' | 'institutions';
  find: (search: string) => Promise<Found[]>;
  told: (found: Found) => string;
  words: { placeholder: string; few: string; none: string };
}

function DirectorySearch<Found extends { id: string }>({ label, hideLabel = false, hint, exclude = [], id: fieldId, error, onChoose, kind, find, told, words }: DirectorySearchProps<Found>): ReactElement {
  const t = useShellTexts();
  const locale = useLocale();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const { data = [], isFetching } = useQuery({
    queryKey: ['directory', kind, 'found', locale, search],
    queryFn: () => find(search),
    enabled: search.length > 1,
    placeholderData: keepPreviousData,
  });
  const found = search.length > 1 ? data.filter(({ id }) => !exclude.includes(id)) : [];
  return (
    <Select
      {...(hideLabel ? { 'aria-label': label } : { label })}
      {...(fieldId !== undefined && { id: fieldId })}
      description={hint}
      error={error}
      placeholder={hideLabel ? label : words.placeholder}
      searchable
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id) => {
        const chosen = found.find((one) => one.id === id);
        if (!chosen) return;
        onChoose(chosen);
        setTyped('');
      }}
      data={found.map((one) => ({ value: one.id, label: told(one) }))}
      // The server has searched, in all scripts; what it found is shown as it came.
      filter={({ options }) => options}
      nothingFoundMessage={typed.trim().length < 2 ? words.few : isFetching ? t('loading') : words.none}
      comboboxProps={{ withinPortal: true }}
    />
  );
}
