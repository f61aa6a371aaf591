import type { ReactElement, ReactNode } from 'react';
import { useLocale } from '../../texts/LocaleContext.js';
import { numberIn } from '../../texts/texts.js';
import { fieldId } from './Field.js';
import { Icon, type IconName } from './icons.js';

/** How something stands. `rest` is over or not begun; a ring instead of a dot says that it is not yet settled. */
export type Tone = 'ok' | 'wait' | 'bad' | 'info' | 'rest';

/** A dot and a word; never colour alone. */
export function Status({ tone = 'rest', ring = false, children }: { tone?: Tone; ring?: boolean; children: ReactNode }): ReactElement {
  return <span className={`status tone--${tone}${ring ? ' status--ring' : ''}`}>{children}</span>;
}

const marks: Record<Tone, IconName> = { ok: 'ok', wait: 'wait', bad: 'bad', info: 'info', rest: 'info' };

/** Something to know, where it matters. `live` announces it when it appears. */
export function Banner({ tone = 'info', title, children, live = false }: { tone?: Tone; title?: ReactNode; children?: ReactNode; live?: boolean }): ReactElement {
  return (
    <div className={`banner tone--${tone}`} role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}>
      <Icon name={marks[tone]} />
      <div className="stack" style={{ '--stack': 'var(--s-2)' } as Record<string, string>}>
        {title !== undefined && <p className="banner__title">{title}</p>}
        {children !== undefined && (typeof children === 'string' ? <p>{children}</p> : children)}
      </div>
    </div>
  );
}

/** One fault: the field's name (null when it is about the whole) and what is wrong. */
export interface Fault {
  field: string | null;
  text: string;
}

/** What is wrong, above the form, each fault with a link to its field. Give it focus when it appears. */
export function ErrorSummary({ title, faults, ref }: { title: string; faults: readonly Fault[]; ref?: React.Ref<HTMLDivElement> }): ReactElement | null {
  if (faults.length === 0) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={ref} id="error-summary">
      <h2>{title}</h2>
      <ul>
        {faults.map(({ field, text }) => (
          <li key={`${field} ${text}`}>{field === null ? text : <a href={`#${fieldId(field)}`}>{text}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

export function Card({ children, raised = false, as: As = 'div', className = '' }: { children: ReactNode; raised?: boolean; as?: 'div' | 'section' | 'article' | 'li'; className?: string }): ReactElement {
  return <As className={`card${raised ? ' card--raised' : ''} ${className}`.trim()}>{children}</As>;
}

/** Where one is among a few steps. `label` names the list for screen readers; `done` says "done" in words. */
export function Steps({ steps, current, label, done }: { steps: readonly string[]; current: number; label: string; done: string }): ReactElement {
  const locale = useLocale();
  return (
    <nav aria-label={label}>
      <ol className="steps">
        {steps.map((step, place) => (
          <li key={step} className={place < current ? 'steps__done' : undefined} aria-current={place === current ? 'step' : undefined}>
            <span className="steps__mark">{place < current ? <Icon name="check" size={14} strokeWidth="2.5" /> : numberIn(locale, place + 1)}</span>
            <span>
              {step}
              {place < current && <span className="sr-only"> ({done})</span>}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}

export interface LanguageChoice {
  locale: string;
  /** The language in its own words. */
  name: string;
  href: string;
}

/** The languages as links, each named in itself; works with scripts off. */
export function LanguageSwitch({ label, choices, current, onChoose }: { label: string; choices: readonly LanguageChoice[]; current: string; onChoose?: (locale: string) => void }): ReactElement {
  return (
    <nav aria-label={label}>
      <ul className="languages" role="list">
        {choices.map(({ locale, name, href }) => (
          <li key={locale}>
            <a
              href={href}
              lang={locale}
              hrefLang={locale}
              aria-current={locale === current ? 'true' : undefined}
              onClick={
                onChoose &&
                ((event) => {
                  event.preventDefault();
                  onChoose(locale);
                })
              }
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Nothing here yet: what will be here, why it matters, and the first thing to do. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }): ReactElement {
  return (
    <div className="state">
      <h2>{title}</h2>
      {children !== undefined && (typeof children === 'string' ? <p>{children}</p> : children)}
      {action}
    </div>
  );
}

/** Keeps the place of what is still coming. `label` is told to screen readers. */
export function Loading({ label, lines = 5, height }: { label: string; lines?: number; height?: string }): ReactElement {
  return (
    <div className="skeleton" role="status" style={height ? ({ '--skeleton': height } as Record<string, string>) : undefined}>
      <span className="sr-only">{label}</span>
      {Array.from({ length: lines }, (_, place) => (
        <span key={place} aria-hidden="true" />
      ))}
    </div>
  );
}

/** What happened, what was kept, and what to do. */
export function Failed({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }): ReactElement {
  return (
    <div className="state state--bad" role="alert">
      <h2>{title}</h2>
      {children !== undefined && (typeof children === 'string' ? <p>{children}</p> : children)}
      {action}
    </div>
  );
}

/** A name as its bearer writes it, kept apart from the direction of the text around it. */
export function Name({ children, lang }: { children: ReactNode; lang?: string }): ReactElement {
  return <bdi lang={lang}>{children}</bdi>;
}
