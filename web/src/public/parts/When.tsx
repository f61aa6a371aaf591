import { useEffect, useState, type ReactElement } from 'react';
import { dateRange, day, differsHere, localIn, ownZone, placeOfZone, timeOfDay } from '../../format/time.js';
import type { EventFacts } from '../facts.js';
import { usePublic } from '../PublicContext.js';

type Dates = Pick<EventFacts, 'startsLocal' | 'endsLocal' | 'zone' | 'startsAt' | 'datePrecision'>;

/** The dates of an event, written once. */
export function Dates({ of }: { of: Dates }): ReactElement {
  const { setting } = usePublic();
  return (
    <time dateTime={of.startsAt} suppressHydrationWarning>
      {dateRange(of.startsLocal, of.endsLocal, setting.locale, of.datePrecision)}
    </time>
  );
}

/** The zone of the reader's clock; null until the scripts are there, and when the server has written the page. */
export function useOwnZone(): string | null {
  const [zone, setZone] = useState<string | null>(null);
  useEffect(() => setZone(ownZone()), []);
  return zone;
}

/** When it begins by the clock of the place, and by the reader's own where that differs. */
export function BeginsAt({ of }: { of: Dates }): ReactElement {
  const { t, setting } = usePublic();
  const own = useOwnZone();
  const { locale } = setting;
  const mine = own !== null && differsHere(of.startsAt, of.zone, own) ? localIn(own, of.startsAt) : null;
  return (
    <>
      <span suppressHydrationWarning>{t('when.begins', { time: timeOfDay(of.startsLocal, locale), place: placeOfZone(of.zone, locale) })}</span>
      {mine && <span className="own-time">{t('when.own', { time: mine.slice(0, 10) === of.startsLocal.slice(0, 10) ? timeOfDay(mine, locale) : `${day(mine, locale, { year: false })}, ${timeOfDay(mine, locale)}` })}</span>}
    </>
  );
}

/** An instant by the clock of a place: "12 May 2026, 18:00 (Almaty time)". */
export function useMoment(): (instant: string, zone: string) => string {
  const { t, setting } = usePublic();
  return (instant, zone) => {
    const local = localIn(zone, instant);
    return t('when.moment', { day: day(local, setting.locale), time: timeOfDay(local, setting.locale), place: placeOfZone(zone, setting.locale) });
  };
}
