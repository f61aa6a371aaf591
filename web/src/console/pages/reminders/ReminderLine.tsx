import { Switch } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { components } from '../../../api/schema.js';
import { Status, type Tone } from '../../../design/index.js';
import { day, placeOfZone, timeOfDay } from '../../../format/time.js';
import { api, ifMatch, refused, unwrap, useLocale } from '../../index.js';
import { changeOf, draftOf, nextOf, type Occasion, type Reminder } from './reminder.js';
import { useTexts } from './texts.js';
import { useSentence } from './useSentence.js';

interface LineProps {
  event: components['schemas']['EventResponse'];
  reminder: Reminder;
  mayChange: boolean;
  onOpen: () => void;
}

/** One reminder: in words, when it goes out next and to how many, and a switch. */
export function ReminderLine({ event, reminder, mayChange, onOpen }: LineProps): ReactElement {
  const t = useTexts();
  const sentence = useSentence()(reminder, event.zone);
  const { sent, failed } = reminder;
  return (
    <li className="reminders__line" data-off={!reminder.enabled || undefined}>
      <div className="reminders__words">
        <button type="button" className="reminders__open" onClick={onOpen}>
          {reminder.name ?? sentence}
        </button>
        {reminder.name !== null && <p>{sentence}</p>}
        <p className="muted">{t('letter-is', { letter: t(`letter.${reminder.letter}`) })}</p>
        <p className="reminders__next">
          <Next reminder={reminder} />
          {sent > 0 && <span>{t('sent', { count: sent })}</span>}
          {failed > 0 && <Status tone="bad">{t('failed-letters', { count: failed })}</Status>}
        </p>
      </div>
      {mayChange && <OnOff eventId={event.id} reminder={reminder} label={sentence} />}
    </li>
  );
}

const TONES: Readonly<Record<Occasion['state'], Tone>> = { ahead: 'info', now: 'ok', over: 'rest', never: 'bad' };

/** When it goes out next. Of a time that has passed it is said whether anything went out then; a rule whose times have all passed stays switched on for the case that the event moves. */
function Next({ reminder: { enabled, occasions, sent } }: { reminder: Reminder }): ReactElement {
  const t = useTexts();
  const next = nextOf(occasions);
  const moment = useMoment();
  if (!enabled) return <Status>{t('state.off')}</Status>;
  if (!next) return <Status tone="wait">{t('state.none')}</Status>;
  return (
    <>
      <Status tone={TONES[next.state]}>{t(next.state === 'over' && sent > 0 ? 'state.went-out' : `state.${next.state}`, { moment: moment(next) })}</Status>
      {(next.state === 'ahead' || next.state === 'now') && <span>{next.reaches === 0 ? t('reaches-nobody') : t('reaches', { count: next.reaches })}</span>}
    </>
  );
}

/** `21 September 2026, 10:00 (Almaty)`. */
export function useMoment(): (occasion: Pick<Occasion, 'local' | 'zone'>) => string {
  const locale = useLocale();
  return ({ local, zone }) => `${day(local, locale)}, ${timeOfDay(local, locale)} (${placeOfZone(zone, locale)})`;
}

/** Switches it; what was its time while it was off is not made up for. */
function OnOff({ eventId, reminder, label }: { eventId: string; reminder: Reminder; label: string }): ReactElement {
  const t = useTexts();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (enabled: boolean) =>
      unwrap(
        api.PUT('/api/v1/events/{eventId}/reminders/{reminderId}', {
          params: { path: { eventId, reminderId: reminder.id }, header: ifMatch(reminder.version) },
          body: { ...changeOf(draftOf(reminder)), enabled },
        }),
      ),
    onError: (error) => refused(error, t('failed')),
    onSettled: () => queries.invalidateQueries({ queryKey: ['events', eventId, 'reminders'] }),
  });
  const checked = change.isPending ? change.variables : reminder.enabled;
  return <Switch checked={checked} aria-label={t('switch', { reminder: reminder.name ?? label })} label={t(checked ? 'on' : 'off')} onChange={(flipped) => change.mutate(flipped.currentTarget.checked)} />;
}
