import { directionOf, type Locale } from '../../platform/i18n/index.js';
import { LAYOUT } from './layout.js';

/** What stands around a letter's own text. */
export interface Surroundings {
  /** The secretariat, in the letterhead. */
  sender: string;
  /** Address of the installation. */
  site: string;
  /** Link that ends letters of a kind; null on letters that cannot be ended. */
  unsubscribe: string | null;
}

/** A letter's text, to be put on the secretariat's paper. */
interface Framed extends Surroundings {
  subject: string;
  /** HTML of the letter. */
  body: string;
  locale: Locale;
}

interface Words {
  sent: string;
  personal: string;
  stop: string;
}

const words: Readonly<Record<Locale, Words>> = {
  en: { sent: 'Sent through Convoke on behalf of', personal: 'Links in this letter are yours alone; please do not pass them on.', stop: 'Stop letters of this kind' },
  ru: { sent: 'Отправлено через систему Convoke по поручению:', personal: 'Ссылки в письме предназначены только Вам; пожалуйста, не пересылайте их.', stop: 'Больше не получать такие письма' },
  fa: { sent: 'فرستاده‌شده از راه Convoke از سوی', personal: 'پیوندهای این نامه تنها برای شماست؛ لطفاً آن‌ها را به دیگری ندهید.', stop: 'دیگر چنین نامه‌هایی نفرستید' },
};

/** The layout, cut at its places: text, name of a place, text, … */
const parts = LAYOUT.split(/\{\{(\w+)\}\}/);

/** The one layout of all mail: a sheet with the secretariat's letterhead, at most 600 px wide, readable without pictures, light or dark. */
export function framed({ subject, body, locale, sender, site, unsubscribe }: Framed): string {
  const { sent, personal, stop } = words[locale];
  const direction = directionOf(locale);
  const end = unsubscribe === null ? '' : `<p><a href="${escapeHtml(unsubscribe)}">${stop}</a></p>`;
  const places: Readonly<Record<string, string>> = {
    subject: escapeHtml(subject),
    body,
    sender: escapeHtml(sender),
    language: locale,
    direction,
    start: direction === 'rtl' ? 'right' : 'left',
    foot: `<p>${sent} <bdi>${escapeHtml(sender)}</bdi> · <a href="${escapeHtml(site)}">${escapeHtml(hostOf(site))}</a></p><p>${personal}</p>${end}`,
  };
  return parts.map((part, place) => (place % 2 === 0 ? part : (places[part] ?? ''))).join('');
}

/** The same surroundings under a letter in plain text. */
export function footed(text: string, locale: Locale, { sender, site, unsubscribe }: Surroundings): string {
  const { sent, personal, stop } = words[locale];
  const end = unsubscribe === null ? '' : `\n${stop}:\n${unsubscribe}\n`;
  // Two dashes and a space begin a signature (RFC 3676, 4.3).
  return `${text}\n\n-- \n${sent} ${sender}, ${site}\n${personal}\n${end}`;
}

function hostOf(site: string): string {
  return new URL(site).host;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
