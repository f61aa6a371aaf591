import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { components } from '../../../api/schema.js';
import { Empty, Icon, Loading, Status, type Tone } from '../../../design/index.js';
import { day } from '../../../format/time.js';
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
  return (
    <Link to={line.target} className="today__line">
      <span>
        <strong>{t.has(key) ? t(key, valuesOf(line.params)) : t('line.other')}</strong>
        {title.text !== '' && (
          <span className="today__event" lang={title.locale}>
            {title.text}
          </span>
        )}
      </span>
      {line.at && <time dateTime={line.at}>{day(line.at, locale, { year: false })}</time>}
      <Icon name="arrow" size={18} />
    </Link>
  );
}
