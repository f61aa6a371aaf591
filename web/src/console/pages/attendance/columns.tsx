import type { ReactElement } from 'react';
import { Status } from '../../../design/index.js';
import { day as dayIn } from '../../../format/time.js';
import { useTrade, type TradeKey } from '../../../trade/trade.js';
import { PersonName, textIn, useLocale, type Column } from '../../index.js';
import { arrival, type Attendance, type AttendanceFilter, type Attendee } from './attendance.js';
import { useTexts } from './texts.js';

/** Name, party, category, institution, then one column for each day that is looked at, or the session; the outcome when the event is over. */
export function useColumns(list: Attendance | undefined, filter: AttendanceFilter): Column<Attendee>[] {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const session = list?.sessions.find(({ id }) => id === filter.session);
  const days = session ? [] : (list?.days ?? []).filter((one) => filter.day === undefined || one === filter.day);
  return [
    {
      key: 'name',
      head: t('name'),
      cell: ({ name, otherNames }) => (
        <PersonName name={name} others={otherNames} />
      ),
    },
    { key: 'party', head: t('party'), cell: ({ party }) => textIn(party, locale).text },
    { key: 'category', head: t('category'), cell: ({ category }) => trade(`category.${category}` as TradeKey) },
    { key: 'institution', head: t('institution'), cell: ({ institution }) => textIn(institution, locale).text },
    ...days.map((one) => ({
      key: one,
      head: dayIn(one, locale, { year: false }),
      cell: ({ days: attended }: Attendee) => <There since={attended.find(({ day }) => day === one)?.since ?? null} day={one} />,
    })),
    ...(session ? [{ key: 'session', head: textIn(session.title, locale).text, cell: ({ sessions }: Attendee) => <There since={sessions.find(({ sessionId }) => sessionId === session.id)?.since ?? null} day={session.day} /> }] : []),
    ...(list?.items.some(({ outcome }) => outcome !== null)
      ? [{ key: 'outcome', head: t('outcome'), cell: ({ outcome }: Attendee) => outcome && <Status tone={outcome === 'attended' ? 'ok' : 'rest'}>{t(`outcome.${outcome}`)}</Status> }]
      : []),
  ];
}

/** When somebody came; a word when they were marked present afterwards, a dash when they were not there. */
function There({ since, day }: { since: string | null; day: string }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  if (since === null) return <span className="muted" role="img" aria-label={t('absent')}>–</span>;
  return <>{arrival(since, day, locale) ?? t('present')}</>;
}
