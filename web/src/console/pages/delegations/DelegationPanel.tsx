import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Loading, Name, Status } from '../../../design/index.js';
import { day, moment, placeOfZone, timeOfDay } from '../../../format/time.js';
import { toneOf, useTrade, type TradeKey } from '../../../trade/trade.js';
import { api, eventQuery, textIn, Trouble, unwrap, useCan, useLocale, WhyNotSent } from '../../index.js';
import { Actions } from './Actions.js';
import { STANDING_TONES, TONES, useDoing, type Delegate, type DelegationDetail } from './delegation.js';
import { useTexts } from './texts.js';

interface About {
  eventId: string;
  zone: string;
  delegation: DelegationDetail;
}

/** One delegation: how far it is, its people in order, what can be done, its letters and its story. */
export function DelegationPanel({ eventId, id }: { eventId: string; id: string }): ReactElement {
  const t = useTexts();
  const { data: event } = useQuery(eventQuery(eventId));
  const { data, error, refetch } = useQuery({
    queryKey: ['events', eventId, 'delegations', id],
    queryFn: () => unwrap(api.GET('/api/v1/events/{eventId}/delegations/{delegationId}', { params: { path: { eventId, delegationId: id } } })),
  });
  if (error) return <Trouble error={error} again={() => void refetch()} />;
  if (!data || !event) return <Loading label={t('loading')} lines={8} />;
  const about = { eventId, zone: event.zone, delegation: data };
  return (
    <div className="detail">
      <Facts {...about} />
      <People {...about} />
      <Actions {...about} />
      <Letters {...about} />
      <Story {...about} />
    </div>
  );
}

