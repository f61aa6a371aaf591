import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactElement } from 'react';

type Look = 'main' | 'quiet' | 'plain' | 'danger';
interface Own {
  look?: Look;
  wide?: boolean;
}

const classes = ({ look = 'main', wide }: Own, more?: string): string =>
  ['button', look !== 'main' && `button--${look}`, wide && 'button--wide', more].filter(Boolean).join(' ');

/** Does something. One `main` a screen. */
export function Button({ look, wide, className, type = 'button', ...rest }: Own & ButtonHTMLAttributes<HTMLButtonElement>): ReactElement {
  return <button type={type} className={classes({ look, wide }, className)} {...rest} />;
}

/** Leads somewhere and looks like a button, because going there is the next step. */
export function ButtonLink({ look, wide, className, ...rest }: Own & AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }): ReactElement {
  return <a className={classes({ look, wide }, className)} {...rest} />;
}
