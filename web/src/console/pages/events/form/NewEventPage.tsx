import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { ownZone } from '../../../../format/time.js';
import { ZONE_PLACES } from '../../../../format/zones.js';
import { done, Page, useAddress } from '../../../index.js';
import { useTexts } from '../texts.js';
import { BLANK } from './draft.js';
import { EventForm } from './EventForm.js';

const KINDS = ['meeting', 'training', 'forum'];

/** The reader's own zone when events are held there, else that of the secretariat. */
function firstZone(): string {
  const own = ownZone();
  return own in ZONE_PLACES && own !== 'UTC' ? own : BLANK.zone;
}

/** A new event. `?kind=training` begins with that kind. */
export default function NewEventPage(): ReactElement {
  const t = useTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [{ kind }] = useAddress();
  const [from] = useState(() => ({
    read: null,
    draft: { ...BLANK, kind: KINDS.find((one) => one === kind) ?? BLANK.kind, zone: firstZone() },
  }));
  return (
    <Page title={t('new.title')} lead={t('new.lead')}>
      <EventForm
        from={from}
        onLeave={() => void navigate({ to: '/events' })}
        onSaved={({ event }) => {
          done(t('new.made'));
          void queries.invalidateQueries({ queryKey: ['events'] });
          void navigate({ to: '/events/$eventId', params: { eventId: event.id } });
        }}
      />
    </Page>
  );
}
