import type { ReactElement } from 'react';
import { Banner, Button, ButtonLink, Card, Icon, Name, Status, type Tone } from '../../../design/index.js';
import type { EventFacts } from '../../facts.js';
import { Text } from '../../parts/Text.js';
import { useMoment } from '../../parts/When.js';
import { WhenAndWhere } from '../../parts/WhenAndWhere.js';
import { usePublic } from '../../PublicContext.js';
import { Records, type RecordsData } from './Records.js';
import { Sessions, type SessionOnOffer } from './Sessions.js';

export interface RegistrationData {
  event: EventFacts;
  /** Given and family name, as the person writes them. */
  name: string;
  status: 'nominated' | 'draft' | 'submitted' | 'approved' | 'confirmed' | 'waitlisted' | 'rejected' | 'withdrawn' | 'cancelled' | 'declined';
  category: string;
  /** Place in line, from 1, for a waiting registration. */
  place: number | null;
  /** What a waiting registration waits for. */
  waitsFor: 'event' | 'party' | 'funded' | 'category' | null;
  /** Sessions for which one signs up. */
  sessions: readonly SessionOnOffer[];
  /** RFC 3339; a seat is kept until then. */
  offerUntil: string | null;
  reason: string | null;
  answers: readonly { label: string; value: string }[];
  consents: readonly { purpose: string; given: boolean; at: string | null }[];
  hasTicket: boolean;
  /** Named by others, and to be completed now. */
  canComplete: boolean;
  canWithdraw: boolean;
  /** Whether answers and consents can still be changed. */
  canChange: boolean;
  /** What the secretariat asks them to add or correct. */
  asked: string | null;
  records: RecordsData;
  /** What was just done, to be told once. */
  done: 'sent' | 'accepted' | 'withdrawn' | 'changed' | null;
  /** Address of this page, without query. */
  here: string;
}

/** A person's own registration: how it stands in words, what to do next, and what is kept about them. */
export function RegistrationView({ data }: { data: RegistrationData }): ReactElement {
  const { t } = usePublic();
  return (
    <div className="page page--narrow own">
      <header>
        <p className="about">
          <a href={`/events/${data.event.slug}`}>
            <Text of={data.event.title} />
          </a>
        </p>
        <h1>{t('own.title')}</h1>
        <p className="own__name">
          <Name>{data.name}</Name>
        </p>
      </header>
      {data.done && <Done data={data} />}
      <Standing data={data} />
      {data.asked !== null && data.canChange && (
        <Banner tone="wait" title={t('own.asked')}>
          <p dir="auto">{data.asked}</p>
          <p>
            <ButtonLink href={`${data.here}/change`}>{t('own.change')}</ButtonLink>
          </p>
        </Banner>
      )}
      {data.canComplete && (
        <Card as="section" className="own__ticket">
          <div>
            <h2>{t('complete.title')}</h2>
            <p className="muted">{t('complete.lead')}</p>
          </div>
          <ButtonLink href={`${data.here}/complete`}>{t('complete.open')}</ButtonLink>
        </Card>
      )}
      {data.hasTicket && (
        <Card as="section" className="own__ticket">
          <div>
            <h2>{t('ticket.title')}</h2>
            <p className="muted">{t('ticket.lead')}</p>
          </div>
          <ButtonLink href={`${data.here}/ticket`}>
            <Icon name="ticket" /> {t('ticket.open')}
          </ButtonLink>
        </Card>
      )}
      <AboutEvent event={data.event} />
      <Sessions of={data.sessions} here={data.here} />
      <Kept data={data} />
      <Records records={data.records} zone={data.event.zone} here={data.here} />
      {data.canWithdraw && (
        <section className="own__leave">
          <h2>{t(data.place === null ? 'withdraw.title' : 'leave.title')}</h2>
          <p>{t(data.place === null ? 'withdraw.lead' : 'leave.lead')}</p>
          <ButtonLink look="quiet" href={`${data.here}?do=withdraw`}>
            {t(data.place === null ? 'withdraw.open' : 'leave.open')}
          </ButtonLink>
        </section>
      )}
    </div>
  );
}

function Done({ data }: { data: RegistrationData }): ReactElement | null {
  const { t } = usePublic();
  if (data.done === 'sent') {
    return (
      <Banner tone="ok" title={t('done.sent')} live>
        <p>{t(data.status === 'confirmed' ? 'done.sent-confirmed' : data.status === 'waitlisted' ? 'done.sent-waiting' : 'done.sent-next')}</p>
        <p>{t('done.keep-link')}</p>
      </Banner>
    );
  }
  return <Banner tone="ok" title={t(`done.${data.done ?? 'changed'}`)} live />;
}

