import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { components } from '../../../api/schema.js';
import { Empty, Loading, Name } from '../../../design/index.js';
import { day as dayIn, moment, timeOfDay } from '../../../format/time.js';
import { api, eventQuery, Page, Trouble, unwrap, useAddress, useLocale } from '../../index.js';
import { useTexts } from './texts.js';

type Conflict = components['schemas']['ConflictResponse'];
type Aside = components['schemas']['SetAsideResponse'];

/** What desks saw differently from each other or from the record, and what could not be read: for a person to look at. */
export function ConflictsView({ eventId }: { eventId: string }): ReactElement {
  const t = useTexts();
  const { data, error, refetch } = useQuery({ queryKey: ['events', eventId, 'attendance', 'conflicts'], queryFn: () => unwrap(api.GET('/api/v1/events/{eventId}/conflicts', { params: { path: { eventId } } })) });
  return (
    <Page title={t('view.conflicts')} lead={t('conflict.lead')}>
      {error ? (
        <Trouble error={error} again={() => void refetch()} />
      ) : !data ? (
        <Loading label={t('loading')} lines={4} height="4rem" />
      ) : data.items.length + data.setAside.length === 0 ? (
        <Empty title={t('conflict.empty.title')}>{t('conflict.empty.text')}</Empty>
      ) : (
        <>
          <ul role="list" className="conflicts">
            {data.items.map((conflict) => (
              <li key={`${conflict.registrationId} ${conflict.day} ${conflict.sessionId ?? ''} ${conflict.kind}`}>
                <Seen conflict={conflict} />
              </li>
            ))}
          </ul>
          <SetAside eventId={eventId} items={data.setAside} />
        </>
      )}
    </Page>
  );
}

function Seen({ conflict }: { conflict: Conflict }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const [, setAddress] = useAddress();
  const verdict = (code: string | null): string => {
    const key = `verdict.${code ?? 'none'}`;
    return t.has(key) ? t(key) : (code ?? '');
  };
  return (
    <article className="conflict">
      <h2>
        <Name>{conflict.name ?? t('unknown')}</Name>
      </h2>
      <p>
        {t(`conflict.${conflict.kind}`)} {dayIn(conflict.day, locale)}
      </p>
      <ul role="list">
        {conflict.scans.map(({ deskName, at, shownVerdict, verdict: said }) => (
          <li key={`${deskName} ${at}`}>
            {t('conflict.scan', { desk: deskName, time: timeOfDay(at.slice(0, 16), locale), shown: verdict(shownVerdict), record: verdict(said) })}
          </li>
        ))}
      </ul>
      <button type="button" className="link" onClick={() => setAddress({ show: undefined, panel: conflict.registrationId })}>
        {t('conflict.open')}
      </button>
    </article>
  );
}

function SetAside({ eventId, items }: { eventId: string; items: readonly Aside[] }): ReactElement | null {
  const t = useTexts();
  const locale = useLocale();
  const { data: event } = useQuery(eventQuery(eventId));
  if (items.length === 0) return null;
  const what = (problem: string): string => {
    const key = `problem.${problem}`;
    return t.has(key) ? t(key) : problem;
  };
  return (
    <section className="conflicts__aside">
      <h2>{t('aside.title')}</h2>
      <p className="muted">{t('aside.text')}</p>
      <ul role="list" className="conflicts">
        {items.map(({ id, deskName, problem, item, receivedAt }) => (
          <li key={id} className="conflict">
            <p>{t('aside.scan', { desk: deskName, time: moment(receivedAt, event?.zone ?? 'UTC', locale), problem: what(problem) })}</p>
            <pre tabIndex={0} aria-label={t('aside.item')}>
              {item}
            </pre>
          </li>
        ))}
      </ul>
    </section>
  );
}
