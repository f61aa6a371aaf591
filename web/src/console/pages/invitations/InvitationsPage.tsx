import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Empty, Status } from '../../../design/index.js';
import { day, timeOfDay } from '../../../format/time.js';
import { useTrade, type TradeKey } from '../../../trade/trade.js';
import { api, DataTable, Page, PersonName, SidePanel, textIn, unwrap, useAddress, useCan, useLocale, usePagedList, useParam, type Chip, type Column } from '../../index.js';
import { askedFor, stateOf, STATES, TONES, type Invitation, type InvitationSummary, type State } from './invitation.js';
import { InvitationPanel } from './InvitationPanel.js';
import { useTexts } from './texts.js';

/** What the list is narrowed to; lives in the address. Today leads here with `show`. */
interface Wanted {
  search: string;
  state: State | undefined;
  partyId: string | undefined;
}

/** Who was asked to come, and what they answered. */
export default function InvitationsPage(): ReactElement {
  const t = useTexts();
  const eventId = useParam('eventId');
  const [address, setAddress] = useAddress();
  const { panel, search = '', party: partyId } = address;
  const state = STATES.find((one) => one === (address['show'] ?? address['status']));
  const wanted: Wanted = { search, state, partyId };
  const summary = useQuery({ queryKey: ['events', eventId, 'invitations', 'summary'], queryFn: () => unwrap(api.GET('/api/v1/events/{eventId}/invitations/summary', { params: { path: { eventId } } })), refetchInterval: 15_000 }).data;
  const list = useInvitations(eventId, wanted);
  const columns = useColumns();
  const chips = useChips(wanted, summary);
  return (
    <Page title={t('title')} lead={summary && <Counts summary={summary} />} action={<Invite eventId={eventId} />}>
      <DataTable
        label={t('title')}
        {...list.table}
        columns={columns}
        rowKey={({ id }) => id}
        opened={panel}
        onOpen={({ id }) => setAddress({ panel: id })}
        search={{ value: search, onChange: (text) => setAddress({ search: text || undefined }, { replace: true }) }}
        filters={<Filters wanted={wanted} summary={summary} />}
        chips={chips}
        empty={
          <Empty title={t('empty.title')} action={<Invite eventId={eventId} />}>
            {t('empty.text')}
          </Empty>
        }
      />
      <SidePanel title={t('panel')} opened={panel !== undefined} onClose={() => setAddress({ panel: undefined })}>
        {panel !== undefined && <InvitationPanel key={panel} eventId={eventId} id={panel} />}
      </SidePanel>
    </Page>
  );
}

function useInvitations(eventId: string, { search, state, partyId }: Wanted) {
  return usePagedList({
    queryKey: ['events', eventId, 'invitations', 'list', search, state, partyId],
    read: (part) =>
      unwrap(
        api.GET('/api/v1/events/{eventId}/invitations', {
          params: { path: { eventId }, query: { ...part, ...askedFor(state), ...(search && { search }), ...(partyId && { partyId }) } },
        }),
      ),
    refetchInterval: 15_000,
  });
}

/** The main action, for those who may. */
function Invite({ eventId }: { eventId: string }): ReactElement | null {
  const t = useTexts();
  const can = useCan();
  const navigate = useNavigate();
  if (!can('invitation.send', eventId)) return null;
  return <Button onClick={() => void navigate({ to: '/events/$eventId/invitations/new', params: { eventId } })}>{t('invite')}</Button>;
}

function Filters({ wanted, summary }: { wanted: Wanted; summary: InvitationSummary | undefined }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const [, setAddress] = useAddress();
  const parties = (summary?.byParty ?? [])
    .flatMap(({ partyId, party }) => (partyId === null ? [] : [{ value: partyId, label: textIn(party, locale).text }]))
    .sort((one, other) => one.label.localeCompare(other.label, locale));
  const choose = (value: string): void => setAddress(value === 'overdue' || value === 'undelivered' ? { show: value, status: undefined } : { show: undefined, status: value || undefined });
  return (
    <>
      <NativeSelect
        aria-label={t('state')}
        value={wanted.state ?? ''}
        data={[{ value: '', label: t('any-state') }, ...STATES.map((value) => ({ value, label: t(`state.${value}`) }))]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {parties.length > 0 && (
        <NativeSelect aria-label={t('party')} value={wanted.partyId ?? ''} data={[{ value: '', label: t('any-party') }, ...parties]} onChange={(event) => setAddress({ party: event.currentTarget.value || undefined })} />
      )}
    </>
  );
}

function useChips({ state, partyId }: Wanted, summary: InvitationSummary | undefined): Chip[] {
  const t = useTexts();
  const locale = useLocale();
  const [, setAddress] = useAddress();
  const party = summary?.byParty.find((one) => one.partyId === partyId)?.party;
  return [
    ...(state ? [{ key: 'state', text: t('chip.state', { state: t(`state.${state}`) }), remove: () => setAddress({ status: undefined, show: undefined }) }] : []),
    ...(partyId ? [{ key: 'party', text: t('chip.party', { party: textIn(party, locale).text }), remove: () => setAddress({ party: undefined }) }] : []),
  ];
}

function useColumns(): Column<Invitation>[] {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  return [
    { key: 'name', head: t('name'), cell: ({ name, otherNames }) => <PersonName name={name} others={otherNames} /> },
    { key: 'party', head: t('party'), cell: ({ party }) => textIn(party, locale).text },
    { key: 'category', head: t('category'), cell: ({ category }) => trade(`category.${category}` as TradeKey) },
    {
      key: 'state',
      head: t('state'),
      cell: (invitation) => {
        const state = stateOf(invitation);
        return (
          <>
            <Status tone={TONES[state]}>{t(`state.${state}`)}</Status>
            {invitation.declineReason !== null && <span className="table__second">{invitation.declineReason}</span>}
          </>
        );
      },
    },
    {
      key: 'deadline',
      head: t('answer-by'),
      cell: ({ answerByLocal }) =>
        answerByLocal === null ? (
          <span className="detail__quiet">{t('no-deadline')}</span>
        ) : (
          <time dateTime={answerByLocal}>
            {day(answerByLocal, locale)}, {timeOfDay(answerByLocal, locale)}
          </time>
        ),
    },
  ];
}

/** How the invitations stand, as a sentence. */
function Counts({ summary }: { summary: InvitationSummary }): ReactElement | null {
  const t = useTexts();
  const { invited, accepted, declined, substituted, answered, overdue, undelivered } = summary;
  if (invited === 0) return null;
  const parts = ([['accepted', accepted], ['declined', declined], ['substituted', substituted], ['open', invited - answered], ['overdue', overdue], ['undelivered', undelivered]] as const).filter(([, count]) => count > 0);
  return <>{[t('count.invited', { count: invited }), ...parts.map(([what, count]) => t(`count.${what}`, { count }))].join(' · ')}</>;
}
