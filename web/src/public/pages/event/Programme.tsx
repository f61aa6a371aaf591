import type { ReactElement } from 'react';
import { Name } from '../../../design/index.js';
import { day, differsHere, localIn, placeOfZone, timeOfDay, timeRange } from '../../../format/time.js';
import type { EventDetail, SessionFacts, SpeakerFacts } from '../../facts.js';
import { Prose, Text } from '../../parts/Text.js';
import { useOwnZone } from '../../parts/When.js';
import { usePublic } from '../../PublicContext.js';

/** Sessions of one day, those that run side by side in one slot. */
interface Day {
  date: string;
  slots: { startsLocal: string; sessions: SessionFacts[] }[];
}

/** Sorts sessions into days and slots; what begins at the same time stands side by side. */
function daysOf(programme: readonly SessionFacts[]): Day[] {
  const days: Day[] = [];
  for (const session of [...programme].sort((a, b) => (a.startsLocal < b.startsLocal ? -1 : a.startsLocal > b.startsLocal ? 1 : 0))) {
    const date = session.startsLocal.slice(0, 10);
    let today = days.at(-1);
    if (today?.date !== date) days.push((today = { date, slots: [] }));
    const slot = today.slots.at(-1);
    if (slot?.startsLocal === session.startsLocal) slot.sessions.push(session);
    else today.slots.push({ startsLocal: session.startsLocal, sessions: [session] });
  }
  return days;
}

export function Programme({ event }: { event: EventDetail }): ReactElement {
  const { t, setting } = usePublic();
  const days = daysOf(event.programme);
  return (
    <section aria-labelledby="programme" className="programme">
      <h2 id="programme">{t('event.programme')}</h2>
      <p className="muted">
        {t('programme.zone', { place: placeOfZone(event.zone, setting.locale) })} <OwnClock event={event} />
      </p>
      {days.map(({ date, slots }, place) => (
        <section key={date} aria-labelledby={`day-${date}`}>
          <h3 id={`day-${date}`} suppressHydrationWarning>
            {days.length > 1 && <span className="programme__day">{t('programme.day', { n: place + 1 })}</span>}
            {day(date, setting.locale, { weekday: true, year: false })}
          </h3>
          <ol role="list" className="slots">
            {slots.map(({ startsLocal, sessions }) => (
              <Slot key={startsLocal} sessions={sessions} />
            ))}
          </ol>
        </section>
      ))}
    </section>
  );
}

/** What the clock of the place is by the reader's own, told once by an example. */
function OwnClock({ event }: { event: EventDetail }): ReactElement | null {
  const { t, setting } = usePublic();
  const own = useOwnZone();
  if (own === null || !differsHere(event.startsAt, event.zone, own)) return null;
  const values = { there: timeOfDay(event.startsLocal, setting.locale), here: timeOfDay(localIn(own, event.startsAt), setting.locale) };
  return <span>{t('programme.own', values)}</span>;
}

const isQuiet = ({ kind }: SessionFacts): boolean => kind === 'break' || kind === 'registration';

/** What begins at one time. The time stands once, unless sessions that run side by side end apart. */
function Slot({ sessions }: { sessions: readonly SessionFacts[] }): ReactElement {
  const ends = sessions.map(({ endsLocal }) => endsLocal).sort();
  const together = ends[0] === ends.at(-1);
  return (
    <li className={sessions.every(isQuiet) ? 'slot slot--quiet' : 'slot'}>
      <p className="slot__time">{sessions[0] && <Times of={{ ...sessions[0], endsLocal: ends.at(-1) ?? '' }} />}</p>
      <div className="slot__sessions">
        {sessions.map((session) => (
          <Session key={session.id} session={session} ownTime={!together} />
        ))}
      </div>
    </li>
  );
}

function Times({ of }: { of: Pick<SessionFacts, 'startsLocal' | 'endsLocal'> }): ReactElement {
  const { setting } = usePublic();
  return (
    <time dateTime={of.startsLocal} suppressHydrationWarning>
      {timeRange(of.startsLocal, of.endsLocal, setting.locale)}
    </time>
  );
}

function Session({ session, ownTime }: { session: SessionFacts; ownTime: boolean }): ReactElement {
  const { t } = usePublic();
  const key = `session.${session.kind}`;
  return (
    <article className="session">
      <Text of={session.title} as="h4" />
      {!isQuiet(session) && (
        <p className="session__facts">
          {ownTime && <Times of={session} />}
          {t.has(key) && <span>{t(key)}</span>}
          <Text of={session.room} />
          <Text of={session.track} />
        </p>
      )}
      <Prose of={session.description} />
      {session.speakers.length > 0 && (
        <ul role="list" className="speakers">
          {session.speakers.map((speaker) => (
            <Speaker key={speaker.name} speaker={speaker} />
          ))}
        </ul>
      )}
    </article>
  );
}

function Speaker({ speaker: { role, name, affiliation } }: { speaker: SpeakerFacts }): ReactElement {
  const { t } = usePublic();
  const key = `speaker.${role}`;
  return (
    <li>
      <strong>
        <Name>{name}</Name>
      </strong>
      {affiliation && (
        <span className="speakers__from">
          <Name>{affiliation}</Name>
        </span>
      )}
      {role !== 'speaker' && t.has(key) && <span className="speakers__role">{t(key)}</span>}
    </li>
  );
}
