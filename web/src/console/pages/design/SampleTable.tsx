import { NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import { Empty, Name, Status } from '../../../design/index.js';
import { toneOf, useTrade } from '../../../trade/trade.js';
import { DataTable, SidePanel, useAddress, type Column } from '../../index.js';
import { useTexts } from './texts.js';

interface Person {
  id: string;
  name: string;
  institution: string;
  status: 'submitted' | 'confirmed' | 'waitlisted';
  days: number;
}

const STATUSES = ['submitted', 'confirmed', 'waitlisted'] as const;

/** Invented people. */
const PEOPLE: Person[] = Array.from({ length: 40 }, (_, place) => ({
  id: String(place),
  name: ['Айгерим Ахметова', 'Farid Nazari', 'فرید نظری', 'Elena Petrova', 'Gulnora Karimova-Abdurakhmonova'][place % 5] ?? '',
  institution: ['Ministry of Labour and Social Protection of the Population', 'Agency for Migration', 'IOM'][place % 3] ?? '',
  status: STATUSES[place % 3] ?? 'submitted',
  days: place % 4,
}));

/** The table of the console as a page uses it: search, filter and panel live in the address. */
export function SampleTable(): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  const [address, setAddress] = useAddress();
  const { search = '', status, panel } = address;
  const rows = PEOPLE.filter((person) => person.name.toLowerCase().includes(search.toLowerCase()) && (status === undefined || person.status === status));
  const columns: Column<Person>[] = [
    { key: 'name', head: t('name'), cell: ({ name }) => <Name>{name}</Name> },
    { key: 'institution', head: t('institution'), cell: ({ institution }) => institution },
    { key: 'status', head: t('status'), cell: (person) => <Status tone={toneOf(`registration.${person.status}`)}>{trade(`registration.${person.status}`)}</Status> },
    { key: 'days', head: t('days'), end: true, cell: ({ days }) => days },
  ];
  const opened = PEOPLE.find(({ id }) => id === panel);
  const known = STATUSES.find((one) => one === status);
  return (
    <>
      <DataTable
        label={t('table')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        opened={panel}
        onOpen={({ id }) => setAddress({ panel: id })}
        search={{ value: search, onChange: (text) => setAddress({ search: text }, { replace: true }) }}
        filters={
          <NativeSelect
            aria-label={t('status')}
            value={status ?? ''}
            data={[{ value: '', label: t('status') }, ...STATUSES.map((value) => ({ value, label: trade(`registration.${value}`) }))]}
            onChange={(event) => setAddress({ status: event.currentTarget.value || undefined })}
          />
        }
        chips={known ? [{ key: 'status', text: t('chip', { status: trade(`registration.${known}`) }), remove: () => setAddress({ status: undefined }) }] : []}
        empty={<Empty title={t('empty')} />}
      />
      <SidePanel title={opened && <Name>{opened.name}</Name>} opened={opened !== undefined} onClose={() => setAddress({ panel: undefined })}>
        {opened && <p>{opened.institution}</p>}
      </SidePanel>
    </>
  );
}
