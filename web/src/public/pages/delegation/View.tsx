import { useEffect, useRef, type ReactElement } from 'react';
import { Banner, Button, ButtonLink, Card, ErrorSummary, Name, Status, type Fault, type Tone } from '../../../design/index.js';
import type { components } from '../../../api/schema.js';
import { day, placeOfZone, timeOfDay } from '../../../format/time.js';
import { Text } from '../../parts/Text.js';
import { WhenAndWhere } from '../../parts/WhenAndWhere.js';
import { usePublic } from '../../PublicContext.js';

type Found = components['schemas']['OwnDelegationResponse'];
type Person = components['schemas']['DelegateResponse'];

/** What was just done, to be told once. */
export type Did = 'named' | 'waiting' | 'replaced' | 'withdrawn' | 'ordered' | 'nudged' | 'attending' | 'declined';

export interface DelegationData extends Found {
  done: Did | null;
  faults: readonly Fault[];
  /** Address of this page, without query. */
  here: string;
}

/** What a focal point sees: the letter, the deadline, the seats, and everybody who was named, each with how they stand. */
export function DelegationView({ data }: { data: DelegationData }): ReactElement {
  const { t } = usePublic();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (data.faults.length > 0) summary.current?.focus();
  }, [data.faults]);
  return (
    <div className="page page--narrow delegation">
      <ErrorSummary title={t('delegation.not-done')} faults={data.faults} ref={summary} />
      {data.done && <Banner tone="ok" title={t(`delegation.done-${data.done}`)} live />}
      <Letter data={data} />
      {!data.canChange && <Closed data={data} />}
      <People data={data} />
      {data.canChange && <Otherwise data={data} />}
    </div>
  );
}

/** A wall time of the event's place, with the place named. */
function Until({ local, zone }: { local: string; zone: string }): ReactElement {
  const { t, setting } = usePublic();
  return <span suppressHydrationWarning>{t('when.moment', { day: day(local, setting.locale), time: timeOfDay(local, setting.locale), place: placeOfZone(zone, setting.locale) })}</span>;
}

function Letter({ data }: { data: DelegationData }): ReactElement {
  const { t } = usePublic();
  const { event, seats } = data;
  return (
    <article className="letter">
      <p className="letter__kind">{t('delegation.title')}</p>
      <p className="letter__to">
        {t.rich('invitation.to', { name: <Name key="name">{data.focalPoint}</Name> })}
        <br />
        <Text of={data.party} />
      </p>
      <p>{t('delegation.honour')}</p>
      <h1>
        <Text of={event.title} />
      </h1>
      <Text of={event.theme} as="p" className="letter__theme" />
      <dl className="pairs">
        <WhenAndWhere of={event} />
        {data.nominateBy && (
          <div>
            <dt>{t('delegation.nominate-by')}</dt>
            <dd>
              <Until local={data.nominateBy} zone={event.zone} />
            </dd>
          </div>
        )}
        {data.completeBy && (
          <div>
            <dt>{t('delegation.complete-by')}</dt>
            <dd>
              <Until local={data.completeBy} zone={event.zone} />
            </dd>
          </div>
        )}
        {seats && seats.capacity !== null && (
          <div>
            <dt>{t('delegation.seats')}</dt>
            <dd>
              {t('delegation.seats-of', { taken: seats.taken, count: seats.capacity })}
              {seats.funded && seats.funded.capacity !== null && <span className="facts__more">{t('delegation.funded-of', { taken: seats.funded.taken, count: seats.funded.capacity })}</span>}
            </dd>
          </div>
        )}
      </dl>
    </article>
  );
}

/** After the deadline the secretariat alone changes it: why, and whom to write to. */
function Closed({ data }: { data: DelegationData }): ReactElement {
  const { t } = usePublic();
  const key = `delegation.closed-${data.closedBecause ?? ''}`;
  return (
    <Banner tone="info" title={t(t.has(key) ? key : 'delegation.closed')}>
      <p>{t.rich('delegation.closed-write', { address: <a key="address" href={`mailto:${data.contact}`}>{data.contact}</a> })}</p>
    </Banner>
  );
}

