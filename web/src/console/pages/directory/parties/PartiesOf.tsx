import { Button, NativeSelect, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Empty, Name, Status } from '../../../../design/index.js';
import { day } from '../../../../format/time.js';
import { toneOf, useTrade } from '../../../../trade/trade.js';
import { api, DataTable, Page, SidePanel, textIn, unwrap, useAddress, useCan, useLocale, type Chip, type Column } from '../../../index.js';
import { DIRECTORY, PARTY_STATUSES, today, type Party, type Process } from '../directory.js';
import { useTexts } from '../texts.js';
import { ChairTerms } from './ChairTerms.js';
import { NewParty } from './NewParty.js';
import { PartyPanel } from './PartyPanel.js';
import { ProcessForm } from './ProcessForm.js';

/** Which parties: of a day, and with a status on it; `none` are those that have none. */
interface Wanted {
  on: string | undefined;
  status: Party['status'] | 'none' | undefined;
}

type Change = (change: Readonly<Record<string, string | undefined>>) => void;

/** The parties of one process as they stand on a day, and its chair. */
export function PartiesOf({ process, processes }: { process: Process; processes: readonly Process[] }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const can = useCan();
  const [{ panel, on, status }, setAddress] = useAddress();
  const wanted: Wanted = { on: /^\d{4}-\d{2}-\d{2}$/.test(on ?? '') ? on : undefined, status: [...PARTY_STATUSES, 'none' as const].find((one) => one === status) };
  const parties = useQuery({
    queryKey: [...DIRECTORY, 'parties', process.id, wanted.on],
    queryFn: () => unwrap(api.GET('/api/v1/processes/{processId}/parties', { params: { path: { processId: process.id }, query: { ...(wanted.on && { on: wanted.on }) } } })),
    placeholderData: keepPreviousData,
  });
  const all = parties.data?.items;
  const add = can('directory.change') && <Button onClick={() => setAddress({ panel: 'new' })}>{t('party.add')}</Button>;
  return (
    <Page title={textIn(process.name, locale).text} lead={t('parties.lead')} action={add}>
      <DataTable
        label={t('parties')}
        columns={useColumns(process)}
        rows={all?.filter((party) => wanted.status === undefined || (party.status ?? 'none') === wanted.status).sort((a, b) => textIn(a.name, locale).text.localeCompare(textIn(b.name, locale).text, locale))}
        rowKey={({ id }) => id}
        error={parties.error}
        again={() => void parties.refetch()}
        opened={panel}
        onOpen={({ id }) => setAddress({ panel: id })}
        filters={<Filters wanted={wanted} process={process} processes={processes} onChange={setAddress} />}
        tools={can('directory.change') && <ProcessTools onChange={setAddress} />}
        chips={useChips(wanted, setAddress)}
        empty={
          <Empty title={t('parties.empty.title')} action={add}>
            {t('parties.empty.text')}
          </Empty>
        }
      />
      <ChairTerms processId={process.id} parties={all ?? []} />
      <Panel panel={panel} process={process} opened={all?.find(({ id }) => id === panel)} onChange={setAddress} />
    </Page>
  );
}

function Panel({ panel, process, opened, onChange }: { panel: string | undefined; process: Process; opened: Party | undefined; onChange: Change }): ReactElement {
  const t = useTexts();
  const close = (): void => onChange({ panel: undefined });
  return (
    <SidePanel title={panel === 'new' ? t('party.add') : panel === 'process' ? t('process.change') : t('party')} opened={panel !== undefined && panel !== 'new-process'} onClose={close}>
      {panel === 'new' && <NewParty processId={process.id} onAdded={(id) => onChange({ panel: id })} onLeave={close} />}
      {panel === 'process' && <ProcessForm key={process.id} process={process} onSaved={close} onLeave={close} />}
      {opened && <PartyPanel key={opened.id} party={opened} process={process} />}
    </SidePanel>
  );
}

function ProcessTools({ onChange }: { onChange: Change }): ReactElement {
  const t = useTexts();
  return (
    <>
      <Button variant="default" onClick={() => onChange({ panel: 'process' })}>
        {t('process.change')}
      </Button>
      <Button variant="subtle" onClick={() => onChange({ panel: 'new-process' })}>
        {t('process.add')}
      </Button>
    </>
  );
}

function Filters({ wanted: { on, status }, process, processes, onChange }: { wanted: Wanted; process: Process; processes: readonly Process[]; onChange: Change }): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  return (
    <>
      {processes.length > 1 && (
        <NativeSelect aria-label={t('process')} value={process.id} data={processes.map(({ id, acronym }) => ({ value: id, label: acronym }))} onChange={(event) => onChange({ process: event.currentTarget.value, panel: undefined })} />
      )}
      <TextInput type="date" aria-label={t('on')} value={on ?? today()} onChange={(event) => onChange({ on: event.currentTarget.value || undefined })} />
      <NativeSelect
        aria-label={t('status')}
        value={status ?? ''}
        data={[{ value: '', label: t('any-status') }, ...PARTY_STATUSES.map((value) => ({ value, label: trade(`party.${value}`) })), { value: 'none', label: t('status.none') }]}
        onChange={(event) => onChange({ status: event.currentTarget.value || undefined })}
      />
    </>
  );
}

function useChips({ on, status }: Wanted, onChange: Change): Chip[] {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  return [
    ...(on ? [{ key: 'on', text: t('chip', { name: t('on'), value: day(on, locale) }), remove: () => onChange({ on: undefined }) }] : []),
    ...(status ? [{ key: 'status', text: t('chip', { name: t('status'), value: status === 'none' ? t('status.none') : trade(`party.${status}`) }), remove: () => onChange({ status: undefined }) }] : []),
  ];
}

function useColumns(process: Process): Column<Party>[] {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const speakers = textIn(process.focalPointTitle, locale).text || t('focal-points');
  return [
    {
      key: 'name',
      head: t('party'),
      cell: ({ name, chair }) => (
        <>
          {textIn(name, locale).text}
          {chair && <span className="entry__mark">{t('chair')}</span>}
        </>
      ),
    },
    { key: 'status', head: t('status'), cell: ({ status }) => <Status tone={status ? toneOf(`party.${status}`) : 'rest'}>{status ? trade(`party.${status}`) : t('status.none')}</Status> },
    { key: 'since', head: t('since'), cell: ({ status, statuses }) => <Since at={statuses.find((one) => one.status === status)?.from} /> },
    {
      key: 'focal-points',
      head: speakers,
      cell: ({ focalPoints }) =>
        focalPoints.map(({ id, name, rank }) => (
          <span key={id} className="entry__stacked">
            <Name>{name}</Name>
            {rank === 'alternate' && <span className="muted"> ({t('rank.alternate')})</span>}
          </span>
        )),
    },
  ];
}

function Since({ at }: { at: string | undefined }): ReactElement | null {
  const locale = useLocale();
  return at === undefined ? null : <time dateTime={at}>{day(at, locale)}</time>;
}
