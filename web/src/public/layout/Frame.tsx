import type { ReactElement, ReactNode } from 'react';
import { LanguageSwitch, Wordmark } from '../../design/index.js';
import { LANGUAGE_NAMES, LOCALES } from '../../texts/texts.js';
import { usePublic } from '../PublicContext.js';
import { SchemeSwitch } from './SchemeSwitch.js';

/** This page in another language. */
function inLanguage(address: string, locale: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}lang=${locale}`;
}

/** What stands around every public page: name, languages, and at the foot who answers for it. */
export function Frame({ children }: { children: ReactNode }): ReactElement {
  const { t, setting } = usePublic();
  return (
    <div className="public">
      <a className="skip-link" href="#content">
        {t('skip')}
      </a>
      <header className="masthead">
        <div className="masthead__line">
          <Wordmark href="/" name={setting.instanceName} />
          <LanguageSwitch label={t('language')} current={setting.locale} choices={LOCALES.map((locale) => ({ locale, name: LANGUAGE_NAMES[locale], href: inLanguage(setting.address, locale) }))} />
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot no-print">
        <div className="foot__line">
          <p>{t('foot.about', { name: setting.instanceName })}</p>
          <ul role="list" className="foot__links">
            <li>
              <a href="/events">{t('foot.events')}</a>
            </li>
            <li>
              <a href="/console/">{t('foot.staff')}</a>
            </li>
            {setting.inboxUrl && (
              <li>
                <a href={setting.inboxUrl}>{t('foot.inbox')}</a>
              </li>
            )}
          </ul>
          <SchemeSwitch />
        </div>
      </footer>
    </div>
  );
}

/** The band under the masthead: what this page is about, on the deep blue of the house, with the rows of seats of the mark behind it. */
export function Band({ children, above }: { children: ReactNode; above?: ReactNode }): ReactElement {
  return (
    <div className="band">
      <svg className="band__seats" viewBox="0 0 400 400" fill="none" stroke="currentColor" aria-hidden="true">
        {[60, 95, 130, 165, 200].map((radius, row) => (
          <circle key={radius} cx="200" cy="400" r={radius * 1.7} strokeWidth="17" strokeLinecap="butt" strokeDasharray={`${20 + row} ${7 + row}`} opacity={0.5 - row * 0.08} />
        ))}
      </svg>
      <div className="band__line">
        {above}
        {children}
      </div>
    </div>
  );
}
