import { day } from '../../../format/time.js';
import { useLocale } from '../../index.js';
import { useTexts } from './texts.js';

/** From which day to which, in words: "since 5 June 2013", "1 January 2020 to 1 February 2026", "until 3 May 2024". */
export function useTerm(): (term: { from: string | null; to: string | null }) => string {
  const t = useTexts();
  const locale = useLocale();
  return ({ from, to }) => {
    if (from && to) return t('term.both', { from: day(from, locale), to: day(to, locale) });
    if (from) return t('term.since', { from: day(from, locale) });
    return to ? t('term.until', { to: day(to, locale) }) : t('term.unknown');
  };
}
