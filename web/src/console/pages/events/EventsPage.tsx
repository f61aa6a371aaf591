import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { components } from '../../../api/schema.js';
import { Empty, Status } from '../../../design/index.js';
import { dateRange } from '../../../format/time.js';
import { toneOf, useTrade, type TradeKey } from '../../../trade/trade.js';
import { api, DataTable, Page, textIn, unwrap, useAddress, useLocale, type Column } from '../../index.js';
import { useTexts } from './texts.js';

type Line = components['schemas']['EventSummaryResponse'];

const STATUSES = ['draft', 'published', 'registration-open', 'closed', 'held', 'archived', 'cancelled', 'postponed'] as const;

/** All events that I may see, the newest first. */
export default function EventsPage(): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  const navigate = useNavigate();
  const [address, setAddress] = useAddress();
  const { search = '' } = address;
  const status = STATUSES.find((one) => one === address['status']);
  const list = useInfiniteQuery({
    queryKey: ['events', 'list', search, status],
    queryFn: ({ pageParam }) => unwrap(api.GET('/api/v1/events', { params: { query: { limit: 50, order: 'latest', ...(search && { search }), ...(status && { status: [status] }), ...(pageParam && { cursor: pageParam }) } } })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
  const columns = useColumns();
  return (
    <Page title={t('title')}>
      <DataTable
        label={t('title')}
        columns={columns}
        rows={list.data?.pages.flatMap((page) => page.items)}
        rowKey={({ id }) => id}
        error={list.error}
        again={() => void list.refetch()}
        onOpen={({ id }) => void navigate({ to: '/events/$eventId', params: { eventId: id } })}
        search={{ value: search, onChange: (text) => setAddress({ search: text || undefined }, { replace: true }) }}
        filters={
          <NativeSelect
            aria-label={t('status')}
            value={status ?? ''}
            data={[{ value: '', label: t('any-status') }, ...STATUSES.map((value) => ({ value, label: trade(`event.${value}`) }))]}
            onChange={(event) => setAddress({ status: event.currentTarget.value || undefined })}
          />
        }
        chips={status ? [{ key: 'status', text: t('chip', { status: trade(`event.${status}`) }), remove: () => setAddress({ status: undefined }) }] : []}
        empty={<Empty title={t('empty.title')}>{t('empty.text')}</Empty>}
        {...(list.hasNextPage && { more: { load: () => void list.fetchNextPage(), loading: list.isFetchingNextPage } })}
      />
    </Page>
  );
}

function useColumns(): Column<Line>[] {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  return [
    { key: 'title', head: t('name'), cell: ({ title }) => textIn(title, locale).text },
    { key: 'kind', head: t('kind'), cell: ({ subKind }) => trade(`sub-kind.${subKind}` as TradeKey) },
    { key: 'when', head: t('when'), cell: ({ startsLocal, endsLocal }) => dateRange(startsLocal, endsLocal, locale) },
    { key: 'where', head: t('where'), cell: ({ city }) => textIn(city, locale).text },
    { key: 'status', head: t('status'), cell: ({ status }) => <Status tone={toneOf(`event.${status}`)}>{trade(`event.${status}`)}</Status> },
  ];
}
