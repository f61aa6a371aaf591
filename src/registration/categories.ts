/** As what somebody takes part (domain: category of a participant). */
export const CATEGORIES = [
  'member-state',
  'observer-state',
  'guest-state',
  'un-entity',
  'igo',
  'ngo',
  'donor',
  'expert',
  'trainer',
  'secretariat',
  'host-government',
  'interpreter',
  'media',
  'support-staff',
  'accompanying-person',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Functions in a delegation, in the order in which they are listed. */
export const FUNCTIONS = ['head', 'deputy-head', 'delegate', 'adviser', 'expert'] as const;

/** People who come with others take nobody's seat: a personal assistant counts against no quota. */
export const SEATLESS: ReadonlySet<string> = new Set(['support-staff', 'accompanying-person']);

/** How a registration came in. */
export type Channel = 'public' | 'invitation' | 'nomination' | 'staff' | 'walk-in' | 'import';
