import type { ReactElement, SVGProps } from 'react';

/** The few marks that the public face and the desk need; drawn in the manner of Tabler, which the console uses. Always beside a word. */
const paths = {
  info: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M12 8h.01M11 12h1v4h1',
  ok: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M8.5 12l2.5 2.5l5-5',
  wait: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M12 7.5v5l3 2',
  bad: 'M12 3l9.5 17h-19zM12 10v4M12 17h.01',
  calendar: 'M4 6.5h16v13.5h-16zM4 11h16M8 3.5v4M16 3.5v4',
  place: 'M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11M12 12.5a2.5 2.5 0 1 0 0-5a2.5 2.5 0 0 0 0 5',
  languages: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M3.5 9h17M3.5 15h17M12 3c-5 6-5 12 0 18M12 3c5 6 5 12 0 18',
  people: 'M9 11a3.5 3.5 0 1 0 0-7a3.5 3.5 0 0 0 0 7M3 20c0-3.5 2.5-6 6-6s6 2.5 6 6M16 4.3a3.5 3.5 0 0 1 0 6.4M17.5 14.3c2.2.8 3.5 3 3.5 5.7',
  online: 'M3 5h18v12h-18zM8 21h8M12 17v4',
  ticket: 'M3 7h18v3.5a1.5 1.5 0 0 0 0 3v3.5h-18v-3.5a1.5 1.5 0 0 0 0-3zM14 7v2M14 11v2M14 15v2',
  check: 'M5 12.5l4.5 4.5l9.5-10',
  arrow: 'M5 12h14M13 6l6 6l-6 6',
  back: 'M19 12h-14M11 6l-6 6l6 6',
  close: 'M6 6l12 12M18 6l-12 12',
  sun: 'M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
} as const;

export type IconName = keyof typeof paths;

/** Marks that point along the line of reading turn round where it runs from right to left. */
const turning: readonly IconName[] = ['arrow', 'back'];

/** A mark, hidden from screen readers: the word beside it says what it means. */
export function Icon({ name, size = 20, ...rest }: { name: IconName; size?: number } & Omit<SVGProps<SVGSVGElement>, 'name'>): ReactElement {
  return (
    <svg className={turning.includes(name) ? 'icon-turning' : undefined} width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" {...rest}>
      <path d={paths[name]} />
    </svg>
  );
}
