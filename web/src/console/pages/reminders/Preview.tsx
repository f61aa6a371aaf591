import { SegmentedControl } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactElement } from 'react';
import type { components } from '../../../api/schema.js';
import { Banner, Loading } from '../../../design/index.js';
import { api, ProblemError, Trouble, unwrap, useLocale } from '../../index.js';
import { useMoment } from './ReminderLine.js';
import { changeOf, type Draft } from './reminder.js';
import { useTexts } from './texts.js';

/** What the reminder would do as it is typed: when, to how many, with which letter. */
export function Preview({ event, draft }: { event: components['schemas']['EventResponse']; draft: Draft }): ReactElement {
  const t = useTexts();
  const moment = useMoment();
  const body = useSettled(changeOf(draft));
  const preview = useQuery({
    queryKey: ['events', event.id, 'reminders', 'preview', body],
    queryFn: () => unwrap(api.POST('/api/v1/events/{eventId}/reminders/preview', { params: { path: { eventId: event.id } }, body })),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const { data, error } = preview;
  if (error instanceof ProblemError && error.status === 422) return <Banner tone="wait">{error.errors[0]?.detail ?? error.message}</Banner>;
  if (error) return <Trouble error={error} again={() => void preview.refetch()} />;
  if (!data) return <Loading label={t('loading')} lines={5} />;
  return (
    <section className="reminder-preview" aria-label={t('preview')}>
      <h3>{t('preview')}</h3>
      {data.occasions.length === 0 ? (
        <p>{t('state.none')}</p>
      ) : (
        <ul role="list">
          {data.occasions.map((occasion) => (
            <li key={occasion.at}>
              {t(`state.${occasion.state}`, { moment: moment(occasion) })}
              {(occasion.state === 'ahead' || occasion.state === 'now') && <> — {occasion.reaches === 0 ? t('reaches-nobody') : t('reaches', { count: occasion.reaches })}</>}
            </li>
          ))}
        </ul>
      )}
      <LetterText letters={data.letters} />
    </section>
  );
}

function LetterText({ letters }: { letters: readonly components['schemas']['ReminderLetterResponse'][] }): ReactElement | null {
  const t = useTexts();
  const locale = useLocale();
  const [language, setLanguage] = useState<string>(locale === 'ru' ? 'ru' : 'en');
  const letter = letters.find((one) => one.language === language);
  return (
    <>
      <SegmentedControl aria-label={t('language')} value={language} onChange={setLanguage} data={letters.map((one) => ({ value: one.language, label: t(`language.${one.language}`) }))} />
      {letter && (
        <article className="reminder-preview__letter" lang={letter.language}>
          <h4>{letter.subject}</h4>
          <p>{letter.text}</p>
        </article>
      )}
    </>
  );
}

/** A value once it has stood still for a moment, so that the server is not asked at every key. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  const key = JSON.stringify(value);
  useEffect(() => {
    const pause = setTimeout(() => setSettled(JSON.parse(key) as T), 300);
    return () => clearTimeout(pause);
  }, [key]);
  return settled;
}
