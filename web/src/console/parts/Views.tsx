import type { ReactElement, ReactNode } from 'react';
import './views.css';

/** Links to the views of one part of the workspace, each in an `<li>`; `label` names them for screen readers. */
export function Views({ label, children }: { label: string; children: ReactNode }): ReactElement {
  return (
    <nav aria-label={label} className="no-print">
      <ul className="views" role="list">
        {children}
      </ul>
    </nav>
  );
}
