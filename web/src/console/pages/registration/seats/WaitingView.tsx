import { Button, NumberInput, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { components } from '../../../../api/schema.js';
import { Empty, Name, Status } from '../../../../design/index.js';
import { moment } from '../../../../format/time.js';
import { useTrade, type TradeKey } from '../../../../trade/trade.js';
import { api, DataTable, done, eventQuery, Page, ProblemError, refused, SidePanel, textIn, unwrap, useAddress, useCan, useLocale, type Column } from '../../../index.js';
import { quotasQuery } from './quotas-query.js';
import { useSeatTexts } from './texts.js';
import './seats.css';

type Waiting = components['schemas']['WaitingResponse'];

/** Who waits for a seat, in the order in which seats are offered, and what for. */
export function WaitingView({ eventId }: { eventId: string }): ReactElement {
  const t = useSeatTexts();
  const can = useCan();
  const [{ panel }, setAddress] = useAddress();
  const { data, error, refetch } = useQuery({ queryKey: ['events', eventId, 'waiting-list'], queryFn: () => unwrap(api.GET('/api/v1/events/{eventId}/waiting-list', { params: { path: { eventId } } })) });
  const columns = useColumns(eventId);
  const chosen = data?.items.find(({ id }) => id === panel);
  return (
    <Page title={t('waiting-list')} lead={t('waiting-list.lead')}>
      <DataTable
        label={t('waiting-list')}
        columns={columns}
        rows={data?.items}
        rowKey={({ id }) => id}
        error={error}
        again={() => void refetch()}
        {...(can('registration.decide', eventId) && { opened: panel, onOpen: ({ id }: Waiting) => setAddress({ panel: id }) })}
        empty={<Empty title={t('nobody-waits')}>{t('nobody-waits.text')}</Empty>}
      />
      <SidePanel title={t('move.title')} opened={chosen !== undefined} onClose={() => setAddress({ panel: undefined })}>
        {chosen && <MovePanel key={chosen.id} eventId={eventId} person={chosen} close={() => setAddress({ panel: undefined })} />}
      </SidePanel>
    </Page>
  );
}

/** The words for a delegation, and for what somebody waits for. */
function useNames(eventId: string): { party: (id: string | null) => string; wait: (key: string) => string } {
  const t = useSeatTexts();
  const trade = useTrade();
  const locale = useLocale();
  const { data } = useQuery(quotasQuery(eventId));
  const party = (id: string | null): string => textIn(data?.parties.find(({ partyId }) => partyId === id)?.name, locale).text;
  return {
    party,
    wait: (key) => {
      const [kind = '', of = ''] = key.split(':');
      if (kind === 'party') return t('waits.party', { name: party(of) });
      if (kind === 'funded') return t('waits.funded', { name: party(of) });
      return kind === 'category' ? t('waits.category', { name: trade(`category.${of}` as TradeKey) }) : t('waits.event');
    },
  };
}

function useColumns(eventId: string): Column<Waiting>[] {
  const t = useSeatTexts();
  const trade = useTrade();
  const locale = useLocale();
  const names = useNames(eventId);
  const { data: event } = useQuery(eventQuery(eventId));
  return [
    { key: 'name', head: t('name'), cell: ({ name }) => <Name>{name}</Name> },
    { key: 'party', head: t('delegation'), cell: ({ partyId }) => names.party(partyId) },
    { key: 'category', head: t('category'), cell: ({ category }) => trade(`category.${category}` as TradeKey) },
    { key: 'place', head: t('place'), cell: ({ place }) => <Status tone="wait">{t('place-in-line', { place })}</Status> },
    { key: 'waits', head: t('waits-for'), cell: ({ waitsFor }) => names.wait(waitsFor) },
    { key: 'since', head: t('since'), cell: ({ since }) => event && moment(since, event.zone, locale) },
  ];
}

/** Moves somebody in the line, or seats them at once where there is room; the reason stays in the history. */
function MovePanel({ eventId, person, close }: { eventId: string; person: Waiting; close: () => void }): ReactElement {
  const t = useSeatTexts();
  const queries = useQueryClient();
  const names = useNames(eventId);
  const [place, setPlace] = useState<number | string>(1);
  const [reason, setReason] = useState('');
  const act = useMutation({
    mutationFn: (what: 'move' | 'seat') => {
      const params = { path: { eventId, registrationId: person.id } };
      if (what === 'seat') return unwrap(api.POST('/api/v1/events/{eventId}/registrations/{registrationId}/seat', { params, body: { reason } }));
      return unwrap(api.POST('/api/v1/events/{eventId}/registrations/{registrationId}/move', { params, body: { place: Number(place), reason } }));
    },
    onSuccess: async (_, what) => {
      done(t(what === 'seat' ? 'seated' : 'moved'));
      close();
      await queries.invalidateQueries({ queryKey: ['events', eventId] });
    },
    onError: (error) => {
      if (!(error instanceof ProblemError) || error.errors.length === 0) refused(error, t('failed'));
    },
  });
  const faultOf = (field: string): string | undefined => (act.error instanceof ProblemError ? act.error.errors.find((one) => one.field === field)?.detail : undefined);
  return (
    <div className="waiting__move">
      <h2>
        <Name>{person.name}</Name>
      </h2>
      <p>{t('stands', { place: person.place, what: names.wait(person.waitsFor) })}</p>
      <Textarea label={t('reason')} description={t('reason.hint')} required value={reason} error={faultOf('reason')} autosize minRows={2} onChange={(event) => setReason(event.currentTarget.value)} />
      <NumberInput label={t('to-place')} description={t('to-place.hint')} min={1} allowDecimal={false} value={place} error={faultOf('place')} onChange={setPlace} />
      <div className="buttons">
        <Button loading={act.isPending && act.variables === 'move'} onClick={() => act.mutate('move')}>
          {t('move')}
        </Button>
        <Button variant="default" loading={act.isPending && act.variables === 'seat'} onClick={() => act.mutate('seat')}>
          {t('seat-now')}
        </Button>
      </div>
      <p className="muted">{t('seat-now.hint')}</p>
    </div>
  );
}