const tones: Record<RegistrationData['status'], Tone> = { nominated: 'wait', draft: 'wait', submitted: 'wait', approved: 'ok', confirmed: 'ok', waitlisted: 'wait', rejected: 'bad', withdrawn: 'rest', cancelled: 'bad', declined: 'rest' };

/** The words for what a status means: whoever waits is told what for, and whoever was asked for more that it is their turn. */
function meaningOf({ status, waitsFor, asked }: RegistrationData) {
  if (status === 'waitlisted' && waitsFor !== null) return `own.waits-${waitsFor}` as const;
  return status === 'submitted' && asked !== null ? 'own.submitted-asked' : (`own.${status}` as const);
}

/** The status in words, what it means, and what comes next. An offered seat is the one thing to act on. */
function Standing({ data }: { data: RegistrationData }): ReactElement {
  const { t } = usePublic();
  const moment = useMoment();
  if (data.offerUntil) {
    return (
      <Card as="section" raised>
        <p className="own__status">
          <Status tone="info">
            <span suppressHydrationWarning>{t('own.offer', { moment: moment(data.offerUntil, data.event.zone) })}</span>
          </Status>
        </p>
        <p>{t('own.offer-text')}</p>
        <form method="post" action={data.here} className="buttons">
          <input type="hidden" name="do" value="accept-offer" />
          <Button type="submit">{t('own.offer-accept')}</Button>
          <ButtonLink look="quiet" href={`${data.here}?do=withdraw`}>
            {t('own.offer-decline')}
          </ButtonLink>
        </form>
      </Card>
    );
  }
  return (
    <Card as="section" raised>
      <p className="own__status">
        <Status tone={tones[data.status]}>{data.status === 'waitlisted' && data.place !== null ? t('own.place', { n: data.place }) : t(`registration.${data.status}`)}</Status>
      </p>
      <p>{t(meaningOf(data))}</p>
      {data.reason && (
        <p>
          <strong>{t('own.reason')}</strong> <span dir="auto">{data.reason}</span>
        </p>
      )}
    </Card>
  );
}

function AboutEvent({ event }: { event: EventFacts }): ReactElement {
  const { t } = usePublic();
  return (
    <section>
      <h2>{t('own.event')}</h2>
      <dl className="pairs">
        <WhenAndWhere of={event} />
      </dl>
      <p className="buttons">
        <ButtonLink look="quiet" href={`/api/v1/public/events/${event.slug}/calendar.ics`}>
          <Icon name="calendar" /> {t('event.add-to-calendar')}
        </ButtonLink>
        <ButtonLink look="plain" href={`/events/${event.slug}`}>
          {t('home.details')}
        </ButtonLink>
      </p>
    </section>
  );
}

/** Purposes in the order in which they were asked. */
const PURPOSES = ['event-management', 'follow-up', 'photos'];

/** What was answered and agreed to. */
function Kept({ data }: { data: RegistrationData }): ReactElement {
  const { t } = usePublic();
  const moment = useMoment();
  const category = `category.${data.category}`;
  return (
    <section>
      <h2>{t('own.data')}</h2>
      <dl className="pairs">
        {t.has(category) && (
          <div>
            <dt>{t('field.category')}</dt>
            <dd>{t(category)}</dd>
          </div>
        )}
        {data.answers.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
        {[...data.consents].sort((a, b) => PURPOSES.indexOf(a.purpose) - PURPOSES.indexOf(b.purpose)).map(({ purpose, given, at }) => {
          const key = `consent.${purpose}`;
          return (
            <div key={purpose}>
              <dt>{t.has(key) ? t(key) : purpose}</dt>
              <dd>
                {t(given ? 'consent.given' : 'consent.refused')}
                {at && (
                  <span className="facts__more" suppressHydrationWarning>
                    {moment(at, data.event.zone)}
                  </span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      <p className="buttons">
        {data.canChange && (
          <ButtonLink look="quiet" href={`${data.here}/change`}>
            {t('own.change')}
          </ButtonLink>
        )}
        <ButtonLink look="plain" href={`${data.here}/data`}>
          {t('data.open-page')}
        </ButtonLink>
      </p>
    </section>
  );
}
