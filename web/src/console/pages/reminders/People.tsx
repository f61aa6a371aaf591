import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Loading, Name, Status } from '../../../design/index.js';
import { toneOf, useTrade } from '../../../trade/trade.js';
import { api, textIn, Trouble, unwrap, useLocale } from '../../index.js';
import type { Reminder } from './reminder.js';
import { useTexts } from './texts.js';

/** Everybody whom a saved reminder concerns now. Asked for on purpose, since that somebody looked is recorded. */
export function People({ eventId, reminder }: { eventId: string; reminder: Reminder }): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const [asked, setAsked] = useState(false);
  const list = useInfiniteQuery({
    queryKey: ['events', eventId, 'reminders', reminder.id, 'recipients'],
    queryFn: ({ pageParam }) => unwrap(api.GET('/api/v1/events/{eventId}/reminders/{reminderId}/recipients', { params: { path: { eventId, reminderId: reminder.id }, query: { limit: 50, ...(pageParam && { cursor: pageParam }) } } })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    enabled: asked,
  });
  const people = list.data?.pages.flatMap((page) => page.items);
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
      ) : list.error ? (
        <Trouble error={list.error} again={() => void list.refetch()} />
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
      {list.hasNextPage && (
        <Button variant="default" size="xs" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('people.more')}
        </Button>
      )}
    </section>
  );
}
