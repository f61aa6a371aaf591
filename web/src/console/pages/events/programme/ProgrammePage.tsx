import '../events.css';
import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, type ReactElement } from 'react';
import { Loading } from '../../../../design/index.js';
import { dateRange, placeOfZone } from '../../../../format/time.js';
import { eventQuery, Page, SidePanel, Trouble, useAddress, useCan, useLocale, useParam } from '../../../index.js';
import type { Event } from '../form/draft.js';
import { useTexts } from '../texts.js';
import { Days } from './Days.js';
import { programmeQuery } from './programme-query.js';
import { RoomsPanel } from './RoomsPanel.js';
import { draftOfSession, nextSession, type Programme } from './session-draft.js';
import { SessionForm, type KeptSession } from './SessionForm.js';

/** The programme by day: when, what, where and who; the panel adds a session, changes or moves one, and keeps the rooms. */
export default function ProgrammePage(): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const can = useCan();
  const eventId = useParam('eventId');
  const [, setAddress] = useAddress();
  const { data: event } = useQuery(eventQuery(eventId));
  const { data: programme, error, refetch } = useQuery(programmeQuery(eventId));
  const mayChange = can('event.change', eventId) && event !== undefined && event.status !== 'archived' && event.status !== 'cancelled';
  const actions = mayChange ? (
    <Group gap="xs">
      <Button variant="default" onClick={() => setAddress({ panel: 'rooms' })}>
        {t('rooms')}
      </Button>
      <Button onClick={() => setAddress({ panel: 'new', day: undefined })}>{t('session.new')}</Button>
    </Group>
  ) : undefined;
  return (
    <Page title={t('programme')} lead={event && t('programme.lead', { dates: dateRange(event.startsLocal, event.endsLocal, locale), place: placeOfZone(event.zone, locale) })} action={actions}>
      {error ? (
        <Trouble error={error} again={() => void refetch()} />
      ) : !programme || !event ? (
        <Loading label={t('loading')} lines={6} height="3rem" />
      ) : (
        <>
          <Days programme={programme} mayChange={mayChange} />
          {mayChange && <Panel event={event} programme={programme} />}
        </>
      )}
    </Page>
  );
}

/** `?panel=new&day=2026-09-22`, `?panel=<session>` or `?panel=rooms`. A panel that is closed over what is typed loses nothing: it is there when it is opened again. */
function Panel({ event, programme }: { event: Event; programme: Programme }): ReactElement {
  const t = useTexts();
  const [{ panel, day }, setAddress] = useAddress();
  const kept = useRef(new Map<string, KeptSession>());
  const close = (): void => setAddress({ panel: undefined, day: undefined });
  const form = `${panel} ${day ?? ''}`;
  const keep = (typed: KeptSession | null): void => void (typed === null ? kept.current.delete(form) : kept.current.set(form, typed));
  const session = programme.days.flatMap(({ sessions }) => sessions).find(({ id }) => id === panel);
  const first = programme.days.find(({ date }) => date === day)?.date ?? programme.days[0]?.date ?? event.startsLocal.slice(0, 10);
  const title = panel === 'rooms' ? t('rooms') : t(session ? 'session.change-title' : 'session.new');
  return (
    <SidePanel title={title} opened={panel === 'new' || panel === 'rooms' || session !== undefined} onClose={close}>
      {panel === 'rooms' ? (
        <RoomsPanel event={event} rooms={programme.rooms} />
      ) : (
        <SessionForm key={panel} event={event} session={session} first={session ? draftOfSession(session) : nextSession(programme, first, event.kind, event.startsLocal)} programme={programme} kept={kept.current.get(form)} onKeep={keep} onEnd={close} />
      )}
    </SidePanel>
  );
}
