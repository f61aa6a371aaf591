import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { ErrorSummary, LanguageSwitch, Wordmark, type Fault } from '../../../design/index.js';
import { useLocale } from '../../../texts/LocaleContext.js';
import { isLocale, LANGUAGE_NAMES } from '../../../texts/texts.js';
import { CONSOLE_LOCALES, useChooseLocale } from '../../shell/preferences.js';
import { useShellTexts } from '../../texts.js';

/** A page before the door: name, what it is for, what is wrong, a short form, the languages. */
export function OpenPage({ title, intro, trouble, faults, children }: { title: string; intro: string; trouble: string; faults: readonly Fault[]; children: ReactNode }): ReactElement {
  const t = useShellTexts();
  const locale = useLocale();
  const choose = useChooseLocale();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    document.title = `${title} – Convoke`;
  }, [title]);
  useEffect(() => {
    if (faults.length > 0) summary.current?.focus();
  }, [faults]);
  return (
    <main className="open-page">
      <div className="open-page__card stack" style={{ '--stack': 'var(--s-6)' } as Record<string, string>}>
        <Wordmark href="/" name="Convoke" />
        <h1>{title}</h1>
        <p className="muted">{intro}</p>
        <ErrorSummary title={trouble} faults={faults} ref={summary} />
        {children}
        <LanguageSwitch
          label={t('language')}
          current={locale}
          choices={CONSOLE_LOCALES.map((one) => ({ locale: one, name: LANGUAGE_NAMES[one], href: `?lang=${one}` }))}
          onChoose={(chosen) => isLocale(chosen) && choose(chosen)}
        />
      </div>
    </main>
  );
}

/** A text that was typed. */
export function typed(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
