import { NativeSelect, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Empty, Name } from '../../../../design/index.js';
import { day, localIn } from '../../../../format/time.js';
import { useTrade, type TradeKey } from '../../../../trade/trade.js';
import { api, DataTable, done, eventQuery, Page, refused, SidePanel, textIn, unwrap, useAddress, useCan, useLocale, usePagedList, type Chip, type Column } from '../../../index.js';
import { Dock } from './Dock.js';
import { Marks } from './Marks.js';
import { QueuePanel } from './QueuePanel.js';
import { useTexts } from './texts.js';
import { countsQuery, PARTS, quotaNamesQuery, type ToDecide } from './to-decide.js';
import { useDeciding } from './use-deciding.js';
import { WordsDialog } from './WordsDialog.js';

/** Those who wait for a decision, the longest waiting first, with what each decision needs in view; one or many are decided about, and a minute is there to take it back. */
export function QueueView({ eventId }: { eventId: string }): ReactElement {
  const t = useTexts();
  const [address, setAddress] = useAddress();
  const { search = '', panel, category } = address;
  const part = PARTS.find((one) => one === address['part']);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<{ kind: 'reject' | 'ask'; about: readonly ToDecide[] } | null>(null);
  const deciding = useDeciding(eventId, () => {
    setSelected(new Set());
    setAddress({ panel: undefined });
  });
  const list = usePagedList({
    queryKey: ['events', eventId, 'to-decide', 'list', search, part, category],
    read: (asked) => unwrap(api.GET('/api/v1/events/{eventId}/registrations-to-decide', { params: { path: { eventId }, query: { ...asked, ...(search && { search }), ...(part && { part }), ...(category && { category }) } } })),
  });
  const chosen = list.table.rows?.filter(({ id }) => selected.has(id)) ?? [];
  return (
    <Page title={t('title')} lead={<Lead eventId={eventId} />} action={<TwoSteps eventId={eventId} />}>
      <DataTable
        label={t('title')}
        {...list.table}
        columns={useColumns(eventId)}
        rowKey={({ id }) => id}
        opened={panel}
        onOpen={({ id }) => setAddress({ panel: id })}
        selection={{ selected, change: setSelected, nameOf: ({ name }) => name }}
        search={{ value: search, onChange: (text) => setAddress({ search: text || undefined }, { replace: true }) }}
        filters={<Filters eventId={eventId} part={part} category={category} />}
        chips={useChips(part, category)}
        empty={<Empty title={t('empty.title')}>{t('empty.text')}</Empty>}
      />
      <Dock chosen={chosen} deciding={deciding} onWords={(kind) => setAsking({ kind, about: chosen })} onClear={() => setSelected(new Set())} />
      <SidePanel title={t('panel')} opened={panel !== undefined} onClose={() => setAddress({ panel: undefined })}>
        {panel !== undefined && <QueuePanel eventId={eventId} id={panel} deciding={deciding} onWords={(kind, of) => setAsking({ kind, about: [of] })} />}
      </SidePanel>
      {asking && (
        <WordsDialog
          kind={asking.kind}
          count={asking.about.length}
          onClose={() => setAsking(null)}
          onSend={(words) => {
            setAsking(null);
            deciding.decide(asking.kind, asking.about, words);
          }}
        />
      )}
    </Page>
  );
}

/** How many wait, and for whom, in a sentence. */
function Lead({ eventId }: { eventId: string }): ReactElement | null {
  const t = useTexts();
  const { data } = useQuery(countsQuery(eventId));
  if (!data) return null;
  const parts = [
    data.all === 0 ? t('lead.none') : t('lead.all', { count: data.all }),
    data.changed > 0 ? t('lead.changed', { count: data.changed }) : '',
    data.participant > 0 ? t('lead.participant', { count: data.participant }) : '',
    data.focalPoint > 0 ? t('lead.focal-point', { count: data.focalPoint }) : '',
  ];
  return <>{parts.filter((one) => one !== '').join(' · ')}</>;
}

