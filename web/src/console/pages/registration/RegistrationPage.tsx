import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Loading } from '../../../design/index.js';
import { api, eventQuery, Page, Trouble, unwrap, useParam } from '../../index.js';
import { Questions } from './Questions.js';
import { SettingsForm } from './SettingsForm.js';
import { useTexts } from './texts.js';
import './registration.css';

/** How people come into an event, and what they are asked. */
export default function RegistrationPage(): ReactElement {
  const t = useTexts();
  const eventId = useParam('eventId');
  const event = useQuery(eventQuery(eventId));
  // Read anew each time, and not again while one writes: a change is based on what was seen.
  const settings = useQuery({
    queryKey: ['events', eventId, 'registration-settings', 'form'],
    queryFn: () => unwrap(api.GET('/api/v1/events/{eventId}/registration-settings', { params: { path: { eventId } } })),
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const error = event.error ?? settings.error;
  return (
    <Page title={t('title')}>
      {error ? (
        <Trouble error={error} again={() => void Promise.all([event.refetch(), settings.refetch()])} />
      ) : !event.data || !settings.data ? (
        <Loading label={t('loading')} lines={8} height="3rem" />
      ) : (
        <>
          <SettingsForm key={settings.data.version} event={event.data} read={settings.data} again={() => settings.refetch()} />
          <Questions eventId={eventId} />
        </>
      )}
    </Page>
  );
}
