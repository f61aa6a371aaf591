import { useState, type ReactElement } from 'react';
import { Button, ChoiceField, Empty, TextField } from '../../design/index.js';
import type { RosterPerson } from '../door/roster.js';
import { findPeople } from '../door/search.js';
import { useTexts } from '../texts.js';
import { useDoor } from '../view.js';
import { PersonRow } from './PersonRow.js';
import { Result } from './Result.js';

const SHOWN = 50;
const FILTERS = ['all', 'expected', 'here'] as const;
type Filter = (typeof FILTERS)[number];

/** Everybody who may come, and who is there. */
export function RosterScreen(): ReactElement {
  const t = useTexts();
  const { roster, here, state } = useDoor();
  // What was told before the list was opened says nothing about what is done in it.
  const [before] = useState(state.current);
  const [typed, setTyped] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const [shown, setShown] = useState(SHOWN);
  const fits = ({ registrationId, status }: RosterPerson): boolean => filter === 'all' || (filter === 'here' ? here.has(registrationId) : status === 'confirmed' && !here.has(registrationId));
  const found = findPeople(roster.people, typed).filter(fits).sort((a, b) => a.name.localeCompare(b.name, t.locale));
  if (roster.people.length === 0) return <Empty title={t('people.empty')}>{t('people.empty.text')}</Empty>;
  return (
    <div className="roster stack">
      <div className="roster__tools">
        <TextField name="search" type="search" label={t('people.search')} value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
        <ChoiceField name="filter" label={t('people.filter')} chosen={[filter]} options={FILTERS.map((value) => ({ value, label: t(`people.${value}`) }))} onChange={({ target }) => setFilter(FILTERS.find((one) => one === target.value) ?? 'all')} />
      </div>
      <p role="status" className="muted">
        {t('found', { count: found.length })}
      </p>
      <ul role="list" className="people">
        {found.slice(0, shown).map((person) => (
          <PersonRow key={person.registrationId} person={person} />
        ))}
      </ul>
      {found.length > shown && (
        <Button look="quiet" wide onClick={() => setShown(shown + SHOWN)}>
          {t('people.more', { count: Math.min(SHOWN, found.length - shown) })}
        </Button>
      )}
      {state.current !== before && <Result />}
    </div>
  );
}
