import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Empty, Name, Status } from '../../../design/index.js';
import { day, localIn, ownZone, timeOfDay } from '../../../format/time.js';
import { toneOf, useTrade } from '../../../trade/trade.js';
import { DataTable, done, Page, PersonSearch, refused, SidePanel, useAddress, useCan, useLocale, usePagedList, WhyNotSent, type Chip, type Column } from '../../index.js';
import { countMessages, GROUPS, keyOf, listMessages, retryMessages, STATUSES, useKindName, type Message, type Scope, type Wanted } from './message.js';
import { MessagePanel } from './MessagePanel.js';
import { useTexts } from './texts.js';

/** What was sent, what was not and why; what the list shows lives in the address. */
export function Messages({ eventId }: { eventId: Scope }): ReactElement {
  const t = useTexts();
  const [address, setAddress] = useAddress();
  const { panel } = address;
  const wanted = wantedIn(address);
  const list = usePagedList({
    queryKey: [...keyOf(eventId), 'list', wanted],
    read: (part) => listMessages(eventId, wanted, part),
    refetchInterval: 15_000,
  });
  const { rows } = list.table;
  const columns = useColumns();
  const chips = useChips(wanted, rows);
  return (
    <Page title={t(eventId === null ? 'title.all' : 'title')} lead={<Counts eventId={eventId} />} action={<RetryShown eventId={eventId} rows={rows ?? []} />}>
      <DataTable
        label={t('title')}
        {...list.table}
        columns={columns}
        rowKey={({ id }) => id}
        opened={panel}
        onOpen={({ id }) => setAddress({ panel: id })}
        filters={<Filters eventId={eventId} wanted={wanted} />}
        chips={chips}
        empty={<Empty title={t('empty.title')}>{t('empty.text')}</Empty>}
      />
      <SidePanel title={t('panel')} opened={panel !== undefined} onClose={() => setAddress({ panel: undefined })}>
        {panel !== undefined && <MessagePanel eventId={eventId} id={panel} />}
      </SidePanel>
    </Page>
  );
}

/** What the address asks for, without what it cannot mean. */
function wantedIn(address: Readonly<Record<string, string | undefined>>): Wanted {
  return {
    status: STATUSES.find((one) => one === address['status']),
    group: GROUPS.find((one) => one === address['group']),
    kind: address['kind'],
    person: address['person'],
  };
}

function useChips(wanted: Wanted, rows: readonly Message[] | undefined): Chip[] {
  const t = useTexts();
  const trade = useTrade();
  const kindName = useKindName();
  const [, setAddress] = useAddress();
  const { status, group, kind, person } = wanted;
  const chip = (key: string, text: string): Chip => ({ key, text, remove: () => setAddress({ [key]: undefined }) });
  return [
    ...(group ? [chip('group', t(`group.${group}`))] : []),
    ...(status ? [chip('status', t('chip.status', { status: trade(`message.${status}`) }))] : []),
    ...(kind ? [chip('kind', t('chip.kind', { kind: kindName(kind) }))] : []),
    ...(person ? [chip('person', t('chip.person', { name: rows?.find(({ recipient }) => recipient !== null)?.recipient ?? t('one-person') }))] : []),
  ];
}

