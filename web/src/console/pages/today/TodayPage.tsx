import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { components } from '../../../api/schema.js';
import { Empty, Icon, Loading, Status, type Tone } from '../../../design/index.js';
import { day, localIn, ownZone } from '../../../format/time.js';
import { api, Page, textIn, Trouble, unwrap, useLocale } from '../../index.js';
import { useTexts } from './texts.js';

type Line = components['schemas']['TodayLineResponse'];

const URGENCIES = ['now', 'soon', 'later'] as const;
const tones: Record<Line['urgency'], Tone> = { now: 'bad', soon: 'wait', later: 'info' };

/** What needs me, the most urgent first; each line leads to the place where it is done. */
export default function TodayPage(): ReactElement {
  const t = useTexts();
  const { data, error, refetch } = useQuery({ queryKey: ['today'], queryFn: () => unwrap(api.GET('/api/v1/today')), refetchInterval: 60_000 });
  return (
    <Page title={t('title')}>
      {error ? (
        <Trouble error={error} again={() => void refetch()} />
      ) : !data ? (
        <Loading label={t('loading')} lines={5} height="3rem" />
      ) : data.items.length === 0 ? (
        <Empty title={t('empty.title')}>{t('empty.text')}</Empty>
      ) : (
        URGENCIES.map((urgency) => <Lines key={urgency} urgency={urgency} lines={data.items.filter((line) => line.urgency === urgency)} />)
      )}
    </Page>
  );
}

function Lines({ urgency, lines }: { urgency: Line['urgency']; lines: readonly Line[] }): ReactElement | null {
  const t = useTexts();
  if (lines.length === 0) return null;
  return (
    <section className="today">
      <h2>
        <Status tone={tones[urgency]}>{t(`urgency.${urgency}`)}</Status>
      </h2>
      <ul role="list" className="today__lines">
        {lines.map((line) => (
          <li key={`${line.code} ${line.target}`}>
            <TodayLine line={line} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Counts, dates and titles for the sentence; the description of the API leaves their type open. */
function valuesOf(params: Line['params']): Record<string, string | number> {
  return Object.fromEntries(Object.entries(params).flatMap(([name, value]) => (typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [])));
}

function TodayLine({ line }: { line: Line }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const key = `line.${line.code}`;
  const title = textIn(line.eventTitle, locale);
  const values = { ...valuesOf(line.params), when: howSoon(line, locale) };
  return (
    <Link to={line.target} className="today__line">
      <span>
        <strong>{t.has(key) ? t(key, values) : t('line.other')}</strong>
        {title.text !== '' && (
          <span className="today__event" lang={title.locale}>
            {title.text}
          </span>
        )}
      </span>
      <When line={line} />
      <Icon name="arrow" size={18} />
    </Link>
  );
}

/** What the date of a line is: since when something waits, until when it holds, or when the event begins. */
const DATES: Readonly<Record<string, 'since' | 'until' | 'on'>> = {
  'registration.to-approve': 'since',
  'registration.data-requests': 'since',
  'registration.offers-running-out': 'until',
  'invitation.overdue': 'since',
  'messages.failed': 'since',
  'messages.unknown': 'since',
  'event.is-held': 'since',
  'event.starts-soon': 'on',
};

function When({ line: { at, code, params } }: { line: Line }): ReactElement | null {
  const t = useTexts();
  const locale = useLocale();
  if (at === null) return null;
  return <time dateTime={at}>{t(`at.${DATES[code] ?? 'begins'}`, { day: day(wallDay(at, params), locale, { year: false }) })}</time>;
}

/** The date by the clock of the event's place, or the reader's own where the line names no place. */
function wallDay(at: string, params: Line['params']): string {
  return localIn(typeof params['zone'] === 'string' ? params['zone'] : ownZone(), at).slice(0, 10);
}

/** "tomorrow", "in 6 days": by the dates at the event's place. */
function howSoon({ at, params }: Line, locale: 'en' | 'ru' | 'fa'): string {
  if (at === null) return '';
  const days = Math.round((Date.parse(wallDay(at, params)) - Date.parse(wallDay(new Date().toISOString(), params))) / 86_400_000);
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
}
