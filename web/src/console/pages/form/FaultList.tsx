import { useEffect, useRef, type ReactElement } from 'react';
import type { FormDefinition } from '../../../../../src/registration/form/form.js';
import { ProblemError, useLocale } from '../../index.js';
import { fieldOf, sectionOf, type Chosen } from './edits.js';
import type { PlacedFault } from './faults.js';
import { named } from './form.js';
import { useTexts } from './texts.js';

/** What must be mended before the form can be saved; each opens what it is about. Takes the focus when somebody tried to save. */
export function FaultList({ form, faults, refused, open }: { form: FormDefinition; faults: readonly PlacedFault[]; refused: Error | null; open: (chosen: Chosen) => void }): ReactElement | null {
  const t = useTexts();
  const locale = useLocale();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => summary.current?.focus(), [refused]);
  if (faults.length === 0 && refused === null) return null;
  const titleOf = (at: Chosen): string => (at.what === 'field' ? named(fieldOf(form, at)?.label ?? {}, locale, t('unnamed.field')) : named(sectionOf(form, at)?.title ?? {}, locale, t('unnamed.section')));
  const told = refused instanceof ProblemError ? refused.errors.map(({ detail }) => detail) : [];
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={summary}>
      <h2>{t('faults')}</h2>
      <ul>
        {faults.map(({ at, part, code }) => (
          <li key={`${at.id} ${part} ${code}`}>
            <button type="button" className="link" onClick={() => open(at)}>
              {t('fault.at', { name: titleOf(at), fault: t(`fault.${code}`) })}
            </button>
          </li>
        ))}
        {refused && (told.length > 0 ? told : [refused instanceof ProblemError && refused.message ? refused.message : t('failed')]).map((text) => <li key={text}>{text}</li>)}
      </ul>
    </div>
  );
}
