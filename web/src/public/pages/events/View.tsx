import type { ReactElement } from 'react';
import { ButtonLink, Empty } from '../../../design/index.js';
import type { EventFacts } from '../../facts.js';
import { EventList } from '../../parts/EventList.js';
import { usePublic } from '../../PublicContext.js';

export interface EventsData {
  when: 'coming' | 'past';
  kind: 'meeting' | 'training' | 'forum' | null;
  events: readonly EventFacts[];
  next: string | null;
}

const address = (parts: Readonly<Record<string, string | null>>): string => {
  const query = new URLSearchParams(Object.entries(parts).flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
  return `/events?${query.toString()}`;
};

export function EventsView({ data: { when, kind, events, next } }: { data: EventsData }): ReactElement {
  const { t } = usePublic();
  return (
    <div className="page">
      <h1>{t('events.title')}</h1>
      <nav aria-label={t('events.filter')} className="filters">
        <ul role="list">
          {(['coming', 'past'] as const).map((one) => (
            <li key={one}>
              <a href={address({ when: one, kind })} aria-current={when === one ? 'page' : undefined}>
                {t(`home.${one}`)}
              </a>
            </li>
          ))}
        </ul>
        <ul role="list">
          {([null, 'meeting', 'training', 'forum'] as const).map((one) => (
            <li key={one ?? 'all'}>
              <a href={address({ when, kind: one })} aria-current={kind === one ? 'true' : undefined}>
                {t(one === null ? 'events.all' : `events.${one}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {events.length > 0 ? <EventList events={events} heading="h2" /> : <Empty title={t('home.none')}>{t('home.none-text')}</Empty>}
      {next && (
        <p className="more">
          <ButtonLink look="quiet" href={address({ when, kind, cursor: next })}>
            {t('events.more')}
          </ButtonLink>
        </p>
      )}
    </div>
  );
}
