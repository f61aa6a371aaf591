import type { PersonInput } from '../directory/index.js';
import type { Locale } from '../platform/i18n/index.js';
import type { RegisterPersonRequest } from './registration.requests.js';

/** A person as the registration form tells of them. */
export function personInputOf(person: RegisterPersonRequest, locale: Locale): PersonInput {
  const { familyName, givenName, email, sex, stateIso2, institution, position } = person;
  const language = locale === 'ru' ? 'ru' : 'en';
  return {
    familyName,
    givenName,
    email,
    correspondenceLanguage: locale,
    ...(sex && { sex }),
    ...(stateIso2 && { stateIso2 }),
    ...(institution && { institutionName: { [language]: institution } }),
    ...(position && { position: { [language]: position } }),
  };
}
