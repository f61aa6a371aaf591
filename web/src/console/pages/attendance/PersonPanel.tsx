import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { fieldId, Status } from '../../../design/index.js';
import { day as dayIn, localIn, timeRange } from '../../../format/time.js';
import { toneOf, useTrade, type TradeKey } from '../../../trade/trade.js';
import { api, done, PersonHeading, refused, textIn, unwrap, useCan, useLocale } from '../../index.js';
import { arrival, type Attendance, type Attendee, type Session } from './attendance.js';
import { useTexts } from './texts.js';

interface Mark {
  day: string;
  /** The session, or null for the day. */
  sessionId: string | null;
  direction: 'in' | 'undo';
}

/** One person: what the record says of each day and session, and how to correct it. */
export function PersonPanel({ eventId, person, list }: { eventId: string; person: Attendee; list: Attendance }): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const can = useCan();
  const facts = [
    [t('party'), textIn(person.party, locale).text],
    [t('category'), trade(`category.${person.category}` as TradeKey)],
    [t('institution'), textIn(person.institution, locale).text],
  ].filter(([, value]) => value !== '');
  return (
    <div className="stack">
      <PersonHeading name={person.name} others={person.otherNames} />
      <Status tone={toneOf(`registration.${person.status}`)}>{trade(`registration.${person.status}` as TradeKey)}</Status>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Days eventId={eventId} person={person} list={list} mayMark={can('attendance.check-in', eventId)} />
    </div>
  );
}

/** The days of the event with their sessions. Whatever is not a check-in of today is a correction, and the record keeps why. */
function Days({ eventId, person, list, mayMark }: { eventId: string; person: Attendee; list: Attendance; mayMark: boolean }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const mark = useMark(eventId, person, list.sessions, reason.trim(), () => setReason(''));
  const today = localIn(list.zone, new Date()).slice(0, 10);
  const act = (wanted: Mark): void => {
    const missing = reason.trim() === '' && (wanted.direction === 'undo' || wanted.day !== today);
    setAsked(missing);
    if (missing) document.getElementById(fieldId('reason'))?.focus();
    else mark.mutate(wanted);
  };
  return (
    <>
      {mayMark && (
        <Textarea id={fieldId('reason')} label={t('reason')} description={t('reason-hint')} error={asked && reason.trim() === '' ? t('reason-needed') : undefined} maxLength={300} autosize minRows={2} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      )}
      {list.days.map((day) => {
        const sessions = list.sessions.filter((session) => session.day === day);
        return (
          <section key={day} className="marks" aria-label={dayIn(day, locale)}>
            <Place name={dayIn(day, locale, { weekday: true })} since={person.days.find((one) => one.day === day)?.since ?? null} day={day} mayMark={mayMark} busy={mark.isPending} onMark={(direction) => act({ day, sessionId: null, direction })} />
            {sessions.length > 0 && (
              <details>
                <summary>{t('sessions', { count: sessions.length })}</summary>
                {sessions.map(({ id, title, startsLocal, endsLocal }) => (
                  <Place
                    key={id}
                    name={`${timeRange(startsLocal, endsLocal, locale)} ${textIn(title, locale).text}`}
                    since={person.sessions.find(({ sessionId }) => sessionId === id)?.since ?? null}
                    day={day}
                    mayMark={mayMark}
                    busy={mark.isPending}
                    onMark={(direction) => act({ day, sessionId: id, direction })}
                  />
                ))}
              </details>
            )}
          </section>
        );
      })}
    </>
  );
}

interface PlaceProps {
  name: string;
  since: string | null;
  day: string;
  mayMark: boolean;
  busy: boolean;
  onMark: (direction: Mark['direction']) => void;
}

function Place({ name, since, day, mayMark, busy, onMark }: PlaceProps): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const time = since === null ? null : arrival(since, day, locale);
  return (
    <div className="mark">
      <div>
        <span className="mark__name">{name}</span>
        <Status tone={since === null ? 'rest' : 'ok'} ring={since === null}>
          {since === null ? t('absent') : time === null ? t('present') : t('present-since', { time })}
        </Status>
      </div>
      {mayMark && (
        <Button size="xs" variant={since === null ? 'default' : 'subtle'} disabled={busy} aria-label={t(since === null ? 'mark-place' : 'take-back-place', { place: name })} onClick={() => onMark(since === null ? 'in' : 'undo')}>
          {t(since === null ? 'mark' : 'take-back')}
        </Button>
      )}
    </div>
  );
}

/** Writes a correction. To take a day back takes back the sessions of it too: whoever was in a session was there that day. */
function useMark(eventId: string, person: Attendee, programme: readonly Session[], reason: string, after: () => void) {
  const t = useTexts();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ day, sessionId, direction }: Mark) => {
      const send = (session: string | null) =>
        unwrap(
          api.POST('/api/v1/events/{eventId}/check-ins', {
            params: { path: { eventId } },
            body: { registrationId: person.registrationId, day, sessionId: session, direction, ...(reason && { reason }) },
          }),
        );
      const there = direction === 'undo' && sessionId === null ? person.sessions.map((one) => one.sessionId).filter((one) => programme.some(({ id, day: held }) => id === one && held === day)) : [];
      for (const session of there) await send(session);
      return send(sessionId);
    },
    onSuccess: async ({ verdict, admits, text }) => {
      if (admits || verdict === 'UNDONE') {
        done(admits ? t('marked') : t('taken-back'));
        after();
      } else {
        refused(null, text);
      }
      await queries.invalidateQueries({ queryKey: ['events', eventId, 'attendance'] });
    },
    onError: (error) => refused(error, t('failed')),
  });
}
