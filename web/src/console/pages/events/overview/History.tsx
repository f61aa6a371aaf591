import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { components } from '../../../../api/schema.js';
import { Loading, Name } from '../../../../design/index.js';
import { moment, placeOfZone } from '../../../../format/time.js';
import { useTrade } from '../../../../trade/trade.js';
import { api, Trouble, unwrap, useLocale } from '../../../index.js';
import { useTexts } from '../texts.js';

type Event = components['schemas']['EventResponse'];
type Line = components['schemas']['HistoryLineResponse'];

const SHORT = 8;

/** The latest of what happened to the event, and who did it. */
export function History({ event }: { event: Event }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const eventId = event.id;
  const [whole, setWhole] = useState(false);
  const { data, error, refetch } = useQuery({ queryKey: ['events', eventId, 'history'], queryFn: () => unwrap(api.GET('/api/v1/events/{eventId}/history', { params: { path: { eventId } } })) });
  return (
    <section>
      <h2>{t('history')}</h2>
      {error ? (
        <Trouble error={error} again={() => void refetch()} />
      ) : !data ? (
        <Loading label={t('loading')} lines={3} />
      ) : (
        <>
          <p className="muted">{t('clock', { place: placeOfZone(event.zone, locale) })}</p>
          <ol role="list" className="story">
            {(whole ? data.items : data.items.slice(0, SHORT)).map((line) => (
              <Happened key={line.id} line={line} zone={event.zone} />
            ))}
          </ol>
          {data.items.length > SHORT && !whole && (
            <Button variant="default" size="xs" onClick={() => setWhole(true)}>
              {t('history.earlier', { count: data.items.length - SHORT })}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

function Happened({ line, zone }: { line: Line; zone: string }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const sentence = useSentence();
  return (
    <li>
      <p>{sentence(line)}</p>
      <p className="muted">
        <time dateTime={line.at}>{moment(line.at, zone, locale)}</time> · <Name>{line.actorName ?? t('history.convoke')}</Name>
      </p>
      {line.reason !== null && <blockquote>{line.reason}</blockquote>}
    </li>
  );
}

/** What a line of the history says: the step that was taken, what was done to the programme, or which fields changed. */
function useSentence(): (line: Line) => string {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return ({ change, toStatus, detail }) => {
    if (change === 'status' && toStatus !== null) return t('history.status', { status: trade(`event.${toStatus}`) });
    const done = typeof detail['done'] === 'string' ? `history.${detail['done']}` : '';
    if (t.has(done)) return t(done);
    const fields = (Array.isArray(detail['fields']) ? detail['fields'] : []).map(String).map(nameOfField);
    const named = [...new Set(fields.map((field) => `field.${field}`).filter((key) => t.has(key)))].map((key) => (t.has(key) ? t(key) : key));
    if (change === 'changed' && named.length > 0) return t('history.changed-fields', { fields: list.format(named) });
    const key = `history.${change}`;
    return t.has(key) ? t(key) : t('history.changed');
  };
}

/** `training.attendance` and the like, as the form calls it. */
function nameOfField(field: string): string {
  const known: Readonly<Record<string, string>> = { 'meeting.body': 'body', 'meeting.number': 'number', 'meeting.chair': 'chairPartyId', 'training.objectives': 'objectives', 'training.trainers': 'trainers', 'training.attendance': 'attendanceThreshold', 'forum.tracks': 'tracks' };
  return known[field] ?? field;
}
