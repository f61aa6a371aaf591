import type { Locale } from '../../platform/i18n/index.js';
import type { PersonCard } from './person.js';

/** Whom a letter speaks to. */
export type Addressed = Pick<PersonCard, 'title' | 'familyName' | 'givenName' | 'otherScripts' | 'sex'>;

/**
 * How a letter opens: `Dear Ms Akhmetova,`, `Excellency,`, `Уважаемая госпожа Ахметова!`. Russian letters write the name in Cyrillic where it is known.
 * Readers of languages in which no letters are written are addressed in English. Of somebody whose sex is not known nothing is guessed.
 */
export function salutation(person: Addressed, language: Locale): string {
  return language === 'ru' ? russian(person) : english(person);
}

function english({ title, familyName, givenName, sex }: Addressed): string {
  if (title !== null && /^(H\. ?E\.|His Excellency|Her Excellency)/i.test(title)) return 'Excellency,';
  const form = title?.trim() || (sex === 'female' ? 'Ms' : sex === 'male' ? 'Mr' : '');
  return form === '' ? `Dear ${givenName} ${familyName},` : `Dear ${form} ${familyName},`;
}

function russian({ familyName, givenName, otherScripts, sex }: Addressed): string {
  const family = otherScripts.cyrillic?.family ?? familyName;
  const given = otherScripts.cyrillic?.given ?? givenName;
  if (sex === 'female') return `Уважаемая госпожа ${family}!`;
  if (sex === 'male') return `Уважаемый господин ${family}!`;
  return `Уважаемая госпожа / уважаемый господин ${family} ${given}!`;
}
