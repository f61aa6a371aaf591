import { placeOfZone } from '../../../format/time.js';
import { useTrade, type TradeKey } from '../../../trade/trade.js';
import { useLocale } from '../../index.js';
import type { Reminder } from './reminder.js';
import { useTexts } from './texts.js';

type Said = Pick<Reminder, 'anchor' | 'offsetDays' | 'atTime' | 'audience'>;

/** A reminder in plain words: "A day before the event begins, 10:00 (Almaty), to those who are confirmed". */
export function useSentence(): (reminder: Said, zone: string) => string {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const list = new Intl.ListFormat(locale === 'ru' ? 'ru' : 'en-GB', { type: 'conjunction' });
  const when = ({ anchor, offsetDays }: Said): string => {
    const of = { anchor: t(`anchor.${anchor}`), count: Math.abs(offsetDays) };
    return offsetDays === 0 ? t('when.on', of) : t(offsetDays < 0 ? 'when.before' : 'when.after', of);
  };
  const whom = ({ audience: { who, statuses } }: Said): string => {
    if (who !== 'registered') return t(`whom.${who}`);
    const are = (known: readonly string[]): boolean => statuses.every((status) => known.includes(status));
    if (are(['approved', 'confirmed'])) return t('whom.confirmed');
    if (are(['nominated', 'draft'])) return t('whom.unfinished');
    return t('whom.statuses', { statuses: list.format(statuses.map((status) => trade(`registration.${status}` as TradeKey))) });
  };
  const only = ({ audience: { categories, partyIds } }: Said): string[] => [
    ...(categories ? [t('only.categories', { categories: list.format(categories.map((category) => trade(`category.${category}` as TradeKey))) })] : []),
    ...(partyIds ? [t('only.parties', { count: partyIds.length })] : []),
  ];
  return (reminder, zone) => [`${when(reminder)}, ${reminder.atTime} (${placeOfZone(zone, locale)})`, whom(reminder), ...only(reminder)].join(', ');
}
