import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { fieldId, Name } from '../../../../design/index.js';
import { api, textIn, unwrap, useLocale } from '../../../index.js';
import { DIRECTORY } from '../directory.js';
import { useTexts } from '../texts.js';

/** An entry that can be chosen. */
export interface Choice {
  id: string;
  name: string;
  detail?: string;
}

interface PickerProps {
  name: string;
  label: string;
  hint?: string;
  error: string | undefined;
  chosen: Choice | null;
  onChoose: (choice: Choice | null) => void;
}

/** Chooses a person of the directory by any spelling of their name. */
export function PersonPicker(props: PickerProps): ReactElement {
  const locale = useLocale();
  const find = async (search: string): Promise<Choice[]> => {
    const { items } = await unwrap(api.GET('/api/v1/people', { params: { query: { search, limit: 8 } } }));
    return items.map(({ id, name, institution, position }) => ({ id, name, detail: [textIn(position, locale).text, textIn(institution, locale).text].filter((part) => part !== '').join(', ') }));
  };
  return <Picker {...props} kind="people" find={find} />;
}

/** Chooses an institution of the directory by its name or acronym. */
export function InstitutionPicker(props: PickerProps): ReactElement {
  const locale = useLocale();
  const find = async (search: string): Promise<Choice[]> => {
    const { items } = await unwrap(api.GET('/api/v1/institutions', { params: { query: { search, limit: 8 } } }));
    return items.map(({ id, name, acronym }) => ({ id, name: textIn(name, locale).text, ...(acronym && { detail: acronym }) }));
  };
  return <Picker {...props} kind="institutions" find={find} />;
}

/** A search field with what it finds as buttons beneath; the chosen entry takes its place. */
function Picker({ name, label, hint, error, chosen, onChoose, kind, find }: PickerProps & { kind: string; find: (text: string) => Promise<Choice[]> }): ReactElement {
  const t = useTexts();
  const [text, setText] = useState('');
  const search = text.trim();
  const found = useQuery({ queryKey: [...DIRECTORY, 'pick', kind, search], queryFn: () => find(search), enabled: search.length > 1 && chosen === null });
  if (chosen) {
    return (
      <div className="picked">
        <span className="picked__label">{label}</span>
        <span>
          <Name>{chosen.name}</Name>
          {chosen.detail && <span className="muted"> {chosen.detail}</span>}
        </span>
        <Button variant="subtle" size="compact-sm" id={fieldId(name)} aria-label={t('pick.other-for', { field: label })} onClick={() => onChoose(null)}>
          {t('pick.other')}
        </Button>
        {error && <p className="picked__error">{error}</p>}
      </div>
    );
  }
  return (
    <div>
      <TextInput id={fieldId(name)} label={label} description={hint ?? t('pick.hint')} error={error} value={text} autoComplete="off" onChange={(event) => setText(event.currentTarget.value)} />
      <div role="status" className="sr-only">
        {found.data && t('pick.found', { count: found.data.length })}
      </div>
      {found.data && found.data.length === 0 && <p className="muted">{t('pick.none')}</p>}
      {found.data && found.data.length > 0 && (
        <ul role="list" className="picks">
          {found.data.map((choice) => (
            <li key={choice.id}>
              <button type="button" onClick={() => onChoose(choice)}>
                <Name>{choice.name}</Name>
                {choice.detail && <span className="muted">{choice.detail}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
