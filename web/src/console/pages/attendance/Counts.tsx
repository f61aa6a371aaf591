import { useState, type ReactElement } from 'react';
import { day as dayIn } from '../../../format/time.js';
import { numberIn } from '../../../texts/texts.js';
import { useTrade, type TradeKey } from '../../../trade/trade.js';
import { textIn, useLocale } from '../../index.js';
import type { Attendance } from './attendance.js';
import type { Change } from './Filters.js';
import { useTexts } from './texts.js';

interface Line {
  key: string;
  name: string;
  expected: number;
  present: number;
  /** Shows only these in the list. */
  change: Change;
}

/** Expected and present by day, party, category and sex, over all that the filters leave. Each line narrows the list to itself. */
export function Counts({ list, onChoose }: { list: Attendance; onChoose: (change: Change) => void }): ReactElement {
  const t = useTexts();
  const groups = useGroups(list);
  // On a telephone the list comes first; the counts wait behind their heading.
  const [open, setOpen] = useState(() => window.matchMedia('(min-width: 48rem)').matches);
  return (
    <details className="counts" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('counts')}</summary>
      <div className="counts__groups">
        {groups.map(({ name, lines }) => (
          <table className="counts__group" key={name}>
            <caption>{name}</caption>
            <thead className="sr-only">
              <tr>
                <th scope="col">{name}</th>
                <th scope="col">{t('present-of-expected')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.key}>
                  <th scope="row">
                    <button type="button" onClick={() => onChoose(line.change)}>
                      {line.name}
                    </button>
                  </th>
                  <td>
                    <Share present={line.present} expected={line.expected} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </details>
  );
}

/** "36 of 41", with a bar that says the same at a glance. */
function Share({ present, expected }: { present: number; expected: number }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  return (
    <>
      {t('of', { present: numberIn(locale, present), expected: numberIn(locale, expected) })}
      <span className="counts__bar" aria-hidden="true" style={{ '--share': expected === 0 ? 0 : present / expected } as Record<string, number>} />
    </>
  );
}

function useGroups({ counts }: Attendance): { name: string; lines: Line[] }[] {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const line = (key: string | null, name: string, { expected, present }: { expected: number; present: number }, change: Change): Line => ({ key: key ?? '', name, expected, present, change });
  return [
    { name: t('by-day'), lines: counts.byDay.map((count) => line(count.key, dayIn(count.key ?? '', locale, { year: false }), count, { day: count.key ?? undefined, session: undefined })) },
    { name: t('by-sex'), lines: counts.bySex.map((count) => line(count.key, count.key === null ? t('unknown') : trade(`sex.${count.key}` as TradeKey), count, { sex: count.key ?? 'unknown' })) },
    { name: t('by-category'), lines: counts.byCategory.map((count) => line(count.key, trade(`category.${count.key}` as TradeKey), count, { category: count.key ?? undefined })) },
    { name: t('by-party'), lines: counts.byParty.map((count) => line(count.key, count.party ? textIn(count.party, locale).text : t('no-party'), count, { party: count.key ?? 'none' })) },
  ].filter(({ lines }) => lines.length > 0);
}
