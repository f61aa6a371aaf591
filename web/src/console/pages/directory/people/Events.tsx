import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Loading, Status } from '../../../../design/index.js';
import { dateRange } from '../../../../format/time.js';
import { toneOf, useTrade, type TradeKey } from '../../../../trade/trade.js';
import { api, textIn, Trouble, unwrap, useCan, useLocale } from '../../../index.js';
import { useTexts } from '../texts.js';

/** The events of a person, for those who may see registrations of all events. */
export function Events({ personId }: { personId: string }): ReactElement | null {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const may = useCan()('registration.read');
  const { data, error, refetch } = useQuery({
    queryKey: ['events', 'of-person', personId],
    queryFn: () => unwrap(api.GET('/api/v1/people/{personId}/registrations', { params: { path: { personId } } })),
    enabled: may,
  });
  if (!may) return null;
  return (
    <section>
      <h3>{t('events')}</h3>
      {error ? (
        <Trouble error={error} again={() => void refetch()} />
      ) : !data ? (
        <Loading label={t('loading')} lines={2} />
      ) : data.items.length === 0 ? (
        <p className="muted">{t('events.none')}</p>
      ) : (
        <ul role="list" className="entry__lines">
          {data.items.map(({ registrationId, eventId, title, startsLocal, endsLocal, category, status }) => (
            <li key={registrationId}>
              <Link to="/events/$eventId" params={{ eventId }}>
                {textIn(title, locale).text}
              </Link>
              <span className="muted">
                {dateRange(startsLocal, endsLocal, locale)}, {trade(`category.${category}` as TradeKey)}
              </span>
              <Status tone={toneOf(`registration.${status}`)}>{trade(`registration.${status}`)}</Status>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