function People({ data }: { data: DelegationData }): ReactElement {
  const { t } = usePublic();
  const unfinished = data.people.filter(({ standing }) => standing === 'named');
  const waits = data.people.some(({ standing }) => standing === 'waiting' || standing === 'offered');
  return (
    <section className="stack">
      <h2>{t('delegation.people')}</h2>
      {data.people.length === 0 && <p className="muted">{t(data.stage === 'declined' ? 'delegation.declined-text' : data.stage === 'answered' ? 'delegation.names-follow' : 'delegation.nobody')}</p>}
      {waits && <p>{t('delegation.waits')}</p>}
      {data.people.length > 0 && (
        <ol className="delegates">
          {data.people.map((person, place) => (
            <PersonLine key={person.registrationId} person={person} place={place} data={data} />
          ))}
        </ol>
      )}
      <div className="buttons">
        {data.canChange && <ButtonLink href={`${data.here}?do=name`}>{t(data.people.length === 0 ? 'delegation.name-first' : 'delegation.name-more')}</ButtonLink>}
        {data.canChange && data.people.length === 0 && data.stage === 'invited' && <Act data={data} did="attend" look="quiet" words={t('delegation.attend')} />}
      </div>
      {unfinished.length > 0 && (
        <Card as="section">
          <h3>{t('delegation.nudge-title', { count: unfinished.length })}</h3>
          <p className="muted">{t('delegation.nudge-text')}</p>
          <Act data={data} did="nudge" look="quiet" words={t('delegation.nudge')} />
        </Card>
      )}
    </section>
  );
}

const tones: Record<NonNullable<Person['standing']>, Tone> = { named: 'info', completed: 'wait', approved: 'ok', waiting: 'wait', offered: 'info' };

function PersonLine({ person, place, data }: { person: Person; place: number; data: DelegationData }): ReactElement {
  const { t } = usePublic();
  const { name, nativeName, standing } = person;
  const standingWords = standing === 'waiting' && person.place !== null ? t('delegation.standing-waiting-at', { n: person.place }) : standing && t(`delegation.standing-${standing}`);
  const at = (what: string): string => `${data.here}?do=${what}&id=${person.registrationId}`;
  return (
    <li className="delegate">
      <div className="delegate__who">
        <strong>
          <Name>{name}</Name>
        </strong>
        {nativeName && (
          <span className="muted">
            <Name>{nativeName}</Name>
          </span>
        )}
        <span>{t(`function.${person.function}`)}</span>
        {person.position && <Text of={person.position} className="muted" />}
        {person.email && (
          <span className="muted" dir="ltr">
            {person.email}
          </span>
        )}
      </div>
      <p className="delegate__standing">{standing && <Status tone={tones[standing]}>{standingWords}</Status>}</p>
      {data.canChange && (
        <div className="delegate__do">
          {place > 0 && <Act data={data} did="up" id={person.registrationId} look="plain" words={t('delegation.up')} label={t('delegation.up-who', { name })} />}
          {place < data.people.length - 1 && <Act data={data} did="down" id={person.registrationId} look="plain" words={t('delegation.down')} label={t('delegation.down-who', { name })} />}
          <ButtonLink look="plain" href={at('function')} aria-label={t('delegation.function-who', { name })}>
            {t('delegation.function-change')}
          </ButtonLink>
          <ButtonLink look="plain" href={at('replace')} aria-label={t('delegation.replace-who', { name })}>
            {t('delegation.replace')}
          </ButtonLink>
          <ButtonLink look="plain" href={at('withdraw')} aria-label={t('delegation.withdraw-who', { name })}>
            {t('delegation.withdraw')}
          </ButtonLink>
        </div>
      )}
    </li>
  );
}

/** One press that does one thing: a form, so that it works with scripts off and an opened link does nothing. */
function Act({ data, did, id, look, words, label }: { data: DelegationData; did: string; id?: string; look: 'quiet' | 'plain'; words: string; label?: string }): ReactElement {
  return (
    <form method="post" action={data.here}>
      <input type="hidden" name="version" value={data.version} />
      {id !== undefined && <input type="hidden" name="id" value={id} />}
      <Button type="submit" name="do" value={did} look={look} aria-label={label}>
        {words}
      </Button>
    </form>
  );
}

/** The way out: passing the request on, or not coming. */
function Otherwise({ data }: { data: DelegationData }): ReactElement {
  const { t } = usePublic();
  const mayDecline = data.people.length === 0 && data.stage !== 'declined';
  return (
    <section>
      <h2>{t('delegation.otherwise')}</h2>
      <p className="muted">{t.rich('delegation.questions', { address: <a key="address" href={`mailto:${data.contact}`}>{data.contact}</a> })}</p>
      <p className="buttons">
        {data.others.length > 0 && (
          <ButtonLink look="quiet" href={`${data.here}?do=pass-on`}>
            {t('delegation.pass-on')}
          </ButtonLink>
        )}
        {mayDecline && (
          <ButtonLink look="quiet" href={`${data.here}?do=decline`}>
            {t('delegation.decline')}
          </ButtonLink>
        )}
      </p>
    </section>
  );
}
