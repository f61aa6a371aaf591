import type { components } from '../../../../api/schema.js';
import type { Person } from '../directory.js';
import type { Draft } from '../form/EntryForm.js';

type Change = components['schemas']['PersonChangeRequest'];
type New = components['schemas']['PersonRequest'];

/** Fields that are cleared with null, as the API names them. */
const CLEARABLE = ['title', 'birthDate', 'email', 'phone', 'stateIso2'] as const;
const SCRIPTS = ['otherScripts.cyrillic.family', 'otherScripts.cyrillic.given', 'otherScripts.native.family', 'otherScripts.native.given', 'otherScripts.native.language'] as const;

/** A person as the form holds them; `null` is somebody new. */
export function personDraft(person: Person | null): Draft {
  const { cyrillic, native } = person?.otherScripts ?? {};
  return {
    title: person?.title ?? '',
    givenName: person?.givenName ?? '',
    familyName: person?.familyName ?? '',
    'otherScripts.cyrillic.given': cyrillic?.given ?? '',
    'otherScripts.cyrillic.family': cyrillic?.family ?? '',
    'otherScripts.native.given': native?.given ?? '',
    'otherScripts.native.family': native?.family ?? '',
    'otherScripts.native.language': native?.language ?? '',
    sex: person?.sex ?? '',
    birthDate: person?.birthDate ?? '',
    stateIso2: person?.stateIso2 ?? '',
    email: person?.email ?? '',
    phone: person?.phone ?? '',
    correspondenceLanguage: person?.correspondenceLanguage ?? 'en',
    languages: person?.languages.join(' ') ?? '',
  };
}

function scriptsOf(draft: Draft): NonNullable<Change['otherScripts']> {
  const of = (script: string): { family: string; given: string } => ({ family: draft[`otherScripts.${script}.family`]?.trim() ?? '', given: draft[`otherScripts.${script}.given`]?.trim() ?? '' });
  const [cyrillic, native] = [of('cyrillic'), of('native')];
  const has = ({ family, given }: { family: string; given: string }): boolean => family !== '' || given !== '';
  return { ...(has(cyrillic) && { cyrillic }), ...(has(native) && { native: { ...native, language: draft['otherScripts.native.language'] ?? '' } }) };
}

const sexOf = (draft: Draft): 'female' | 'male' | 'other' | null => (['female', 'male', 'other'] as const).find((sex) => sex === draft['sex']) ?? null;
const languagesOf = (draft: Draft): string[] => (draft['languages'] ?? '').split(' ').filter((tag) => tag !== '');
const letterLanguage = (draft: Draft): 'en' | 'ru' | 'fa' => (['ru', 'fa'] as const).find((language) => language === draft['correspondenceLanguage']) ?? 'en';

/** The change that the API is asked for: the fields named, and nothing else. */
export function personChange(draft: Draft, changed: readonly string[]): Change {
  const has = new Set(changed);
  const cleared = Object.fromEntries(CLEARABLE.filter((name) => has.has(name)).map((name) => [name, draft[name]?.trim() || null]));
  return {
    ...cleared,
    ...(has.has('familyName') && { familyName: draft['familyName']?.trim() ?? '' }),
    ...(has.has('givenName') && { givenName: draft['givenName']?.trim() ?? '' }),
    ...(SCRIPTS.some((name) => has.has(name)) && { otherScripts: scriptsOf(draft) }),
    ...(has.has('sex') && { sex: sexOf(draft) }),
    ...(has.has('correspondenceLanguage') && { correspondenceLanguage: letterLanguage(draft) }),
    ...(has.has('languages') && { languages: languagesOf(draft) }),
  };
}

/** A text in English and Russian out of a draft; null when neither is given. */
export function localised(draft: Draft, name: string): { en?: string; ru?: string } | null {
  const [en, ru] = [draft[`${name}.en`]?.trim(), draft[`${name}.ru`]?.trim()];
  return en || ru ? { ...(en && { en }), ...(ru && { ru }) } : null;
}

/** Somebody new, with where they work. */
export function newPerson(draft: Draft, institutionId: string | null): New {
  const filled = Object.keys(draft).filter((name) => draft[name] !== '');
  const { familyName = '', givenName = '', ...rest } = personChange(draft, filled);
  return { ...rest, familyName, givenName, ...(institutionId && { institutionId }), ...(institutionId === null && localised(draft, 'institutionName') && { institutionName: localised(draft, 'institutionName') }), position: localised(draft, 'position') };
}
