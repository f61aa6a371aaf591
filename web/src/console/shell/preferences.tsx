import { useState, type ReactElement, type ReactNode } from 'react';
import { chooseLocale, rememberLocale } from '../../texts/choose.js';
import { LocaleContext } from '../../texts/LocaleContext.js';
import { createContext, useContext, useEffect } from 'react';
import { directionOf, type Locale } from '../../texts/texts.js';

/** The console speaks these. */
export const CONSOLE_LOCALES: readonly Locale[] = ['en', 'ru'];

const ChooseLocale = createContext<(locale: Locale) => void>(() => undefined);

export function useChooseLocale(): (locale: Locale) => void {
  return useContext(ChooseLocale);
}

/** Finds the reader's language, sets it on the page, and changes it at once when they choose another. */
export function Preferences({ children }: { children: ReactNode }): ReactElement {
  const [locale, setLocale] = useState<Locale>(() =>
    chooseLocale({ lang: new URLSearchParams(location.search).get('lang'), cookie: document.cookie, accept: navigator.languages.join(',') }, CONSOLE_LOCALES),
  );
  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dir = directionOf(locale);
  }, [locale]);
  const choose = (chosen: Locale): void => {
    rememberLocale(chosen);
    setLocale(chosen);
  };
  return (
    <ChooseLocale value={choose}>
      <LocaleContext value={locale}>{children}</LocaleContext>
    </ChooseLocale>
  );
}
