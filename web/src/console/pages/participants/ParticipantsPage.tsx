import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Empty, Status } from '../../../design/index.js';
import { toneOf, useTrade, type TradeKey } from '../../../trade/trade.js';
import { api, DataTable, done, Page, PersonName, refused, SidePanel, textIn, unwrap, useAddress, useCan, useLocale, usePagedList, useParam, Views, type Column } from '../../index.js';
import { DataRequests } from './DataRequests.js';
import { ParticipantPanel } from './ParticipantPanel.js';
import { QueueView } from './queue/QueueView.js';
import { STATUSES, type Participant } from './participant.js';
import { useTexts } from './texts.js';

/** All participants, or those who wait for a decision: two views, chosen in the address. */
export default function ParticipantsPage(): ReactElement {
  const t = useTexts();
  const can = useCan();
  const eventId = useParam('eventId');
  const [{ view }] = useAddress();
  if (!can('registration.decide', eventId)) return <Participants />;
  return (
    <>
      <Views label={t('views')}>
        {(['all', 'queue'] as const).map((one) => (
          <li key={one}>
            <Link to="." search={{ view: one === 'all' ? undefined : one }} activeOptions={{ includeSearch: true, explicitUndefined: true }}>
              {t(`view.${one}`)}
            </Link>
          </li>
        ))}
      </Views>
      {view === 'queue' ? <QueueView eventId={eventId} /> : <Participants />}
    </>
  );
}

/** Who takes part: in order of arrival, with what each needs of the secretariat. */
function Participants(): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  const can = useCan();
  const eventId = useParam('eventId');
  const [address, setAddress] = useAddress();
  const { search = '', panel } = address;
  const status = STATUSES.find((one) => one === address['status']);
  const list = usePagedList({
    queryKey: ['events', eventId, 'registrations', search, status],
    read: (part) => unwrap(api.GET('/api/v1/events/{eventId}/registrations', { params: { path: { eventId }, query: { ...part, ...(search && { search }), ...(status && { status }) } } })),
  });
  const waiting = list.table.rows?.filter((row) => row.status === 'submitted') ?? [];
  const columns = useColumns();
  return (
    <Page title={t('title')} lead={<Seats eventId={eventId} />} action={can('registration.decide', eventId) && waiting.length > 1 ? <ApproveAll eventId={eventId} ids={waiting.map(({ id }) => id)} /> : undefined}>
      {can('data-request.settle', eventId) && <DataRequests eventId={eventId} onOpen={(id) => setAddress({ panel: id })} />}
      <DataTable
        label={t('title')}
        {...list.table}
        columns={columns}
        rowKey={({ id }) => id}
        opened={panel}
        onOpen={({ id }) => setAddress({ panel: id })}
        search={{ value: search, onChange: (text) => setAddress({ search: text || undefined }, { replace: true }) }}
        filters={
          <NativeSelect
            aria-label={t('status')}
            value={status ?? ''}
            data={[{ value: '', label: t('any-status') }, ...STATUSES.map((value) => ({ value, label: trade(`registration.${value}`) }))]}
            onChange={(event) => setAddress({ status: event.currentTarget.value || undefined })}
          />
        }
        chips={status ? [{ key: 'status', text: t('chip', { status: trade(`registration.${status}`) }), remove: () => setAddress({ status: undefined }) }] : []}
        empty={<Empty title={t('empty.title')}>{t('empty.text')}</Empty>}
      />
      <SidePanel title={t('panel')} opened={panel !== undefined} onClose={() => setAddress({ panel: undefined })}>
        {panel !== undefined && <ParticipantPanel eventId={eventId} id={panel} />}
      </SidePanel>
    </Page>
  );
}

function useColumns(): Column<Participant>[] {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  return [
    {
      key: 'name',
      head: t('name'),
      cell: ({ name, nativeName }) => (
        <PersonName name={name} others={nativeName === null || nativeName === name ? [] : [nativeName]} />
      ),
    },
    { key: 'institution', head: t('institution'), cell: ({ institution }) => textIn(institution, locale).text },
    { key: 'category', head: t('category'), cell: ({ category }) => trade(`category.${category}` as TradeKey) },
    {
      key: 'status',
      head: t('status'),
      cell: ({ status, place, offerUntil }) => (
        <Status tone={toneOf(`registration.${status}`)}>
          {place !== null ? t('in-line', { place }) : offerUntil !== null ? t('offered') : trade(`registration.${status}`)}
        </Status>
      ),
    },
  ];
}

/** How many seats there are and how many are taken, in a sentence. */
function Seats({ eventId }: { eventId: string }): ReactElement | null {
  const t = useTexts();
  const { data } = useQuery({ queryKey: ['events', eventId, 'seats'], queryFn: () => unwrap(api.GET('/api/v1/events/{eventId}/seats', { params: { path: { eventId } } })) });
  const row = data?.rows.find(({ key }) => key === 'event');
  if (!data || !row) return null;
  const taken = row.capacity === null ? t('seats.no-limit', { count: row.taken }) : t('seats.of', { count: row.taken, capacity: row.capacity });
  return <>{[taken, data.waiting > 0 ? t('seats.waiting', { count: data.waiting }) : '', data.offered > 0 ? t('seats.offered', { count: data.offered }) : ''].filter((part) => part !== '').join(' · ')}</>;
}

/** Approves all that wait in the list as it is shown; each person gets a confirmation. */
function ApproveAll({ eventId, ids }: { eventId: string; ids: string[] }): ReactElement {
  const t = useTexts();
  const queries = useQueryClient();
  const approve = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/events/{eventId}/registrations/approve', { params: { path: { eventId } }, body: { ids } })),
    onSuccess: async ({ outcomes }) => {
      await queries.invalidateQueries({ queryKey: ['events', eventId] });
      const refusedCount = outcomes.filter(({ refusal }) => refusal !== null).length;
      done(t('approved-many', { count: outcomes.length - refusedCount }));
      if (refusedCount > 0) refused(null, t('not-approved', { count: refusedCount }));
    },
    onError: (error) => refused(error, t('failed')),
  });
  return (
    <Button loading={approve.isPending} onClick={() => approve.mutate()}>
      {t('approve-many', { count: ids.length })}
    </Button>
  );
}
