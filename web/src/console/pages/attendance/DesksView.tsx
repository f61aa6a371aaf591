import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Empty, Status, type Tone } from '../../../design/index.js';
import { lately, moment } from '../../../format/time.js';
import { api, DataTable, done, eventQuery, Page, refused, SidePanel, unwrap, useAddress, useLocale, type Column } from '../../index.js';
import { desksQuery, type Desk } from './desks.js';
import { PairDesk } from './PairDesk.js';
import { useTexts } from './texts.js';

const tones: Readonly<Record<Desk['state'], Tone>> = { waiting: 'wait', paired: 'ok', expired: 'rest', revoked: 'rest' };

/** Devices at the door: which there are, when each was last heard of, and a new one. */
export function DesksView({ eventId }: { eventId: string }): ReactElement {
  const t = useTexts();
  const [address, setAddress] = useAddress();
  const desks = useQuery(desksQuery(eventId));
  const columns = useColumns(eventId);
  const add = <Button onClick={() => setAddress({ panel: 'new' })}>{t('desk.add')}</Button>;
  return (
    <Page title={t('view.desks')} lead={t('desk.lead')} action={desks.data && desks.data.items.length > 0 ? add : undefined}>
      <DataTable
        label={t('view.desks')}
        columns={columns}
        rows={desks.data?.items}
        rowKey={({ id }) => id}
        error={desks.error}
        again={() => void desks.refetch()}
        empty={
          <Empty title={t('desk.empty.title')} action={add}>
            {t('desk.empty.text')}
          </Empty>
        }
      />
      <SidePanel title={t('desk.add')} opened={address['panel'] === 'new'} onClose={() => setAddress({ panel: undefined })}>
        <PairDesk eventId={eventId} onEnd={() => setAddress({ panel: undefined })} />
      </SidePanel>
    </Page>
  );
}

function useColumns(eventId: string): Column<Desk>[] {
  const t = useTexts();
  return [
    { key: 'name', head: t('desk.name'), cell: ({ name }) => name },
    { key: 'state', head: t('desk.state'), cell: ({ state }) => <Status tone={tones[state]}>{t(`desk.state.${state}`)}</Status> },
    { key: 'seen', head: t('desk.seen'), cell: ({ lastHeardAt }) => <When eventId={eventId} at={lastHeardAt} /> },
    { key: 'paired', head: t('desk.paired-at'), cell: ({ pairedAt }) => <When eventId={eventId} at={pairedAt} /> },
    { key: 'revoke', head: <span className="sr-only">{t('desk.revoke')}</span>, cell: (desk) => (desk.state === 'paired' || desk.state === 'waiting') && <Revoke eventId={eventId} desk={desk} />, end: true },
  ];
}

/** Within the last day in words ("5 minutes ago"), before that by the clock of the event. */
function When({ eventId, at }: { eventId: string; at: string | null }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const { data: event } = useQuery(eventQuery(eventId));
  if (at === null) return <span className="muted">{t('desk.never')}</span>;
  return <time dateTime={at}>{lately(at, new Date(), locale) ?? moment(at, event?.zone ?? 'UTC', locale)}</time>;
}

/** Revoking cannot be taken back, so that a second click, which says what will happen, does it. */
function Revoke({ eventId, desk }: { eventId: string; desk: Desk }): ReactElement {
  const t = useTexts();
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const revoke = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/events/{eventId}/desks/{deviceId}/revoke', { params: { path: { eventId, deviceId: desk.id } } })),
    onSuccess: async () => {
      done(t('desk.revoked', { name: desk.name }));
      await queries.invalidateQueries({ queryKey: desksQuery(eventId).queryKey });
    },
    onError: (error) => refused(error, t('failed')),
  });
  return (
    <Button size="xs" variant={asked ? 'filled' : 'subtle'} color="red" loading={revoke.isPending} aria-label={t(asked ? 'desk.revoke-now' : 'desk.revoke-name', { name: desk.name })} onBlur={() => setAsked(false)} onClick={() => (asked ? revoke.mutate() : setAsked(true))}>
      {t(asked ? 'desk.revoke-sure' : 'desk.revoke')}
    </Button>
  );
}
