import en from './texts/en.json';
import fa from './texts/fa.json';
import ru from './texts/ru.json';
import { textsOf } from '../texts/LocaleContext.js';
import type { Tone } from '../design/components/parts.js';

/** The words of the trade, named as the API names them: `t('event.registration-open')`. For the console and the desk; the public face loads one language. */
export const useTrade = textsOf({ en, ru, fa });
export type TradeKey = keyof typeof en;

/** How each status looks; the word comes from the dictionary. */
const tones: Readonly<Record<string, Tone>> = {
  'event.draft': 'rest',
  'event.published': 'info',
  'event.registration-open': 'ok',
  'event.closed': 'wait',
  'event.held': 'rest',
  'event.archived': 'rest',
  'event.cancelled': 'bad',
  'event.postponed': 'wait',
  'registration.submitted': 'wait',
  'registration.approved': 'ok',
  'registration.confirmed': 'ok',
  'registration.waitlisted': 'wait',
  'registration.invited': 'info',
  'registration.nominated': 'info',
  'registration.rejected': 'bad',
  'registration.cancelled': 'bad',
  'invitation.sent': 'wait',
  'invitation.accepted': 'ok',
  'invitation.declined': 'bad',
  'invitation.substituted': 'info',
  'message.waiting': 'wait',
  'message.handed': 'info',
  'message.sending': 'info',
  'message.sent': 'ok',
  'message.failed': 'bad',
  'message.unknown': 'wait',
  'message.suppressed': 'bad',
  'party.member': 'info',
  'party.observer': 'rest',
};

/** The tone of a status such as `registration.confirmed`; quiet when it is neither good nor bad. */
export function toneOf(status: string): Tone {
  return tones[status] ?? 'rest';
}
