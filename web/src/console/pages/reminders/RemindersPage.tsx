import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Banner, Empty, Loading } from '../../../design/index.js';
import { api, eventQuery, Page, refused, SidePanel, Trouble, unwrap, useAddress, useCan, useParam } from '../../index.js';
import { ReminderForm } from './ReminderForm.js';
import { ReminderLine } from './ReminderLine.js';
import type { Reminder } from './reminder.js';
import { nextOf } from './reminder.js';
import { useTexts } from './texts.js';
import './reminders.css';

/** When who is reminded of what: in plain words, with the time and the number of people. */
export default function RemindersPage(): ReactElement {
  const t = useTexts();
  const can = useCan();
  const eventId = useParam('eventId');
  const [{ panel }, setAddress] = useAddress();
  const [removed, setRemoved] = useState<Reminder | null>(null);
  const event = useQuery(eventQuery(eventId));
  const list = useQuery({ queryKey: ['events', eventId, 'reminders'], queryFn: () => unwrap(api.GET('/api/v1/events/{eventId}/reminders', { params: { path: { eventId } } })) });
  const error = event.error ?? list.error;
  const mayChange = can('reminder.change', eventId) && event.data !== undefined && event.data.status !== 'cancelled' && event.data.status !== 'archived';
  const add = mayChange ? <Button onClick={() => setAddress({ panel: 'new' })}>{t('add')}</Button> : undefined;
  const items = list.data && [...list.data.items].sort(byTime);
  const opened = items?.find(({ id }) => id === panel);
  const close = (): void => setAddress({ panel: undefined });
  return (
    <Page title={t('title')} lead={t('lead')} action={add}>
      {removed && <Removed eventId={eventId} reminder={removed} onClose={() => setRemoved(null)} />}
      {event.data?.status === 'draft' && <Banner>{t('draft')}</Banner>}
      {(event.data?.status === 'cancelled' || event.data?.status === 'postponed') && <Banner tone="wait">{t(`event.${event.data.status}`)}</Banner>}
      {error ? (
        <Trouble error={error} again={() => void Promise.all([event.refetch(), list.refetch()])} />
      ) : !items || !event.data ? (
        <Loading label={t('loading')} lines={6} height="4.5rem" />
      ) : items.length === 0 ? (
        <Empty title={t('empty.title')} action={add}>
          {t('empty.text')}
        </Empty>
      ) : (
        <ol role="list" className="reminders">
          {items.map((reminder) => (
            <ReminderLine key={reminder.id} event={event.data} reminder={reminder} mayChange={mayChange} onOpen={() => setAddress({ panel: reminder.id })} />
          ))}
        </ol>
      )}
      <SidePanel title={panel === 'new' ? t('add') : t('panel')} opened={panel !== undefined && (panel === 'new' || opened !== undefined)} onClose={close}>
        {event.data && (panel === 'new' || opened) && (
          <ReminderForm
            key={opened ? `${opened.id} ${opened.version}` : 'new'}
            event={event.data}
            reminder={opened ?? null}
            mayChange={mayChange}
            onDone={close}
            onRemoved={(gone) => {
              setRemoved(gone);
              close();
            }}
          />
        )}
      </SidePanel>
    </Page>
  );
}

/** What was removed can be put back, as long as one stays on the page. */
function Removed({ eventId, reminder, onClose }: { eventId: string; reminder: Reminder; onClose: () => void }): ReactElement {
  const t = useTexts();
  const queries = useQueryClient();
  const restore = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/events/{eventId}/reminders/{reminderId}/restore', { params: { path: { eventId, reminderId: reminder.id } } })),
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries({ queryKey: ['events', eventId, 'reminders'] });
    },
    onError: (error) => refused(error, t('failed')),
  });
  return (
    <Banner tone="ok" live title={t('removed')}>
      <div className="buttons">
        <Button variant="default" size="xs" loading={restore.isPending} onClick={() => restore.mutate()}>
          {t('put-back')}
        </Button>
      </div>
    </Banner>
  );
}

/** In the order in which they go out; those without a time yet come last. */
function byTime(a: Reminder, b: Reminder): number {
  const [first, second] = [nextOf(a.occasions), nextOf(b.occasions)];
  return (first ? Date.parse(first.at) : Infinity) - (second ? Date.parse(second.at) : Infinity) || a.id.localeCompare(b.id);
}
