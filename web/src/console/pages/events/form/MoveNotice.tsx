import type { ReactElement } from 'react';
import { Banner } from '../../../../design/index.js';
import { useConcerned } from '../concerned.js';
import { useTexts } from '../texts.js';
import { changeOf, draftOf, type EventDraft, type Read } from './draft.js';

/** Changes of these are told to people: they and their calendars must hear when it is held elsewhere or at another time. */
const TIME_AND_PLACE = ['startsLocal', 'endsLocal', 'zone', 'mode', 'city', 'countryIso2', 'venue', 'joinUrl'] as const;

/** Statuses in which people have been told of the event and it is not postponed. */
const TOLD = ['published', 'registration-open', 'closed'];

/** Said before one saves: that another time or place is told to people, and to how many. */
export function MoveNotice({ read, draft }: { read: Read; draft: EventDraft }): ReactElement | null {
  const t = useTexts();
  const { sentences } = useConcerned(read.event.id);
  const change = changeOf(draftOf(read), draft);
  if (change === null || !TOLD.includes(read.event.status) || !TIME_AND_PLACE.some((field) => field in change)) return null;
  return (
    <Banner tone="wait" title={t('moved.title')}>
      <p>{[...sentences(), t('moved.text')].join(' ')}</p>
    </Banner>
  );
}
