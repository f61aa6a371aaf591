import { createContext, useContext } from 'react';
import { type Dictionary, type Locale, type Translate, translator } from './texts.js';

/** The reader's language. */
export const LocaleContext = createContext<Locale>('en');

export function useLocale(): Locale {
  return useContext(LocaleContext);
}

const made = new WeakMap<Dictionary, Map<Locale, unknown>>();

/**
 * The texts of one place, one JSON per language beside it: `export const useTexts = textsOf({ en, ru })`, then `const t = useTexts()`.
 * A key that English has and Russian lacks does not compile. A language that is not there (Persian in the console) reads English.
 */
export function textsOf<E extends Dictionary>(dictionaries: { en: E; ru: Record<keyof E, Dictionary[string]>; fa?: Record<keyof E, Dictionary[string]> }): () => Translate<keyof E & string> {
  return () => {
    const locale = useLocale();
    const kept = made.get(dictionaries.en) ?? new Map<Locale, unknown>();
    made.set(dictionaries.en, kept);
    const found = kept.get(locale) as Translate<keyof E & string> | undefined;
    if (found) return found;
    const voice = translator<keyof E & string>(locale, dictionaries[locale] ?? dictionaries.en, dictionaries.en);
    kept.set(locale, voice);
    return voice;
  };
}
