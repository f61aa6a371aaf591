import { Button, NativeSelect, TextInput } from '@mantine/core';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Empty, Loading, Name, Status } from '../../../design/index.js';
import { day } from '../../../format/time.js';
import { toneOf, useTrade } from '../../../trade/trade.js';
import { api, DataTable, Page, SidePanel, textIn, Trouble, unwrap, useAddress, useCan, useLocale, type Column } from '../../index.js';
import { ChairTerms } from './ChairTerms.js';
import { DIRECTORY, PARTY_STATUSES, today, type Party, type Process } from './directory.js';
import { DirectoryViews } from './DirectoryViews.js';
import { NewParty } from './NewParty.js';
import { PartyPanel } from './PartyPanel.js';
import { ProcessForm } from './ProcessForm.js';
import { useTexts } from './texts.js';

const processesQuery = queryOptions({ queryKey: [...DIRECTORY, 'processes'], queryFn: () => unwrap(api.GET('/api/v1/processes')) });

/** Processes and their parties, as they stand on a day. */
export default function PartiesPage(): ReactElement {
  const t = useTexts();
  const can = useCan();
  const [address, setAddress] = useAddress();
  const { data, error, refetch } = useQuery(processesQuery);
  const process = data?.items.find(({ id }) => id === address['process']) ?? data?.items[0];
  const close = (): void => setAddress({ panel: undefined });
  const first = can('directory.change') && <Button onClick={() => setAddress({ panel: 'new-process' })}>{t('process.add')}</Button>;
  return (
    <>
      <DirectoryViews />
      {error ? (
        <Trouble error={error} again={() => void refetch()} />
      ) : !data ? (
        <Loading label={t('loading')} lines={8} height="2.25rem" />
      ) : process ? (
        <PartiesOf process={process} processes={data.items} />
      ) : (
        <Page title={t('parties')}>
          <Empty title={t('process.empty.title')} action={first}>
            {t('process.empty.text')}
          </Empty>
        </Page>
      )}
      <SidePanel title={t('process.add')} opened={address['panel'] === 'new-process'} onClose={close}>
        <ProcessForm process={null} onSaved={(id) => setAddress({ process: id, panel: undefined })} onLeave={close} />
      </SidePanel>
    </>
  );
}

function PartiesOf({ process, processes }: { process: Process; processes: readonly Process[] }): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const can = useCan();
  const [{ panel, ...address }, setAddress] = useAddress();
  const on = /^\d{4}-\d{2}-\d{2}$/.test(address['on'] ?? '') ? address['on'] : undefined;
  const status = [...PARTY_STATUSES, 'none' as const].find((one) => one === address['status']);
  const parties = useQuery({
    queryKey: [...DIRECTORY, 'parties', process.id, on],
    queryFn: () => unwrap(api.GET('/api/v1/processes/{processId}/parties', { params: { path: { processId: process.id }, query: { ...(on && { on }) } } })),
    placeholderData: keepPreviousData,
  });
  const columns = useColumns(process);
  const all = parties.data?.items;
  const rows = all?.filter((party) => status === undefined || (party.status ?? 'none') === status).toSorted((a, b) => textIn(a.name, locale).text.localeCompare(textIn(b.name, locale).text, locale));
  const opened = all?.find(({ id }) => id === panel);
  const close = (): void => setAddress({ panel: undefined });
  const add = can('directory.change') && <Button onClick={() => setAddress({ panel: 'new' })}>{t('party.add')}</Button>;
  return (
    <Page title={textIn(process.name, locale).text} lead={t('parties.lead')} action={add}>
      <DataTable
        label={t('parties')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        error={parties.error}
        again={() => void parties.refetch()}
        opened={panel}
        onOpen={({ id }) => setAddress({ panel: id })}
        filters={
          <>
            {processes.length > 1 && (
              <NativeSelect aria-label={t('process')} value={process.id} data={processes.map(({ id, acronym }) => ({ value: id, label: acronym }))} onChange={(event) => setAddress({ process: event.currentTarget.value, panel: undefined })} />
            )}
            <TextInput type="date" aria-label={t('on')} value={on ?? today()} onChange={(event) => setAddress({ on: event.currentTarget.value || undefined })} />
            <NativeSelect
              aria-label={t('status')}
              value={status ?? ''}
              data={[{ value: '', label: t('any-status') }, ...PARTY_STATUSES.map((value) => ({ value, label: trade(`party.${value}`) })), { value: 'none', label: t('status.none') }]}
              onChange={(event) => setAddress({ status: event.currentTarget.value || undefined })}
            />
          </>
        }
        tools={
          can('directory.change') && (
            <>
              <Button variant="default" onClick={() => setAddress({ panel: 'process' })}>
                {t('process.change')}
              </Button>
              <Button variant="subtle" onClick={() => setAddress({ panel: 'new-process' })}>
                {t('process.add')}
              </Button>
            </>
          )
        }
        chips={[
          ...(on ? [{ key: 'on', text: t('chip', { name: t('on'), value: day(on, locale) }), remove: () => setAddress({ on: undefined }) }] : []),
          ...(status ? [{ key: 'status', text: t('chip', { name: t('status'), value: status === 'none' ? t('status.none') : trade(`party.${status}`) }), remove: () => setAddress({ status: undefined }) }] : []),
        ]}
        empty={
          <Empty title={t('parties.empty.title')} action={add}>
            {t('parties.empty.text')}
          </Empty>
        }
      />
      <ChairTerms processId={process.id} parties={all ?? []} />
      <SidePanel title={panel === 'new' ? t('party.add') : panel === 'process' ? t('process.change') : t('party')} opened={panel !== undefined && panel !== 'new-process'} onClose={close}>
        {panel === 'new' && <NewParty processId={process.id} onAdded={(id) => setAddress({ panel: id })} onLeave={close} />}
        {panel === 'process' && <ProcessForm key={process.id} process={process} onSaved={close} onLeave={close} />}
        {opened && <PartyPanel key={opened.id} party={opened} process={process} />}
      </SidePanel>
    </Page>
  );
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
