import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Banner, Loading } from '../../../../design/index.js';
import { done, eventQuery, Page, Trouble, useParam } from '../../../index.js';
import { useTexts } from '../texts.js';
import { draftOf, type Read } from './draft.js';
import { EventForm } from './EventForm.js';
import { readEvent } from './save-event.js';

/** What is laid down about an event, to be changed. */
export default function SettingsPage(): ReactElement {
  const t = useTexts();
  const eventId = useParam('eventId');
  // Read anew each time, and not again while one writes: a change is based on what was seen.
  const { data, error, refetch } = useQuery({ queryKey: ['event-form', eventId], queryFn: () => readEvent(eventId), gcTime: 0, staleTime: Infinity, refetchOnWindowFocus: false });
  const final = data?.event.status === 'archived' || data?.event.status === 'cancelled';
  return (
    <Page title={t('settings')}>
      {error ? (
        <Trouble error={error} again={() => void refetch()} />
      ) : !data ? (
        <Loading label={t('loading')} lines={8} height="3rem" />
      ) : final ? (
        <Banner tone="info" title={t('settings.final')}>
          {t('settings.final-text')}
        </Banner>
      ) : (
        <Change key={eventId} read={data} />
      )}
    </Page>
  );
}

function Change({ read }: { read: Read }): ReactElement {
  const t = useTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [from] = useState(() => ({ read, draft: draftOf(read) }));
  const toOverview = (): void => void navigate({ to: '/events/$eventId', params: { eventId: read.event.id } });
  return (
    <EventForm
      from={from}
      onLeave={toOverview}
      onSaved={({ event }) => {
        done(t('settings.saved'));
        queries.setQueryData(eventQuery(event.id).queryKey, event);
        void queries.invalidateQueries({ queryKey: ['events'] });
        toOverview();
      }}
    />
  );
}
