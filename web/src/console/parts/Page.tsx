import { useEffect, type ReactElement, type ReactNode } from 'react';

/** A page of the console: title and the one main action, then the content. The title is the page's h1 and its name in the browser. */
export function Page({ title, lead, action, children }: { title: string; lead?: ReactNode; action?: ReactNode; children: ReactNode }): ReactElement {
  useEffect(() => {
    document.title = `${title} – Convoke`;
  }, [title]);
  return (
    <>
      <div className="page__head">
        <div>
          <h1>{title}</h1>
          {lead !== undefined && <p className="page__lead">{lead}</p>}
        </div>
        {action}
      </div>
      {children}
    </>
  );
}
