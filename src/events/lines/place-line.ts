import { textIn, type Locale } from '../../platform/i18n/index.js';
import type { EventFacts } from '../event/event.js';

const WORDS: Record<Locale, { online: string; andOnline: string; unknown: string; comma: string }> = {
  en: { online: 'Online', andOnline: '{place}, and online', unknown: 'Place to be announced', comma: ', ' },
  ru: { online: 'Онлайн', andOnline: '{place}, а также онлайн', unknown: 'Место будет объявлено', comma: ', ' },
  fa: { online: 'برخط', andOnline: '{place} و برخط', unknown: 'مکان اعلام خواهد شد', comma: '، ' },
};

const persianCountries = new Intl.DisplayNames(['fa'], { type: 'region', fallback: 'code' });

/** Where an event is held: `Alatau Terrace Conference Centre, Almaty, Kazakhstan`, with `and online` for a hybrid one; `Online`. */
export function placeLine(event: Pick<EventFacts, 'mode' | 'venue' | 'city' | 'countryIso2' | 'country'>, locale: Locale): string {
  const words = WORDS[locale];
  if (event.mode === 'online') return words.online;
  const parts = [textIn(event.venue, locale), textIn(event.city, locale), countryName(event, locale)].map((part) => part.trim()).filter((part) => part !== '');
  const place = parts.length > 0 ? parts.join(words.comma) : words.unknown;
  return event.mode === 'hybrid' ? words.andOnline.replace('{place}', place) : place;
}

function countryName({ countryIso2, country }: Pick<EventFacts, 'countryIso2' | 'country'>, locale: Locale): string {
  if (countryIso2 === null) return '';
  if (locale === 'fa') return persianCountries.of(countryIso2) ?? countryIso2;
  return country === null ? countryIso2 : textIn(country, locale);
}
