import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { components } from '../../../api/schema.js';
import { Empty, Status } from '../../../design/index.js';
import { dateRange, placeOfZone } from '../../../format/time.js';
import { toneOf, useTrade, type TradeKey } from '../../../trade/trade.js';
import { api, DataTable, Page, textIn, unwrap, useAddress, useCan, useLocale, usePagedList, type Column } from '../../index.js';
import { EventFilters, useChips, useWanted } from './EventFilters.js';
import { useTexts } from './texts.js';

type Line = components['schemas']['EventSummaryResponse'];

/** All events that I may see, the newest first; those to come, the soonest first. */
export default function EventsPage(): ReactElement {
  const t = useTexts();
  const navigate = useNavigate();
  const [{ search = '' }, setAddress] = useAddress();
  const can = useCan();
  const wanted = useWanted();
  const list = usePagedList({
    queryKey: ['events', 'list', wanted],
    read: (part) => unwrap(api.GET('/api/v1/events', { params: { query: { ...wanted, ...part } } })),
  });
  const columns = useColumns();
  const chips = useChips();
  const mayCreate = can('event.create');
  const action = mayCreate ? (
    <Button component={Link} to="/events/new">
      {t('new.title')}
    </Button>
  ) : undefined;
  return (
    <Page title={t('title')} action={action}>
      <DataTable
        label={t('title')}
        {...list.table}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: '/events/$eventId', params: { eventId: id } })}
        search={{ value: search, onChange: (text) => setAddress({ search: text || undefined }, { replace: true }) }}
        filters={<EventFilters />}
        chips={chips}
        empty={
          <Empty title={t('empty.title')} action={action}>
            {t(mayCreate ? 'empty.text' : 'empty.none-of-mine')}
          </Empty>
        }
      />
    </Page>
  );
}

function useColumns(): Column<Line>[] {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  return [
    { key: 'title', head: t('name'), cell: ({ title }) => <span lang={textIn(title, locale).locale}>{textIn(title, locale).text}</span> },
    { key: 'kind', head: t('form.kind'), cell: ({ subKind }) => trade(`sub-kind.${subKind}` as TradeKey) },
    { key: 'when', head: t('when'), cell: ({ startsLocal, endsLocal, zone, datePrecision }) => t('dates', { dates: dateRange(startsLocal, endsLocal, locale, datePrecision), place: placeOfZone(zone, locale) }) },
    { key: 'where', head: t('where'), cell: ({ city, country, mode }) => [textIn(city, locale).text, textIn(country, locale).text].filter(Boolean).join(', ') || trade(`mode.${mode}`) },
    { key: 'status', head: t('status'), cell: ({ status }) => <Status tone={toneOf(`event.${status}`)}>{trade(`event.${status}`)}</Status> },
  ];
}
