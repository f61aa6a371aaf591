import type { ReactElement } from 'react';

/** The mark: rows of seats around one point, open on the side where the reader comes in; also a C. */
export function Mark({ size }: { size?: number }): ReactElement {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} fill="none" stroke="currentColor" strokeLinecap="round" aria-hidden="true">
      <path d="M26.6 7.1A13.8 13.8 0 1 0 26.6 24.9" strokeWidth="2.6" />
      <path d="M21.7 11.2A7.4 7.4 0 1 0 21.7 20.8" strokeWidth="2.6" strokeDasharray="3.2 3.650" strokeDashoffset="0.2" />
      <circle cx="17" cy="16" r="2.5" fill="currentColor" stroke="none" />
    </svg>
  );
}

/** Mark and name, leading home. `name` is the installation's own name. */
export function Wordmark({ href, name }: { href: string; name: string }): ReactElement {
  return (
    <a className="wordmark" href={href}>
      <Mark />
      <span>{name}</span>
    </a>
  );
}
