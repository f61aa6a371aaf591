import type { Locale } from '../../platform/i18n/index.js';
import type { EventFacts } from '../event/event.js';
import { daysOf } from '../event/event.rules.js';
import { placeOfZone } from './zone-places.js';

type When = Pick<EventFacts, 'startsLocal' | 'endsLocal' | 'zone'> & Partial<Pick<EventFacts, 'datePrecision'>>;

/** Persian keeps the Gregorian calendar, which the papers of a meeting use, in Persian digits. */
const TAGS: Record<Locale, string> = { en: 'en-GB', ru: 'ru-RU', fa: 'fa-IR-u-ca-gregory' };

const PATTERNS: Record<Locale, { oneDay: string; several: string; moment: string; session: string }> = {
  en: { oneDay: '{days}, {from}–{to} ({place} time)', several: '{days}, from {from} ({place} time)', moment: '{days}, {from} ({place} time)', session: '{from}–{to} ({place} time)' },
  ru: { oneDay: '{days}, {from}–{to} (время: {place})', several: '{days}, с {from} (время: {place})', moment: '{days}, {from} (время: {place})', session: '{from}–{to} (время: {place})' },
  fa: {
    oneDay: '{days}، ساعت {from} تا {to} (به وقت {place})',
    several: '{days}، از ساعت {from} (به وقت {place})',
    moment: '{days}، ساعت {from} (به وقت {place})',
    session: 'ساعت {from} تا {to} (به وقت {place})',
  },
};

/**
 * When an event is held, dates written once and the time with the place whose clock it is:
 * `22–24 September 2026, from 09:00 (Almaty time)`; for one day `22 September 2026, 09:00–17:00 (Almaty time)`. Dates alone where a past event's are not known to the day.
 */
export function whenLine(event: When, locale: Locale): string {
  if ((event.datePrecision ?? 'day') !== 'day') return daysLine(event, locale);
  const { oneDay, several } = PATTERNS[locale];
  return filled(daysOf(event).length === 1 ? oneDay : several, event, locale);
}

/** The dates of an event alone, written once: `22–24 September 2026`, `30 September – 2 October 2026`. */
export function daysLine(event: Pick<When, 'startsLocal' | 'endsLocal' | 'datePrecision'>, locale: Locale): string {
  const days = daysOf(event);
  const options: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    ...(event.datePrecision !== 'year' && { month: 'long' }),
    ...((event.datePrecision ?? 'day') === 'day' && { day: 'numeric' }),
  };
  return tidied(format(locale, options).formatRange(utc(days[0] ?? event.startsLocal), utc(days.at(-1) ?? event.endsLocal)));
}

/** A wall time with its place: `22 September 2026, 09:00 (Almaty time)`. */
export function momentLine(at: { local: string; zone: string }, locale: Locale): string {
  return filled(PATTERNS[locale].moment, { startsLocal: at.local, endsLocal: at.local, zone: at.zone }, locale);
}

/** The hours of a session inside its day: `09:00–10:30 (Almaty time)`. */
export function hoursLine(session: Pick<When, 'startsLocal' | 'endsLocal' | 'zone'>, locale: Locale): string {
  return filled(PATTERNS[locale].session, session, locale);
}

function filled(pattern: string, { startsLocal, endsLocal, zone, datePrecision }: When, locale: Locale): string {
  const values: Record<string, string> = {
    days: daysLine({ startsLocal, endsLocal: endsLocal > startsLocal ? endsLocal : `${startsLocal.slice(0, 10)}T23:59`, ...(datePrecision && { datePrecision }) }, locale),
    from: timeOfDay(startsLocal, locale),
    to: timeOfDay(endsLocal, locale),
    place: placeOfZone(zone, locale),
  };
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

function timeOfDay(local: string, locale: Locale): string {
  return format(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(utc(local));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Wall times are formatted as they stand, in UTC, so that no zone of a server creeps in. */
function format(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat(TAGS[locale], { timeZone: 'UTC', ...options });
  formats.set(key, made);
  return made;
}

function utc(local: string): Date {
  return new Date(`${local.length === 10 ? `${local}T00:00` : local.slice(0, 16)}:00Z`);
}

/** Engines differ in the spaces around a dash: one inside a range of days (`22–24 September`), spaced between months, as house style has it. */
function tidied(text: string): string {
  return text.replace(/[\u2009\u202f\u00a0]/g, ' ').replace(/^(\p{N}{1,2}) ?– ?(\p{N}{1,2}) /u, '$1–$2 ');
}
