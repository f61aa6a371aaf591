import type { ReactElement } from 'react';
import { useMoment } from '../../parts/When.js';
import { usePublic } from '../../PublicContext.js';

export interface RecordsData {
  history: readonly { at: string; change: string; to: string; reason: string | null }[];
  letters: readonly { id: string; subject: string; sentAt: string }[];
}

/** What happened to a registration, in plain words, and the letters about it. */
export function Records({ records: { history, letters }, zone, here }: { records: RecordsData; zone: string; here: string }): ReactElement {
  const { t } = usePublic();
  const moment = useMoment();
  const words = (change: string, to: string): string => {
    for (const key of [`story.${change}`, `registration.${to}`]) if (t.has(key)) return t(key);
    return to;
  };
  return (
    <>
      <section>
        <h2>{t('story.title')}</h2>
        <ol role="list" className="own__story">
          {history.map(({ at, change, to, reason }) => (
            <li key={`${at} ${change} ${to}`}>
              <p>{words(change, to)}</p>
              {reason !== null && <p dir="auto">{reason}</p>}
              <time className="facts__more" dateTime={at} suppressHydrationWarning>
                {moment(at, zone)}
              </time>
            </li>
          ))}
        </ol>
      </section>
      {letters.length > 0 && (
        <section>
          <h2>{t('letters.title')}</h2>
          <ol role="list" className="own__story">
            {letters.map(({ id, subject, sentAt }) => (
              <li key={id}>
                <a href={`${here}/letters/${id}`} dir="auto">
                  {subject}
                </a>
                <time className="facts__more" dateTime={sentAt} suppressHydrationWarning>
                  {moment(sentAt, zone)}
                </time>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
