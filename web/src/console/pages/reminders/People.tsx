import { Button } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { Loading, Name, Status } from '../../../design/index.js';
import { toneOf, useTrade } from '../../../trade/trade.js';
import { api, textIn, Trouble, unwrap, useLocale, usePagedList } from '../../index.js';
import type { Reminder } from './reminder.js';
import { useTexts } from './texts.js';

/** Everybody whom a saved reminder concerns now. Asked for on purpose, since that somebody looked is recorded. */
export function People({ eventId, reminder }: { eventId: string; reminder: Reminder }): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const [asked, setAsked] = useState(false);
  const { rows: people, error, again, more } = usePagedList({
    queryKey: ['events', eventId, 'reminders', reminder.id, 'recipients'],
    read: (part) => unwrap(api.GET('/api/v1/events/{eventId}/reminders/{reminderId}/recipients', { params: { path: { eventId, reminderId: reminder.id }, query: part } })),
    enabled: asked,
  }).table;
  return (
    <section className="reminder-people">
      <h3>{t('people')}</h3>
      {!asked ? (
        <>
          <p className="muted">{t('people.recorded')}</p>
          <Button variant="default" onClick={() => setAsked(true)}>
            {t('people.show')}
          </Button>
        </>
      ) : error ? (
        <Trouble error={error} again={again} />
      ) : !people ? (
        <Loading label={t('loading')} lines={4} />
      ) : people.length === 0 ? (
        <p>{t('people.none')}</p>
      ) : (
        <ul role="list">
          {people.map((person) => (
            <li key={person.personId}>
              <Name>{person.name}</Name>
              <span className="muted">{[person.party ? textIn(person.party, locale).text : trade(`category.${person.category}` as 'category.expert'), t(`language.${person.language}`)].join(' · ')}</span>
              {person.obstacle !== null && <Status tone="bad">{t(`obstacle.${person.obstacle}`)}</Status>}
              {person.message !== null && <Status tone={toneOf(`message.${person.message}`)}>{trade(`message.${person.message}`)}</Status>}
            </li>
          ))}
        </ul>
      )}
      {more && (
        <Button variant="default" size="xs" loading={more.loading} onClick={more.load}>
          {t('people.more')}
        </Button>
      )}
    </section>
  );
}
