import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { dateRange, placeOfZone, timeOfDay } from '../../../../format/time.js';
import { Name } from '../../../../design/index.js';
import { useTrade } from '../../../../trade/trade.js';
import { textIn, useCan, useLocale, type LocalisedText } from '../../../index.js';
import type { Addition, Event } from '../form/draft.js';
import { readAddition } from '../form/save-event.js';
import { useTexts } from '../texts.js';

type Fact = [label: string, value: ReactNode];

/** What is laid down about an event, and a way to change it. */
export function Facts({ event }: { event: Event }): ReactElement {
  const t = useTexts();
  const can = useCan();
  const facts = [...useCommonFacts(event), ...useKindFacts(event)].filter(([, value]) => value !== '' && value !== null);
  const changeable = can('event.change', event.id) && event.status !== 'archived' && event.status !== 'cancelled';
  return (
    <section>
      <h2>{t('facts')}</h2>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {changeable && (
        <p>
          <Link to="/events/$eventId/settings" params={{ eventId: event.id }}>
            {t('facts.change')}
          </Link>
        </p>
      )}
    </section>
  );
}

function useCommonFacts(event: Event): Fact[] {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const { startsLocal, endsLocal, datePrecision, mode, workingLanguages } = event;
  const place = placeOfZone(event.zone, locale);
  const dates = dateRange(startsLocal, endsLocal, locale, datePrecision);
  const languages = new Intl.DisplayNames(locale, { type: 'language' });
  const told = (text: LocalisedText | null): string => textIn(text, locale).text;
  const list = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');
  return [
    [t('when'), datePrecision === 'day' ? t('from-to', { dates, from: timeOfDay(startsLocal, locale), to: timeOfDay(endsLocal, locale), place }) : dates],
    [t('form.mode'), trade(`mode.${mode}`)],
    [t('where'), list([told(event.venue), told(event.city), told(event.country)])],
    [t('form.joinUrl'), event.joinUrl === null ? '' : <a href={event.joinUrl}>{event.joinUrl}</a>],
    [t('form.theme'), told(event.theme)],
    [t('form.host'), told(event.host)],
    [t('form.organisers'), list(event.organisers.map(({ name }) => told(name)))],
    [t('form.processIds'), list(event.processes.map(({ name }) => told(name)))],
    [t('form.workingLanguages'), list(workingLanguages.map((language) => languages.of(language) ?? language))],
    [t('form.capacity'), event.capacity === null ? t('no-limit') : String(event.capacity)],
  ];
}

function useKindFacts(event: Event): Fact[] {
  const t = useTexts();
  const locale = useLocale();
  const { data: addition } = useQuery({ queryKey: ['events', event.id, event.kind], queryFn: () => readAddition(event) });
  const told = (text: LocalisedText | null): string => textIn(text, locale).text;
  const facts: { [Kind in Addition['kind']]: (of: Extract<Addition, { kind: Kind }>) => Fact[] } = {
    meeting: ({ body, number, chair }) => [
      [t('form.body'), told(body)],
      [t('form.number'), number === null ? '' : String(number)],
      [t('form.chairPartyId'), told(chair)],
    ],
    training: ({ objectives, trainers, attendanceThreshold, attendanceBasis }) => [
      [t('form.objectives'), told(objectives) === '' ? '' : <span className="as-typed">{told(objectives)}</span>],
      [t('form.trainerIds'), trainers.length === 0 ? '' : trainers.map(({ personId, name }, place) => <span key={personId}>{place > 0 && ', '}<Name>{name}</Name></span>)],
      [t('form.attendanceThreshold'), t('facts.threshold', { value: t('percent', { value: attendanceThreshold }), basis: t(`form.basis.${attendanceBasis}`) })],
    ],
    forum: ({ tracks }) => [[t('form.tracks'), tracks.map(({ name }) => told(name)).join(', ')]],
  };
  switch (addition?.kind) {
    case 'meeting':
      return facts.meeting(addition);
    case 'training':
      return facts.training(addition);
    case 'forum':
      return facts.forum(addition);
    default:
      return [];
  }
}
