import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { Banner, Empty, Icon, Name } from '../../../../design/index.js';
import { day, timeRange } from '../../../../format/time.js';
import { useTrade } from '../../../../trade/trade.js';
import { textIn, useAddress, useLocale } from '../../../index.js';
import { useTexts } from '../texts.js';
import type { Programme, Session } from './session-draft.js';

/** The programme day by day, empty days included, with what is worth a look at the head and at each session. */
export function Days({ programme, mayChange }: { programme: Programme; mayChange: boolean }): ReactElement {
  const t = useTexts();
  const { days } = programme;
  const empty = days.every(({ sessions }) => sessions.length === 0);
  return (
    <>
      {empty && <Empty title={t('programme.empty')}>{t('programme.empty-text')}</Empty>}
      <Warnings programme={programme} />
      {(!empty || mayChange) && days.map(({ date, sessions }) => <Day key={date} date={date} sessions={sessions} programme={programme} mayChange={mayChange} />)}
    </>
  );
}

/** Each names its sessions, so that it can be found. */
function Warnings({ programme }: { programme: Programme }): ReactElement | null {
  const t = useTexts();
  const locale = useLocale();
  const { warnings, days } = programme;
  if (warnings.length === 0) return null;
  const sessions = days.flatMap((one) => one.sessions);
  const named = (ids: readonly string[]): string => new Intl.ListFormat(locale).format(ids.flatMap((id) => sessions.filter((session) => session.id === id).map(({ title }) => textIn(title, locale).text)));
  return (
    <Banner tone="wait" title={t('warnings', { count: warnings.length })}>
      <ul>
        {warnings.map(({ code, detail, sessionIds }) => (
          <li key={`${code} ${sessionIds.join(' ')}`}>{t('warning', { detail, sessions: named(sessionIds) })}</li>
        ))}
      </ul>
    </Banner>
  );
}

function Day({ date, sessions, programme, mayChange }: { date: string; sessions: readonly Session[]; programme: Programme; mayChange: boolean }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const [, setAddress] = useAddress();
  const name = day(date, locale, { weekday: true });
  return (
    <section className="programme">
      <div className="programme__head">
        <h2>{name}</h2>
        {mayChange && (
          <Button variant="subtle" size="compact-sm" aria-label={t('session.new-on', { day: name })} onClick={() => setAddress({ panel: 'new', day: date })}>
            {t('session.add-here')}
          </Button>
        )}
      </div>
      {sessions.length === 0 ? (
        <p className="muted">{t('programme.free-day')}</p>
      ) : (
        <ol role="list" className="programme__day">
          {sessions.map((session) => (
            <SessionLine key={session.id} session={session} programme={programme} mayChange={mayChange} />
          ))}
        </ol>
      )}
    </section>
  );
}

function SessionLine({ session, programme, mayChange }: { session: Session; programme: Programme; mayChange: boolean }): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const [, setAddress] = useAddress();
  const title = textIn(session.title, locale);
  const track = programme.tracks.find(({ id }) => id === session.trackId);
  const warned = programme.warnings.some(({ sessionIds }) => sessionIds.includes(session.id));
  return (
    <li className="programme__line" data-kind={session.kind}>
      <time dateTime={session.startsLocal}>{timeRange(session.startsLocal, session.endsLocal, locale)}</time>
      <div>
        <strong lang={title.locale}>{title.text}</strong>
        <p className="muted">{[trade(`session.${session.kind}`), textIn(session.room, locale).text, textIn(track?.name, locale).text].filter((part) => part !== '').join(' · ')}</p>
        {session.speakers.length > 0 && (
          <ul role="list" className="programme__speakers">
            {session.speakers.map(({ role, name, affiliation }) => (
              <li key={`${role} ${name}`}>
                {trade(`speaker.${role}`)}: <Name>{name}</Name>
                {affiliation !== null && affiliation !== '' && <>, {affiliation}</>}
              </li>
            ))}
          </ul>
        )}
        {warned && (
          <p className="programme__warned">
            <Icon name="wait" size={16} /> {t('warned')}
          </p>
        )}
      </div>
      {mayChange && (
        <Button variant="subtle" size="compact-sm" aria-label={t('session.change-named', { title: title.text })} onClick={() => setAddress({ panel: session.id })}>
          {t('session.change')}
        </Button>
      )}
    </li>
  );
}
