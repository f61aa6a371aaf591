import { Select } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactElement } from 'react';
import { api, textIn, unwrap, useLocale } from '../../index.js';
import { useTexts } from './texts.js';

/** Somebody of the directory, as much of them as a list shows. */
export interface Found {
  id: string;
  name: string;
  /** Institution. */
  of: string;
}

interface SearchProps {
  id?: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  /** Ids that are chosen already and are not offered again. */
  without?: readonly string[];
  onPick: (found: Found) => void;
}

/** Finds a person of the directory by name in any script; who is picked is handed on and the field is free again. */
export function PersonSearch(props: SearchProps): ReactElement {
  const locale = useLocale();
  const [text, setText] = useState('');
  const search = useSettled(text);
  const { data } = useQuery({
    queryKey: ['people', 'search', search],
    queryFn: () => unwrap(api.GET('/api/v1/people', { params: { query: { limit: 12, ...(search && { search }) } } })),
    placeholderData: keepPreviousData,
  });
  const found = (data?.items ?? []).map(({ id, name, institution }) => ({ id, name, of: textIn(institution, locale).text }));
  return <Search {...props} found={found} text={text} onText={setText} />;
}

/** Finds an institution of the directory. */
export function InstitutionSearch(props: SearchProps): ReactElement {
  const locale = useLocale();
  const [text, setText] = useState('');
  const search = useSettled(text);
  const { data } = useQuery({
    queryKey: ['institutions', 'search', search],
    queryFn: () => unwrap(api.GET('/api/v1/institutions', { params: { query: { limit: 12, ...(search && { search }) } } })),
    placeholderData: keepPreviousData,
  });
  const found = (data?.items ?? []).map(({ id, name }) => ({ id, name: textIn(name, locale).text, of: '' }));
  return <Search {...props} found={found} text={text} onText={setText} />;
}

function Search({ id, label, hint, error, without = [], onPick, found, text, onText }: SearchProps & { found: readonly Found[]; text: string; onText: (text: string) => void }): ReactElement {
  const t = useTexts();
  const offered = found.filter((one) => !without.includes(one.id));
  return (
    <Select
      {...(id !== undefined && { id })}
      label={label}
      description={hint}
      error={error}
      placeholder={t('search.placeholder')}
      searchable
      value={null}
      searchValue={text}
      onSearchChange={onText}
      data={offered.map(({ id: value, name, of }) => ({ value, label: of === '' ? name : t('search.person', { name, of }) }))}
      // The server has searched, in all scripts; what it found is shown as it came.
      filter={({ options }) => options}
      nothingFoundMessage={t('search.nothing')}
      comboboxProps={{ withinPortal: false }}
      onChange={(chosen) => {
        const picked = offered.find((one) => one.id === chosen);
        if (!picked) return;
        onPick(picked);
        onText('');
      }}
    />
  );
}

/** A text once typing has paused, so that a slow line is not asked for every letter. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const pause = setTimeout(() => setSettled(text.trim()), 250);
    return () => clearTimeout(pause);
  }, [text]);
  return settled;
}