function Facts({ zone, delegation }: About): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const { stage, overdue, seats, nominateBy, completeBy, focalPoint, letter } = delegation;
  const until = (local: string | null): string => (local === null ? t('no-deadline') : t('at-place', { moment: `${day(local, locale)}, ${timeOfDay(local, locale)}`, place: placeOfZone(zone, locale) }));
  const facts = [
    [t('category'), trade(`category.${delegation.category}` as TradeKey)],
    [t('focal-point'), focalPoint ?? t('no-focal-point')],
    [t('letter'), letter === null ? t('no-letter') : trade(`message.${letter}` as TradeKey)],
    [t('names-by'), until(nominateBy)],
    [t('complete-by'), until(completeBy)],
    [t('seats'), seats === null || seats.capacity === null ? t('no-quota') : t('seats-of', { taken: seats.taken, capacity: seats.capacity })],
    ...(seats?.funded && seats.funded.capacity !== null ? [[t('funded'), t('seats-of', { taken: seats.funded.taken, capacity: seats.funded.capacity })]] : []),
    ...(delegation.declineReason === null ? [] : [[t('reason'), delegation.declineReason]]),
  ];
  return (
    <section>
      <h2>{textIn(delegation.party, locale).text}</h2>
      <p>
        <Status tone={TONES[stage]}>{t(`show.${stage}`)}</Status>
        {overdue && <strong> {t(`overdue.${overdue}`)}</strong>}
      </p>
      <dl className="detail__facts">
        {facts.map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The people in their order; those who are complete are approved all at once or one by one. */
function People({ eventId, delegation }: About): ReactElement {
  const t = useTexts();
  const can = useCan();
  const { id, delegates, former, people } = delegation;
  const path = { eventId, delegationId: id };
  const approve = useDoing(eventId, t('approved'), () => unwrap(api.POST('/api/v1/events/{eventId}/delegations/{delegationId}/approve', { params: { path } })));
  const nudge = useDoing(eventId, t('nudged'), () => unwrap(api.POST('/api/v1/events/{eventId}/delegations/{delegationId}/nudge', { params: { path } })));
  return (
    <section>
      <h3>{t('people')}</h3>
      {delegates.length === 0 && <p className="detail__quiet">{t('nobody')}</p>}
      <ol role="list" className="detail__story">
        {delegates.map((delegate) => (
          <Person key={delegate.registrationId} eventId={eventId} delegate={delegate} />
        ))}
      </ol>
      <div className="buttons">
        {people.completed > 0 && can('delegation.decide', eventId) && (
          <Button loading={approve.isPending} onClick={() => approve.mutate(undefined)}>
            {t('approve-all', { count: people.completed })}
          </Button>
        )}
        {people.named > 0 && can('delegation.change', eventId) && (
          <Button variant="default" loading={nudge.isPending} onClick={() => nudge.mutate(undefined)}>
            {t('nudge', { count: people.named })}
          </Button>
        )}
      </div>
      {former.length > 0 && <p className="detail__quiet">{t('former', { names: former.map(({ name }) => name).join(', ') })}</p>}
    </section>
  );
}

function Person({ eventId, delegate }: { eventId: string; delegate: Delegate }): ReactElement {
  const t = useTexts();
  const can = useCan();
  const locale = useLocale();
  const { registrationId, name, nativeName, standing, place, position } = delegate;
  const approve = useDoing(eventId, t('approved'), () => unwrap(api.POST('/api/v1/events/{eventId}/registrations/{registrationId}/approve', { params: { path: { eventId, registrationId } } })));
  return (
    <li>
      <p>
        <Link to="/events/$eventId/participants" params={{ eventId }} search={{ panel: registrationId }}>
          <Name>{name}</Name>
        </Link>
        {nativeName !== null && (
          <>
            {' '}
            <span className="detail__quiet">
              <Name>{nativeName}</Name>
            </span>
          </>
        )}
      </p>
      <p className="detail__quiet">{[t(`function.${delegate.function}`), textIn(position, locale).text].filter((part) => part !== '').join(' · ')}</p>
      {standing && <Status tone={STANDING_TONES[standing]}>{standing === 'waiting' && place !== null ? t('standing.waiting-at', { n: place }) : t(`standing.${standing}`)}</Status>}
      {standing === 'completed' && can('registration.decide', eventId) && (
        <div className="buttons">
          <Button size="compact-sm" variant="default" loading={approve.isPending} aria-label={t('approve-who', { name })} onClick={() => approve.mutate(undefined)}>
            {t('approve')}
          </Button>
        </div>
      )}
    </li>
  );
}

/** Letters to whoever speaks for the party and to its people, the newest first. */
function Letters({ eventId, zone, delegation: { letters } }: About): ReactElement | null {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const can = useCan();
  if (letters.length === 0) return null;
  return (
    <section>
      <h3>{t('letters')}</h3>
      <ul role="list" className="detail__story">
        {letters.map(({ messageId, name, subject, locale: language, status, statusReason, sentAt, createdAt }) => (
          <li key={messageId}>
            <time dateTime={sentAt ?? createdAt}>{t('at-place', { moment: moment(sentAt ?? createdAt, zone, locale), place: placeOfZone(zone, locale) })}</time>
            <p>
              <Name>{name}</Name>
              {subject !== null && (
                <>
                  {': '}
                  <span lang={language ?? undefined}>{subject}</span>
                </>
              )}
            </p>
            <Status tone={toneOf(`message.${status}`)}>{trade(`message.${status}` as TradeKey)}</Status>
            {statusReason !== null && status !== 'sent' && (
              <p>
                <WhyNotSent reason={statusReason} />
              </p>
            )}
            {can('message.read', eventId) && (
              <div className="buttons">
                <Link to="/events/$eventId/messages" params={{ eventId }} search={{ panel: messageId }} aria-label={t('letter-to', { name })}>
                  {t('letter-open')}
                </Link>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Story({ zone, delegation: { history } }: About): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  return (
    <section>
      <h3>{t('story')}</h3>
      <ul role="list" className="detail__story">
        {history.map(({ at, what, by, actorKind, reason, people }) => {
          const key = `did.${what}`;
          return (
            <li key={`${at} ${what}`}>
              <time dateTime={at}>{t('at-place', { moment: moment(at, zone, locale), place: placeOfZone(zone, locale) })}</time>
              <p>{t.has(key) ? t(key, { count: people ?? 0 }) : what}</p>
              <p className="detail__quiet">{by ?? t(actorKind === 'link' ? 'by-link' : 'by-itself')}</p>
              {reason !== null && <p>{reason}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
