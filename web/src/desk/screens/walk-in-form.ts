import type { Fault } from '../../design/index.js';
import { isLocale } from '../../texts/texts.js';
import type { WalkInItem } from '../door/log.js';
import type { DeskTranslate } from '../texts.js';

type Form = Omit<WalkInItem, 'id' | 'deviceTime' | 'clockOffsetMs' | 'day' | 'sessionId'>;

const PURPOSES = ['event-management', 'follow-up', 'photos'] as const;
const SEXES = ['female', 'male', 'other'] as const;

/** What was filled in, as the API takes it, and what is missing: so much can be told without the server, which has the last word. */
export function walkInOf(form: FormData, t: DeskTranslate): { item: Form; faults: readonly Fault[] } {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const [givenName, familyName, email, institution, category, partyId] = ['person.givenName', 'person.familyName', 'person.email', 'person.institution', 'category', 'partyId'].map(text) as [string, string, string, string, string, string];
  const sex = SEXES.find((one) => one === text('person.sex'));
  const consents = Object.fromEntries(PURPOSES.map((purpose) => [purpose, form.get(`consents.${purpose}`) !== null]));
  const locale = text('locale');
  const faults: Fault[] = [
    ...(givenName === '' ? [{ field: 'person.givenName', text: t('walk-in.fault.given') }] : []),
    ...(familyName === '' ? [{ field: 'person.familyName', text: t('walk-in.fault.family') }] : []),
    ...(category === '' ? [{ field: 'category', text: t('walk-in.fault.category') }] : []),
    ...(email !== '' && !/^\S+@\S+\.\S+$/.test(email) ? [{ field: 'person.email', text: t('walk-in.fault.email') }] : []),
    ...(consents['event-management'] ? [] : [{ field: 'consents.event-management', text: t('walk-in.fault.consent') }]),
  ];
  const person = { givenName, familyName, ...(email !== '' && { email }), ...(institution !== '' && { institution }), ...(sex && { sex }) };
  return { item: { person, category: category as Form['category'], ...(partyId !== '' && { partyId }), consents, locale: isLocale(locale) ? locale : 'en' }, faults };
}
