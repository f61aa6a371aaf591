import { displayName, type PersonCard } from '../directory/index.js';
import type { Locale } from '../platform/i18n/index.js';

type Addressed = Pick<PersonCard, 'title' | 'givenName' | 'familyName' | 'otherScripts' | 'sex'>;

/**
 * How a letter begins. In Russian by the custom of official letters: the adjective follows the sex, the name stands in Cyrillic where it is known, and
 * the line ends with an exclamation mark. Persian readers get English letters.
 */
export function salutation(person: Addressed, locale: Locale): string {
  if (locale === 'ru') return `${RUSSIAN[person.sex ?? 'other']} ${cyrillicName(person)}!`;
  return `Dear ${[person.title, displayName(person)].filter(Boolean).join(' ')},`;
}

const RUSSIAN: Readonly<Record<'female' | 'male' | 'other', string>> = { female: 'Уважаемая', male: 'Уважаемый', other: 'Уважаемый(-ая)' };

function cyrillicName(person: Addressed): string {
  const { cyrillic } = person.otherScripts;
  return cyrillic ? `${cyrillic.given} ${cyrillic.family}` : displayName(person);
}