/** Whether the focal point speaks first at this event. */
function TwoSteps({ eventId }: { eventId: string }): ReactElement | undefined {
  const t = useTexts();
  const can = useCan();
  const queries = useQueryClient();
  const path = { eventId };
  const { data } = useQuery({ queryKey: ['events', eventId, 'approval-settings'], queryFn: () => unwrap(api.GET('/api/v1/events/{eventId}/approval-settings', { params: { path } })) });
  const change = useMutation({
    mutationFn: (focalPointFirst: boolean) => unwrap(api.PUT('/api/v1/events/{eventId}/approval-settings', { params: { path }, body: { focalPointFirst } })),
    onSuccess: async ({ focalPointFirst }) => {
      done(t(focalPointFirst ? 'two-steps.on' : 'two-steps.off'));
      await queries.invalidateQueries({ queryKey: ['events', eventId] });
    },
    onError: (error) => refused(error, t('failed')),
  });
  if (!data || !can('registration.configure', eventId)) return undefined;
  return <Switch label={t('two-steps')} description={t('two-steps.hint')} maw="24rem" checked={data.focalPointFirst} disabled={change.isPending} onChange={(event) => change.mutate(event.currentTarget.checked)} />;
}

function Filters({ eventId, part, category }: { eventId: string; part: string | undefined; category: string | undefined }): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  const [, setAddress] = useAddress();
  const { data } = useQuery({ queryKey: ['events', eventId, 'registration-settings'], queryFn: () => unwrap(api.GET('/api/v1/events/{eventId}/registration-settings', { params: { path: { eventId } } })) });
  return (
    <>
      <NativeSelect
        aria-label={t('part')}
        value={part ?? ''}
        data={[{ value: '', label: t('part.any') }, ...PARTS.map((value) => ({ value, label: t(`part.${value}`) }))]}
        onChange={(event) => setAddress({ part: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        aria-label={t('category')}
        value={category ?? ''}
        data={[{ value: '', label: t('any-category') }, ...(data?.categories ?? []).map((value) => ({ value, label: trade(`category.${value}` as TradeKey) }))]}
        onChange={(event) => setAddress({ category: event.currentTarget.value || undefined })}
      />
    </>
  );
}

function useChips(part: (typeof PARTS)[number] | undefined, category: string | undefined): Chip[] {
  const t = useTexts();
  const trade = useTrade();
  const [, setAddress] = useAddress();
  return [
    ...(part ? [{ key: 'part', text: t('chip', { part: t(`part.${part}`) }), remove: () => setAddress({ part: undefined }) }] : []),
    ...(category ? [{ key: 'category', text: t('category.chip', { category: trade(`category.${category}` as TradeKey) }), remove: () => setAddress({ category: undefined }) }] : []),
  ];
}

function useColumns(eventId: string): Column<ToDecide>[] {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const { data: event } = useQuery(eventQuery(eventId));
  const nameOf = useLimitName(eventId);
  return [
    {
      key: 'name',
      head: t('name'),
      cell: ({ name, nativeName, institution }) => (
        <>
          <Name>{name}</Name>
          {nativeName !== null && nativeName !== name && (
            <span className="table__second">
              <Name>{nativeName}</Name>
            </span>
          )}
          <span className="table__second">{textIn(institution, locale).text}</span>
        </>
      ),
    },
    {
      key: 'counts-against',
      head: t('counts-against'),
      cell: ({ category, limits }) => (
        <>
          {trade(`category.${category}` as TradeKey)}
          {limits.map(({ key, capacity, taken }) => {
            const isFull = capacity !== null && taken >= capacity;
            return (
              <span key={key} className={isFull ? 'limits limits--full' : 'limits'}>
                {t(isFull ? 'limit.full' : 'limit', { name: nameOf(key), taken, capacity: capacity ?? 0 })}
              </span>
            );
          })}
        </>
      ),
    },
    { key: 'in-view', head: t('in-view'), cell: (of) => <Marks of={of} /> },
    { key: 'since', head: t('since'), cell: ({ since }) => event && <time dateTime={since}>{day(localIn(event.zone, since).slice(0, 10), locale, { year: false })}</time> },
  ];
}

/** What a key of a quota counts, by name. */
function useLimitName(eventId: string): (key: string) => string {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const { data } = useQuery(quotaNamesQuery(eventId));
  return (key) => {
    const [kind, of = ''] = key.split(':');
    if (kind === 'category') return trade(`category.${of}` as TradeKey);
    if (kind === 'session') return textIn(data?.sessions.find(({ sessionId }) => sessionId === of)?.title ?? null, locale).text || t('limit.session');
    if (kind !== 'party' && kind !== 'funded') return t('limit.event');
    const name = textIn(data?.parties.find(({ partyId }) => partyId === of)?.name ?? null, locale).text || t('limit.party');
    return kind === 'party' ? name : t('limit.funded', { name });
  };
}
