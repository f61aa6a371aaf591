import type { ReactElement } from 'react';
import { Banner, Icon, Mark, Status, type IconName } from '../../design/index.js';
import { day as dayOf, timeOfDay } from '../../format/time.js';
import { textIn, type Locale } from '../../texts/texts.js';
import { needsAttention, waiting } from '../door/log.js';
import { useTexts } from '../texts.js';
import { useDoor } from '../view.js';
import { CheckIn } from './CheckIn.js';
import { Device } from './Device.js';
import { SCREENS, useScreen, type Screen } from './hash.js';
import { RosterScreen } from './Roster.js';
import { WalkIn } from './WalkIn.js';

const marks: Record<Screen, IconName> = { 'check-in': 'ticket', people: 'people', 'walk-in': 'arrow', device: 'info' };

/** A desk at work: which event, which day, how the line is, and the screens. */
export function Door({ onLocale }: { onLocale: (locale: Locale) => void }): ReactElement {
  const t = useTexts();
  const { roster } = useDoor();
  const screen = useScreen();
  return (
    <div className="desk">
      <header className="desk-head">
        <Mark size={30} />
        <h1>{textIn(roster.event.title, t.locale).text}</h1>
        <LineStatus />
      </header>
      <Tabs current={screen} />
      <main className="desk-main" id="content" tabIndex={-1}>
        <PlaceBar />
        <Warnings />
        {screen === 'check-in' && <CheckIn />}
        {screen === 'people' && <RosterScreen />}
        {screen === 'walk-in' && <WalkIn />}
        {screen === 'device' && <Device onLocale={onLocale} />}
      </main>
    </div>
  );
}

/** How the line is and how much waits for it: always in view, in words. */
function LineStatus(): ReactElement {
  const t = useTexts();
  const { state } = useDoor();
  const unsent = waiting(state.entries);
  const { line } = state;
  const said = line === 'online' ? t('line.online') : line === 'troubled' ? t('line.troubled') : line === 'offline' ? t('line.offline') : t('line.unknown');
  return (
    <p className="line-status" role="status">
      <Status tone={line === 'online' && unsent === 0 ? 'ok' : 'wait'} ring={line !== 'online'}>
        {said}
        {unsent > 0 && ` ${t('line.unsent', { count: unsent })}`}
      </Status>
    </p>
  );
}

function Tabs({ current }: { current: Screen }): ReactElement {
  const t = useTexts();
  const { state, pairing } = useDoor();
  const wrong = state.entries.filter((entry) => needsAttention(entry, pairing.deviceId)).length;
  return (
    <nav className="desk-tabs" aria-label={t('screens')}>
      {SCREENS.map((screen) => (
        <a key={screen} href={`#/${screen}`} aria-current={screen === current ? 'page' : undefined}>
          <Icon name={marks[screen]} size={24} />
          <span>{t(`screen.${screen}`)}</span>
          {screen === 'device' && wrong > 0 && (
            <span className="desk-tabs__count">
              {wrong} <span className="sr-only">{t('attention.short')}</span>
            </span>
          )}
        </a>
      ))}
    </nav>
  );
}

/** Day, session, and how many are there of how many who are expected. */
function PlaceBar(): ReactElement {
  const t = useTexts();
  const { desk, roster, place, here } = useDoor();
  const { days, sessions } = roster.event;
  const ofDay = sessions.filter(({ day }) => day === place.day);
  const expected = roster.people.filter(({ status }) => status === 'confirmed').length;
  return (
    <div className="place-bar">
      <label className="place-bar__choice">
        <span>{t('day')}</span>
        <select className="input" value={place.day} onChange={(event) => desk.choose({ day: event.target.value, sessionId: null })}>
          {days.map((day) => (
            <option key={day} value={day}>
              {dayOf(day, t.locale, { weekday: true, year: false })}
            </option>
          ))}
        </select>
      </label>
      {ofDay.length > 0 && (
        <label className="place-bar__choice">
          <span>{t('session')}</span>
          <select className="input" value={place.sessionId ?? ''} onChange={(event) => desk.choose({ day: place.day, sessionId: event.target.value || null })}>
            <option value="">{t('session.day')}</option>
            {ofDay.map(({ id, title, startsLocal }) => (
              <option key={id} value={id}>
                {timeOfDay(startsLocal, t.locale)} {textIn(title, t.locale).text}
              </option>
            ))}
          </select>
        </label>
      )}
      <p className="place-bar__count">{t.rich('count', { here: <strong>{here.size}</strong>, expected: String(expected) })}</p>
    </div>
  );
}

/** What the operator must know before anybody is let in. */
function Warnings(): ReactElement | null {
  const t = useTexts();
  const { desk, state, roster, place } = useDoor();
  const { status } = roster.event;
  if (state.unkept) {
    return (
      <Banner tone="bad" title={t('unkept')} live>
        {t('unkept.text')}
      </Banner>
    );
  }
  if (status === 'cancelled' || status === 'postponed') {
    return (
      <Banner tone="bad" title={t(`event.${status}`)} live>
        {t('event.off')}
      </Banner>
    );
  }
  const today = desk.today();
  if (place.day === today) return null;
  return (
    <Banner tone="wait">
      {t(roster.event.days.includes(today) ? 'other-day.choose' : 'other-day.none', { day: dayOf(place.day, t.locale) })}
    </Banner>
  );
}
