import type { Locale } from '../texts/texts.js';
import { ZONE_PLACES } from './zones.js';

/**
 * Wall-clock times are texts (`2026-09-22T09:00`, without offset): they are formatted as they stand, in UTC, so that no zone of a server or a
 * reader creeps in. Persian keeps the Gregorian calendar, which the papers of a meeting use, in Persian digits.
 */
const tags: Record<Locale, string> = { en: 'en-GB', ru: 'ru-RU', fa: 'fa-IR-u-ca-gregory' };

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const found = formats.get(key);
  if (found) return found;
  const made = new Intl.DateTimeFormat(tags[locale], { timeZone: 'UTC', ...options });
  formats.set(key, made);
  return made;
}

const utc = (local: string): Date => new Date(`${local.length === 10 ? `${local}T00:00` : local.slice(0, 16)}:00Z`);

const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' };
const TIME: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

/** Intl writes "2026 г." and thin spaces around a range; a reader expects "22–24 сентября 2026" with the dash alone. */
function tidied(text: string): string {
  return text
    .replace(/\s*г\.(?=\s|$)/g, '')
    .replace(/[\u2009\u202f]/g, ' ')
    .replace(/^(\p{N}{1,2}) – (\p{N}{1,2} )/u, '$1–$2');
}

/** A range of dates, written once: `22–24 September 2026`, `30 September – 2 October 2026`. `precision` tells how exactly a past date is known. */
export function dateRange(startsLocal: string, endsLocal: string, locale: Locale, precision: 'day' | 'month' | 'year' = 'day'): string {
  if (precision === 'year') return format(locale, { year: 'numeric' }).format(utc(startsLocal));
  const options = precision === 'month' ? ({ month: 'long', year: 'numeric' } as const) : DAY;
  return tidied(format(locale, options).formatRange(utc(startsLocal), utc(endsLocal)));
}

/** `22 September 2026`, or with the day of the week. */
export function day(local: string, locale: Locale, options: { weekday?: boolean; year?: boolean } = {}): string {
  const { year, ...rest } = DAY;
  return tidied(format(locale, { ...rest, ...(options.year !== false && { year }), ...(options.weekday && { weekday: 'long' as const }) }).format(utc(local)));
}

/** `09:00`. */
export function timeOfDay(local: string, locale: Locale): string {
  return format(locale, TIME).format(utc(local));
}

/** `09:00–10:30`. */
export function timeRange(startsLocal: string, endsLocal: string, locale: Locale): string {
  return `${timeOfDay(startsLocal, locale)}–${timeOfDay(endsLocal, locale)}`;
}

/** The place whose time it is: "Almaty", "Алматы". A zone that is not in the list keeps the name of its city. */
export function placeOfZone(zone: string, locale: Locale): string {
  const place = ZONE_PLACES[zone];
  return place?.[locale] ?? zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
}

/** The wall time of an instant in a zone: `2026-09-22T09:00`. */
export function localIn(zone: string, instant: string | Date): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', ...TIME }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** An instant as the clock of a place shows it: `12 May 2026, 18:00`. The caller adds the place. */
export function moment(instant: string | Date, zone: string, locale: Locale): string {
  const local = localIn(zone, instant);
  return `${day(local, locale)}, ${timeOfDay(local, locale)}`;
}

/** The zone of the reader's own clock. Known in a browser alone. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** True when the clock of the reader shows something else than that of the place at this instant. */
export function differsHere(instant: string | Date, zone: string, own: string): boolean {
  return localIn(zone, instant) !== localIn(own, instant);
}

/** "in 3 hours", "yesterday": for the last day alone; null when it is further away. */
export function lately(instant: string | Date, now: Date, locale: Locale): string | null {
  const minutes = Math.round((new Date(instant).getTime() - now.getTime()) / 60_000);
  if (Math.abs(minutes) >= 24 * 60) return null;
  const relative = new Intl.RelativeTimeFormat(tags[locale], { numeric: 'auto' });
  return Math.abs(minutes) < 60 ? relative.format(minutes, 'minute') : relative.format(Math.round(minutes / 60), 'hour');
}
