import type { ReactElement } from 'react';
import { ButtonLink, Empty } from '../../../design/index.js';
import type { EventFacts } from '../../facts.js';
import { Band } from '../../layout/Frame.js';
import { EventList } from '../../parts/EventList.js';
import { Place, useKindName } from '../../parts/Place.js';
import { Text } from '../../parts/Text.js';
import { Dates } from '../../parts/When.js';
import { usePublic } from '../../PublicContext.js';

export interface HomeData {
  coming: readonly EventFacts[];
  past: readonly EventFacts[];
}

/** What comes, the next one first; what has been, below. */
export function HomeView({ data }: { data: HomeData }): ReactElement {
  const { t } = usePublic();
  const next = data.coming.find((event) => event.status === 'registration-open') ?? data.coming[0];
  return (
    <>
      <Band>
        <h1>{t('home.title')}</h1>
        <p className="band__lead">{t('home.lead')}</p>
      </Band>
      <div className="page">
        {next && <Next event={next} />}
        <section aria-labelledby="coming">
          <h2 id="coming">{t('home.coming')}</h2>
          {data.coming.length > 0 ? <EventList events={data.coming} /> : <Empty title={t('home.none')}>{t('home.none-text')}</Empty>}
        </section>
        {data.past.length > 0 && (
          <section aria-labelledby="past">
            <h2 id="past">{t('home.past')}</h2>
            <EventList events={data.past} />
            <p className="more">
              <a href="/events?when=past">{t('home.all-past')}</a>
            </p>
          </section>
        )}
      </div>
    </>
  );
}

function Next({ event }: { event: EventFacts }): ReactElement {
  const { t } = usePublic();
  const kindName = useKindName();
  const open = event.status === 'registration-open';
  return (
    <section className="next" aria-labelledby="next-title">
      <p className="next__label">{open ? t('home.next-open') : t('home.next')}</p>
      <h2 id="next-title">
        <a href={`/events/${event.slug}`}>
          <Text of={event.title} />
        </a>
      </h2>
      <Text of={event.theme} as="p" className="next__theme" />
      <p className="next__facts">
        <strong>
          <Dates of={event} />
        </strong>
        <Place of={event} />
        <span>{kindName(event)}</span>
      </p>
      <p className="buttons">
        {open && <ButtonLink href={`/events/${event.slug}/register`}>{t('event.register')}</ButtonLink>}
        <ButtonLink look={open ? 'quiet' : 'main'} href={`/events/${event.slug}`}>
          {t('home.details')}
        </ButtonLink>
      </p>
    </section>
  );
}
