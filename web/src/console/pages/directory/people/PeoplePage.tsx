import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Empty } from '../../../../design/index.js';
import { api, DataTable, Page, PersonName, SidePanel, textIn, unwrap, useAddress, useCan, useLocale, usePagedList, type Chip, type Column } from '../../../index.js';
import { DIRECTORY, institutionQuery, type PersonSummary } from '../directory.js';
import { DirectoryViews } from '../DirectoryViews.js';
import { NewPerson } from './NewPerson.js';
import { PersonPanel } from './PersonPanel.js';
import { useStateName, useStates } from '../form/StateField.js';
import { useTexts } from '../texts.js';

/** People of the directory: found by a name in any script, misspelt or not. */
export default function PeoplePage(): ReactElement {
  const t = useTexts();
  const can = useCan();
  const [{ search = '', state, institution, panel }, setAddress] = useAddress();
  const list = usePagedList({
    queryKey: [...DIRECTORY, 'people', 'list', search, state, institution],
    read: (part) => unwrap(api.GET('/api/v1/people', { params: { query: { ...part, ...(search && { search }), ...(state && { state }), ...(institution && { institution }) } } })),
    keep: true,
  });
  const columns = useColumns();
  const chips = useChips({ state, institution }, (change) => setAddress(change));
  const add = can('person.change') && <Button onClick={() => setAddress({ panel: 'new' })}>{t('person.add')}</Button>;
  const close = (): void => setAddress({ panel: undefined });
  return (
    <>
      <DirectoryViews />
      <Page title={t('people')} lead={t('people.lead')} action={add}>
        <DataTable
          label={t('people')}
          {...list.table}
          columns={columns}
          rowKey={({ id }) => id}
          opened={panel}
          onOpen={({ id }) => setAddress({ panel: id })}
          search={{ value: search, onChange: (text) => setAddress({ search: text || undefined }, { replace: true }) }}
          filters={<StateFilter value={state} onChange={(chosen) => setAddress({ state: chosen })} />}
          chips={chips}
          empty={
            <Empty title={t('people.empty.title')} action={add}>
              {t('people.empty.text')}
            </Empty>
          }
        />
        <SidePanel title={panel === 'new' ? t('person.add') : t('person')} opened={panel !== undefined} onClose={close}>
          {panel === 'new' ? <NewPerson onOpen={(id) => setAddress({ panel: id })} onLeave={close} /> : panel !== undefined && <PersonPanel key={panel} id={panel} />}
        </SidePanel>
      </Page>
    </>
  );
}

function StateFilter({ value, onChange }: { value: string | undefined; onChange: (iso2: string | undefined) => void }): ReactElement {
  const t = useTexts();
  const states = useStates();
  return <NativeSelect aria-label={t('stateIso2')} value={value ?? ''} data={[{ value: '', label: t('any-state') }, ...states.map(({ iso2, name }) => ({ value: iso2, label: name }))]} onChange={(event) => onChange(event.currentTarget.value || undefined)} />;
}

function useColumns(): Column<PersonSummary>[] {
  const t = useTexts();
  const locale = useLocale();
  const stateName = useStateName();
  return [
    {
      key: 'name',
      head: t('name'),
      cell: ({ name, otherScripts: { cyrillic, native } }) => <PersonName name={name} others={[...new Set([cyrillic, native].flatMap((other) => (other ? [`${other.given} ${other.family}`] : [])))].filter((other) => other !== name)} />,
    },
    { key: 'position', head: t('position'), cell: ({ position }) => textIn(position, locale).text },
    { key: 'institution', head: t('institution'), cell: ({ institution }) => textIn(institution, locale).text },
    { key: 'state', head: t('stateIso2'), cell: ({ stateIso2 }) => stateName(stateIso2) },
    { key: 'email', head: t('email'), cell: ({ email }) => email },
  ];
}

function useChips(filter: { state: string | undefined; institution: string | undefined }, onChange: (change: Readonly<Record<string, string | undefined>>) => void): Chip[] {
  const t = useTexts();
  const locale = useLocale();
  const stateName = useStateName();
  const { data } = useQuery({ ...institutionQuery(filter.institution ?? ''), enabled: filter.institution !== undefined });
  return [
    ...(filter.state ? [{ key: 'state', text: t('chip', { name: t('stateIso2'), value: stateName(filter.state) }), remove: () => onChange({ state: undefined }) }] : []),
    ...(filter.institution ? [{ key: 'institution', text: t('chip', { name: t('institution'), value: textIn(data?.name, locale).text }), remove: () => onChange({ institution: undefined }) }] : []),
  ];
}
