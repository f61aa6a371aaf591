import { Stack } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { components } from '../../../../api/schema.js';
import { Loading } from '../../../../design/index.js';
import { useTrade, type TradeKey } from '../../../../trade/trade.js';
import { api, textIn, Trouble, unwrap, useLocale } from '../../../index.js';
import { registrationsSummary } from '../concerned.js';
import { programmeQuery } from '../programme/programme-query.js';
import { numberIn } from '../../../../texts/texts.js';
import { useTexts } from '../texts.js';

type Event = components['schemas']['EventResponse'];

/** How many seats are taken, of the whole and of each share of it, and who waits. */
export function Seats({ event }: { event: Event }): ReactElement {
  const t = useTexts();
  const eventId = event.id;
  const nameOf = useNames(event);
  const { data, error, refetch } = useQuery({ queryKey: ['events', eventId, 'seats'], queryFn: () => unwrap(api.GET('/api/v1/events/{eventId}/seats', { params: { path: { eventId } } })) });
  return (
    <section>
      <h2>{t('seats')}</h2>
      {error ? (
        <Trouble error={error} again={() => void refetch()} />
      ) : !data ? (
        <Loading label={t('loading')} lines={2} />
      ) : (
        <Stack gap="sm">
          <dl className="facts">
            {data.rows.filter(isWorthALook).map(({ key, capacity, taken }) => (
              <div key={key}>
                <dt>{nameOf(key)}</dt>
                <dd>{capacity === null ? t('taken', { count: taken }) : t('taken-of', { count: capacity, taken })}</dd>
              </div>
            ))}
          </dl>
          {data.rows.length > 1 && (
            <p>
              <Link to="/events/$eventId/registration" params={{ eventId }} search={{ show: 'quotas' }}>
                {t('all-quotas', { count: data.rows.length - 1 })}
              </Link>
            </p>
          )}
          {data.offered > 0 && <p>{t('offered', { count: data.offered })}</p>}
          <Standing eventId={eventId} />
        </Stack>
      )}
    </section>
  );
}

/** The event itself, and of its quotas those that are full or nearly so. */
function isWorthALook({ key, capacity, taken }: components['schemas']['SeatRowResponse']): boolean {
  return key === 'event' || (capacity !== null && capacity > 0 && (taken >= capacity || (capacity >= 10 && taken >= capacity * 0.9)));
}

/** How many registrations stand where; each number leads to those people. */
function Standing({ eventId }: { eventId: string }): ReactElement | null {
  const t = useTexts();
  const trade = useTrade();
  const { data } = useQuery(registrationsSummary(eventId));
  if (!data) return null;
  if (data.byStatus.length === 0) return <p className="muted">{t('nobody-yet')}</p>;
  return (
    <ul role="list" className="figures">
      {data.byStatus.map(({ key, count }) => (
        <li key={key}>
          <Link to="/events/$eventId/participants" params={{ eventId }} search={{ status: key }} className="figures__link">
            <strong>{numberIn(t.locale, count)}</strong> <span>{trade(`registration.${key}` as TradeKey)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The words for `event`, `category:<name>`, `session:<id>`, `party:<id>` and `funded:<party id>`. */
function useNames(event: Event): (key: string) => string {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const { data: programme } = useQuery(programmeQuery(event.id));
  const parties = useQueries({
    queries: event.processes.map(({ id }) => ({ queryKey: ['processes', id, 'parties'], queryFn: () => unwrap(api.GET('/api/v1/processes/{processId}/parties', { params: { path: { processId: id } } })) })),
  }).flatMap(({ data }) => data?.items ?? []);
  return (key) => {
    const [what = '', which = ''] = key.split(':');
    if (what === 'event') return t('seats.event');
    if (what === 'category') return trade(`category.${which}` as TradeKey);
    const ofParty = what === 'party' || what === 'funded';
    const named = ofParty ? parties.find(({ id }) => id === which)?.name : programme?.days.flatMap(({ sessions }) => sessions).find(({ id }) => id === which)?.title;
    const name = textIn(named, locale).text || t(ofParty ? 'seats.party' : 'seats.session');
    return what === 'funded' ? t('seats.funded', { name }) : name;
  };
}
