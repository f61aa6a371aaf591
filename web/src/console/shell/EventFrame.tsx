import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { Suspense, useEffect, useRef, type ReactElement } from 'react';
import { Icon, Loading, Status } from '../../design/index.js';
import { dateRange, placeOfZone } from '../../format/time.js';
import { textIn } from '../../texts/texts.js';
import { useLocale } from '../../texts/LocaleContext.js';
import { toneOf, useTrade, type TradeKey } from '../../trade/trade.js';
import { api, unwrap } from '../api.js';
import { areas, type EventTab } from '../area.js';
import { useParam } from '../navigation.js';
import { Page } from '../parts/Page.js';
import { useCan } from '../session.js';
import { useShellTexts } from '../texts.js';
import { PendingPage, Trouble } from './states.js';

const tabs = areas.flatMap((area) => area.tabs ?? []).sort((a, b) => a.order - b.order);

/** One event, for every page of its workspace: `useQuery(eventQuery(eventId))`. */
export const eventQuery = (eventId: string) =>
  queryOptions({ queryKey: ['events', eventId], queryFn: () => unwrap(api.GET('/api/v1/events/{eventId}', { params: { path: { eventId } } })) });

/** The workspace of an event: what it is and how it stands, its parts as tabs, the chosen part beneath. */
export function EventFrame(): ReactElement {
  const t = useShellTexts();
  const trade = useTrade();
  const locale = useLocale();
  const can = useCan();
  const eventId = useParam('eventId');
  const { data: event, error, refetch } = useQuery(eventQuery(eventId));
  if (error)
    return (
      <Page title={t('event')}>
        <Trouble error={error} again={() => void refetch()} />
      </Page>
    );
  const title = event ? textIn(event.title, locale) : null;
  const shown = tabs.filter((tab) => (tab.permission === undefined || can(tab.permission, eventId)) && (!tab.kinds || !event || tab.kinds.includes(event.kind)));
  return (
    <>
      <header className="event-head">
        <Link to="/events" className="event-head__back">
          <Icon name="back" size={16} /> {t('event.back')}
        </Link>
        {event && title ? (
          <>
            <p className="event-head__title" lang={title.locale}>
              {title.text}
            </p>
            <p className="event-head__facts">
              <Status tone={toneOf(`event.${event.status}`)}>{trade(`event.${event.status}` as TradeKey)}</Status>
              <span>{trade(`sub-kind.${event.subKind}` as TradeKey)}</span>
              <time dateTime={event.startsAt}>
                {dateRange(event.startsLocal, event.endsLocal, locale)} ({t('zone', { place: placeOfZone(event.zone, locale) })})
              </time>
              {event.status !== 'draft' && <a href={`/events/${event.slug}`}>{t('event.public-page')}</a>}
            </p>
          </>
        ) : (
          <Loading label={t('loading')} lines={2} />
        )}
        <Tabs eventId={eventId} shown={shown} />
      </header>
      <Suspense fallback={<PendingPage />}>
        <Outlet />
      </Suspense>
    </>
  );
}

/** The parts of the workspace. On a telephone the strip is wider than the screen; the part that one is in is brought into it. */
function Tabs({ eventId, shown }: { eventId: string; shown: readonly EventTab[] }): ReactElement {
  const t = useShellTexts();
  const locale = useLocale();
  const strip = useRef<HTMLUListElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    const here = strip.current?.querySelector('.active')?.parentElement;
    if (here) strip.current?.scrollTo({ left: here.offsetLeft - (strip.current.clientWidth - here.clientWidth) / 2 });
  }, [pathname, locale, shown.length]);
  return (
    <nav aria-label={t('event.tabs')}>
      <ul className="tabs" role="list" ref={strip}>
        {shown.map(({ path, label }) => (
          <li key={path}>
            <Link to={`/events/$eventId${path === '' ? '' : `/${path}`}`} params={{ eventId }} activeOptions={{ exact: path === '', includeSearch: false }} className="tabs__link">
              {textIn(label, locale).text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
