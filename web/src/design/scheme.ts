/** Light, dark, or as the device says. Kept in a cookie, so that the server writes it into the page and nothing flashes. */
export type Scheme = 'light' | 'dark' | 'auto';

export function readScheme(cookie: string | undefined): Scheme {
  const chosen = /(?:^|;\s*)scheme=(light|dark)/.exec(cookie ?? '')?.[1];
  return chosen === 'light' || chosen === 'dark' ? chosen : 'auto';
}

/** Keeps the choice for a year, for every face, and shows it at once. */
export function chooseScheme(scheme: Scheme): void {
  document.cookie = scheme === 'auto' ? 'scheme=; Path=/; Max-Age=0; SameSite=Lax' : `scheme=${scheme}; Path=/; Max-Age=31536000; SameSite=Lax`;
  if (scheme === 'auto') delete document.documentElement.dataset['scheme'];
  else document.documentElement.dataset['scheme'] = scheme;
}
