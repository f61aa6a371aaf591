import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { ErrorSummary, type Fault } from '../../design/index.js';
import { usePublic } from '../PublicContext.js';

/** The frame of a page that asks for something: what it is about, the title, what is wrong (with the focus on it), the form. */
export function FormPage({ about, title, faults = [], children }: { about?: ReactNode; title: string; faults?: readonly Fault[]; children: ReactNode }): ReactElement {
  const { t } = usePublic();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (faults.length > 0) summary.current?.focus();
  }, [faults]);
  return (
    <div className="page page--narrow">
      <div className="stack" style={{ '--stack': 'var(--s-6)' } as Record<string, string>}>
        <div>
          {about && <p className="about">{about}</p>}
          <h1>{title}</h1>
        </div>
        <ErrorSummary title={t('form.faults', { count: faults.length })} faults={faults} ref={summary} />
        {children}
      </div>
    </div>
  );
}