function Filters({ eventId, wanted }: { eventId: Scope; wanted: Wanted }): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  const can = useCan();
  const kindName = useKindName();
  const [, setAddress] = useAddress();
  const { data } = useQuery({ queryKey: [...keyOf(eventId), 'summary'], queryFn: () => countMessages(eventId) });
  const kinds = [...new Set([...(data?.kinds ?? []).map(({ kind }) => kind), ...(wanted.kind ? [wanted.kind] : [])])];
  const choose = (value: string): void => {
    const group = GROUPS.find((one) => `group.${one}` === value);
    setAddress({ group, status: group ? undefined : value || undefined });
  };
  return (
    <>
      {can('person.read', 'any') && <PersonSearch label={t('person')} hideLabel onChoose={({ id }) => setAddress({ person: id })} />}
      <NativeSelect
        aria-label={t('status')}
        value={wanted.group ? `group.${wanted.group}` : (wanted.status ?? '')}
        data={[
          { value: '', label: t('any-status') },
          ...GROUPS.map((group) => ({ value: `group.${group}`, label: t(`group.${group}`) })),
          ...STATUSES.map((value) => ({ value, label: trade(`message.${value}`) })),
        ]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      <NativeSelect
        aria-label={t('kind')}
        value={wanted.kind ?? ''}
        data={[{ value: '', label: t('any-kind') }, ...kinds.map((kind) => ({ value: kind, label: kindName(kind) }))]}
        onChange={(event) => setAddress({ kind: event.currentTarget.value || undefined })}
      />
    </>
  );
}

function useColumns(): Column<Message>[] {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const kindName = useKindName();
  const zone = ownZone();
  return [
    { key: 'to', head: t('to'), cell: ({ recipient }) => (recipient === null ? <span className="detail__quiet">{t('not-written')}</span> : <Name>{recipient}</Name>) },
    {
      key: 'letter',
      head: t('letter'),
      cell: ({ subject, kind, locale: language }) => (
        <>
          {subject === null ? kindName(kind) : <span lang={language ?? undefined}>{subject}</span>}
          {subject !== null && <span className="table__second">{kindName(kind)}</span>}
        </>
      ),
    },
    {
      key: 'status',
      head: t('status'),
      cell: ({ status, statusReason }) => (
        <>
          <Status tone={toneOf(`message.${status}`)}>{trade(`message.${status}`)}</Status>
          {statusReason !== null && status !== 'sent' && (
            <span className="table__second">
              <WhyNotSent reason={statusReason} />
            </span>
          )}
        </>
      ),
    },
    {
      key: 'when',
      head: t('when'),
      cell: ({ sentAt, dueAt }) => {
        const local = localIn(zone, sentAt ?? dueAt);
        return (
          <time dateTime={sentAt ?? dueAt}>
            {day(local, locale)}, {timeOfDay(local, locale)}
          </time>
        );
      },
    },
  ];
}

/** How messages stand, as a sentence. */
function Counts({ eventId }: { eventId: Scope }): ReactElement | null {
  const t = useTexts();
  const { data } = useQuery({ queryKey: [...keyOf(eventId), 'summary'], queryFn: () => countMessages(eventId), refetchInterval: 15_000 });
  if (!data) return null;
  const of = (...statuses: Message['status'][]): number => data.counts.filter(({ status }) => statuses.includes(status)).reduce((sum, { count }) => sum + count, 0);
  const parts = ([['sent', of('sent')], ['underway', of('waiting', 'handed', 'sending')], ['late', data.late], ['failed', of('failed')], ['unknown', of('unknown')]] as const).filter(([what, count]) => what === 'sent' || count > 0);
  return <>{parts.map(([what, count]) => t(`count.${what}`, { count })).join(' · ')}</>;
}

/** Tries those of the list as it is shown again that failed. */
function RetryShown({ eventId, rows }: { eventId: Scope; rows: readonly Message[] }): ReactElement | null {
  const t = useTexts();
  const can = useCan();
  const queries = useQueryClient();
  const ids = rows.filter(({ status }) => status === 'failed').map(({ id }) => id).slice(0, 200);
  const retry = useMutation({
    mutationFn: () => retryMessages(eventId, ids),
    onSuccess: async ({ retried }) => {
      done(t('retried-many', { count: retried }));
      await queries.invalidateQueries({ queryKey: keyOf(eventId) });
    },
    onError: (error) => refused(error, t('not-done')),
  });
  const may = eventId === null ? can('message.retry-all') : can('message.retry', eventId);
  if (!may || ids.length < 2) return null;
  return (
    <Button variant="default" loading={retry.isPending} onClick={() => retry.mutate()}>
      {t('retry-many', { count: ids.length })}
    </Button>
  );
}
