import type { ReactElement } from 'react';
import { Banner, ButtonLink, Icon } from '../../../design/index.js';
import type { EventDetail, RegistrationFacts } from '../../facts.js';
import { Band } from '../../layout/Frame.js';
import { EventStatus } from '../../parts/EventStatus.js';
import { isOver, Place, useKindName } from '../../parts/Place.js';
import { Prose, Text } from '../../parts/Text.js';
import { BeginsAt, Dates, useMoment } from '../../parts/When.js';
import { useLanguageNames } from '../../parts/languages.js';
import { usePublic } from '../../PublicContext.js';
import { Programme } from './Programme.js';

export interface EventData {
  event: EventDetail;
  registration: RegistrationFacts;
}

/** One event: what it is about, when and where, how to take part, and its programme day by day. */
export function EventView({ data: { event, registration } }: { data: EventData }): ReactElement {
  const { t } = usePublic();
  const kindName = useKindName();
  return (
    <>
      <Band above={<p className="band__kind">{[kindName(event), ...event.processes.map(({ acronym }) => acronym)].filter((part) => part !== '').join(' · ')}</p>}>
        <Text of={event.title} as="h1" />
        <Text of={event.theme} as="p" className="band__lead" />
        <p className="band__facts">
          <strong>
            <Dates of={event} />
          </strong>
          <Place of={event} />
        </p>
      </Band>
      <div className="page event">
        <aside className="event__facts" aria-label={t('event.facts')}>
          <TakePart event={event} registration={registration} />
          <Facts event={event} />
        </aside>
        <div className="event__body">
          <Standing event={event} />
          {event.programme.length > 0 && <Programme event={event} />}
          <Practical event={event} />
          <Organisers event={event} />
        </div>
      </div>
    </>
  );
}

/** An event that will not be held, or not then, says so first. */
function Standing({ event }: { event: EventDetail }): ReactElement | null {
  const { t } = usePublic();
  if (event.status !== 'cancelled' && event.status !== 'postponed') return null;
  return (
    <Banner tone={event.status === 'cancelled' ? 'bad' : 'wait'} title={t(`event.${event.status}`)}>
      {t(`standing.${event.status}`)}
    </Banner>
  );
}

function TakePart({ event, registration }: EventData): ReactElement | null {
  const { t } = usePublic();
  const moment = useMoment();
  if (isOver(event)) return null;
  const calendar = (
    <ButtonLink look="quiet" wide href={`/api/v1/public/events/${event.slug}/calendar.ics`}>
      <Icon name="calendar" /> {t('event.add-to-calendar')}
    </ButtonLink>
  );
  const { state, opensAt, closesAt } = registration;
  return (
    <div className="take-part">
      <EventStatus status={event.status} />
      {state === 'open' && (
        <>
          <ButtonLink wide href={`/events/${event.slug}/register`}>
            {t('event.register')}
          </ButtonLink>
          {closesAt && (
            <p className="muted" suppressHydrationWarning>
              {t('event.register-by', { moment: moment(closesAt, event.zone) })}
            </p>
          )}
        </>
      )}
      {state === 'not-yet' && opensAt && <p suppressHydrationWarning>{t('event.register-from', { moment: moment(opensAt, event.zone) })}</p>}
      {state === 'by-invitation' && <p>{t('event.by-invitation')}</p>}
      {calendar}
    </div>
  );
}

function Facts({ event }: { event: EventDetail }): ReactElement {
  const { t } = usePublic();
  const languageNames = useLanguageNames();
  return (
    <dl className="facts">
      <div>
        <dt>
          <Icon name="calendar" size={18} /> {t('event.when')}
        </dt>
        <dd>
          <Dates of={event} />
          {event.datePrecision === 'day' && !isOver(event) && (
            <span className="facts__more">
              <BeginsAt of={event} />
            </span>
          )}
        </dd>
      </div>
      <Where event={event} />
      {event.workingLanguages.length > 0 && (
        <div>
          <dt>
            <Icon name="languages" size={18} /> {t('event.languages')}
          </dt>
          <dd suppressHydrationWarning>{languageNames(event.workingLanguages)}</dd>
        </div>
      )}
    </dl>
  );
}

function Where({ event }: { event: EventDetail }): ReactElement | null {
  const { t } = usePublic();
  const told = [event.venue, event.city, event.country].some((text) => text !== null && Object.values(text).some((one) => one !== ''));
  if (!told && event.mode !== 'online' && isOver(event)) return null;
  return (
    <div>
      <dt>
        <Icon name={event.mode === 'online' ? 'online' : 'place'} size={18} /> {t('event.where')}
      </dt>
      <dd>
        <Text of={event.venue} className="facts__first" />
        <Place of={event} />
        {event.mapUrl && (
          <a className="facts__more" href={event.mapUrl} rel="noreferrer">
            {t('event.map')}
          </a>
        )}
      </dd>
    </div>
  );
}

function Practical({ event }: { event: EventDetail }): ReactElement | null {
  const { t } = usePublic();
  if (Object.values(event.practicalInformation).every((text) => !text)) return null;
  return (
    <section aria-labelledby="practical">
      <h2 id="practical">{t('event.practical')}</h2>
      <Prose of={event.practicalInformation} />
    </section>
  );
}

function Organisers({ event }: { event: EventDetail }): ReactElement | null {
  const { t } = usePublic();
  const hosted = Object.values(event.host).some((text) => text);
  if (event.organisers.length === 0 && event.processes.length === 0 && !hosted) return null;
  return (
    <section aria-labelledby="organisers">
      <h2 id="organisers">{t('event.organisers')}</h2>
      <dl className="pairs">
        {hosted && (
          <div>
            <dt>{t('event.host')}</dt>
            <dd>
              <Text of={event.host} />
            </dd>
          </div>
        )}
        {event.organisers.length > 0 && (
          <div>
            <dt>{t('event.organised-by')}</dt>
            <dd>
              <ul role="list">
                {event.organisers.map((name, place) => (
                  <li key={place}>
                    <Text of={name} />
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
        {event.processes.length > 0 && (
          <div>
            <dt>{t('event.within')}</dt>
            <dd>
              {event.processes.map(({ acronym, name }) => (
                <Text key={acronym} of={name} as="p" />
              ))}
            </dd>
          </div>
        )}
      </dl>
      {event.sourceUrl && (
        <p className="muted source">
          <a href={event.sourceUrl} rel="noreferrer">
            {t('event.source')}
          </a>
        </p>
      )}
    </section>
  );
}
