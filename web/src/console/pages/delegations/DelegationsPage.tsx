import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Empty, Name, Status } from '../../../design/index.js';
import { day, timeOfDay } from '../../../format/time.js';
import { api, DataTable, Page, SidePanel, textIn, unwrap, useAddress, useCan, useLocale, useParam, type Chip, type Column } from '../../index.js';
import { AskParties } from './AskParties.js';
import { AddState } from './AddState.js';
import { isShown, SHOWS, TONES, type Delegation } from './delegation.js';
import { DelegationPanel } from './DelegationPanel.js';
import { useTexts } from './texts.js';

/** Every party that was asked to name its people, and how far each is. The filter, the search and the open panel live in the address. */
export default function DelegationsPage(): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const can = useCan();
  const eventId = useParam('eventId');
  const [address, setAddress] = useAddress();
  const { panel, search = '', open } = address;
  const show = SHOWS.find((one) => one === address['show']);
  const board = useQuery({ queryKey: ['events', eventId, 'delegations'], queryFn: () => unwrap(api.GET('/api/v1/events/{eventId}/delegations', { params: { path: { eventId } } })), refetchInterval: 15_000 });
  const all = board.data?.items;
  const wanted = search.trim().toLocaleLowerCase(locale);
  const rows = all?.filter((one) => isShown(one, show) && (wanted === '' || `${textIn(one.party, locale).text} ${one.focalPoint ?? ''}`.toLocaleLowerCase(locale).includes(wanted)));
  const columns = useColumns();
  const chips: Chip[] = show ? [{ key: 'show', text: t('chip', { show: t(`show.${show}`) }), remove: () => setAddress({ show: undefined }) }] : [];
  const ask = can('delegation.open', eventId) ? <Button onClick={() => setAddress({ open: 'parties' })}>{t('ask')}</Button> : null;
  return (
    <Page title={t('title')} lead={all && <Counts all={all} />} action={ask}>
      <DataTable
        label={t('title')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        error={board.error}
        again={() => void board.refetch()}
        opened={panel}
        onOpen={({ id }) => setAddress({ panel: id })}
        search={{ value: search, onChange: (text) => setAddress({ search: text || undefined }, { replace: true }) }}
        filters={<NativeSelect aria-label={t('stage')} value={show ?? ''} data={[{ value: '', label: t('all') }, ...SHOWS.map((value) => ({ value, label: t(`show.${value}`) }))]} onChange={(event) => setAddress({ show: event.currentTarget.value || undefined })} />}
        chips={chips}
        tools={
          can('delegation.open', eventId) && (
            <Button variant="default" onClick={() => setAddress({ open: 'state' })}>
              {t('add-state')}
            </Button>
          )
        }
        empty={
          <Empty title={t('empty.title')} action={ask}>
            {t('empty.text')}
          </Empty>
        }
      />
      <SidePanel title={t('panel')} opened={panel !== undefined} onClose={() => setAddress({ panel: undefined })}>
        {panel !== undefined && <DelegationPanel key={panel} eventId={eventId} id={panel} />}
      </SidePanel>
      <SidePanel title={t(open === 'state' ? 'state.title' : 'ask')} opened={open !== undefined} onClose={() => setAddress({ open: undefined })}>
        {open === 'parties' && <AskParties eventId={eventId} close={() => setAddress({ open: undefined })} />}
        {open === 'state' && <AddState eventId={eventId} close={() => setAddress({ open: undefined })} />}
      </SidePanel>
    </Page>
  );
}

/** How the parties stand, as a sentence. */
function Counts({ all }: { all: readonly Delegation[] }): ReactElement | null {
  const t = useTexts();
  if (all.length === 0) return null;
  const answered = all.filter(({ stage }) => stage !== 'invited' && stage !== 'cancelled').length;
  const parts = (['nominated', 'complete', 'approved', 'declined', 'overdue'] as const).map((show) => [show, all.filter((one) => isShown(one, show)).length] as const).filter(([, count]) => count > 0);
  return <>{[t('count.asked', { count: all.length }), t('count.answered', { count: answered }), ...parts.map(([show, count]) => t(`count.${show}`, { count }))].join(' · ')}</>;
}

function useColumns(): Column<Delegation>[] {
  const t = useTexts();
  const locale = useLocale();
  return [
    { key: 'party', head: t('party'), cell: ({ party }) => textIn(party, locale).text },
    {
      key: 'stage',
      head: t('stage'),
      cell: ({ stage, overdue }) => (
        <>
          <Status tone={TONES[stage]}>{t(`show.${stage}`)}</Status>
          {overdue && <span className="table__second">{t(`overdue.${overdue}`)}</span>}
        </>
      ),
    },
    { key: 'people', head: t('people'), cell: ({ people }) => <PeopleWords people={people} /> },
    { key: 'seats', head: t('seats'), end: true, cell: ({ seats }) => (seats === null ? '–' : seats.capacity === null ? seats.taken : t('seats-of', { taken: seats.taken, capacity: seats.capacity })) },
    { key: 'focal', head: t('focal-point'), cell: ({ focalPoint }) => (focalPoint === null ? <span className="detail__quiet">{t('no-focal-point')}</span> : <Name>{focalPoint}</Name>) },
    {
      key: 'until',
      head: t('names-by'),
      cell: ({ nominateBy }) =>
        nominateBy === null ? (
          <span className="detail__quiet">{t('no-deadline')}</span>
        ) : (
          <time dateTime={nominateBy}>
            {day(nominateBy, locale)}, {timeOfDay(nominateBy, locale)}
          </time>
        ),
    },
  ];
}

/** "2 named · 2 complete · 1 waiting"; a dash for nobody. */
function PeopleWords({ people }: { people: Delegation['people'] }): ReactElement {
  const t = useTexts();
  const parts = (['named', 'completed', 'approved', 'offered', 'waiting'] as const).filter((standing) => people[standing] > 0);
  return <>{parts.length === 0 ? '–' : parts.map((standing) => t(`people.${standing}`, { count: people[standing] })).join(' · ')}</>;
}
