import type { OtherScripts, PersonInput } from '../directory/index.js';
import type { Locale } from '../platform/i18n/index.js';
import type { RegisterPersonRequest } from './registration.requests.js';

/** A person as the registration form tells of them. */
export function personInputOf(person: RegisterPersonRequest, locale: Locale): PersonInput {
  const { title, familyName, givenName, email, sex, stateIso2, institution, position } = person;
  const language = locale === 'ru' ? 'ru' : 'en';
  const otherScripts = scriptsOf(person);
  return {
    familyName,
    givenName,
    email,
    correspondenceLanguage: locale,
    ...(title && { title }),
    ...(otherScripts && { otherScripts }),
    ...(sex && { sex }),
    ...(stateIso2 && { stateIso2 }),
    ...(institution && { institutionName: { [language]: institution } }),
    ...(position && { position: { [language]: position } }),
  };
}

function scriptsOf({ cyrillic, native }: RegisterPersonRequest): OtherScripts | null {
  if (!cyrillic && !native) return null;
  return {
    ...(cyrillic && { cyrillic: { family: cyrillic.familyName, given: cyrillic.givenName } }),
    ...(native && { native: { family: native.familyName, given: native.givenName, language: native.language } }),
  };
}
