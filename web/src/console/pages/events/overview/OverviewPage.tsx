import '../events.css';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Loading } from '../../../../design/index.js';
import { eventQuery, Page, Trouble, useCan, useParam } from '../../../index.js';
import { CopyEvent } from './CopyEvent.js';
import { DeleteDraft } from './DeleteDraft.js';
import { Facts } from './Facts.js';
import { History } from './History.js';
import { Life } from './Life.js';
import { Seats } from './Seats.js';
import { useTexts } from '../texts.js';

/** What an event is, how its seats stand, what it can become, and what happened to it. */
export default function OverviewPage(): ReactElement {
  const t = useTexts();
  const can = useCan();
  const eventId = useParam('eventId');
  const { data: event, error, refetch } = useQuery(eventQuery(eventId));
  return (
    <Page title={t('overview')} action={event && can('event.copy', eventId) ? <CopyEvent key={eventId} event={event} /> : undefined}>
      {error ? (
        <Trouble error={error} again={() => void refetch()} />
      ) : !event ? (
        <Loading label={t('loading')} lines={8} height="2rem" />
      ) : (
        <Stack gap="xl" className="overview">
          {can('event.change', eventId) && <Life key={eventId} event={event} />}
          <Facts event={event} />
          {can('registration.read', eventId) && <Seats event={event} />}
          {can('event.history', eventId) && <History event={event} />}
          {event.status === 'draft' && can('event.delete', eventId) && <DeleteDraft key={eventId} event={event} />}
        </Stack>
      )}
    </Page>
  );
}
