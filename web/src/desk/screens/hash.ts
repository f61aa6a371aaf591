import { useSyncExternalStore } from 'react';

export const SCREENS = ['check-in', 'people', 'walk-in', 'device'] as const;
export type Screen = (typeof SCREENS)[number];

let current: Screen = 'check-in';

/** The screen in the address. A link to a field of a form (`#field-…`) leaves the screen as it is. */
function read(): Screen {
  if (location.hash === '') current = 'check-in';
  const named = SCREENS.find((screen) => location.hash === `#/${screen}`);
  if (named) current = named;
  return current;
}

const subscribe = (reader: () => void): (() => void) => {
  addEventListener('hashchange', reader);
  return () => removeEventListener('hashchange', reader);
};

export function useScreen(): Screen {
  return useSyncExternalStore(subscribe, read);
}

export function goTo(screen: Screen): void {
  location.hash = `#/${screen}`;
}
