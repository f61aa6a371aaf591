import type { PartyStatus } from '../../directory/index.js';

/** What kind of party it is on the day of the event. */
export interface PartyKind {
  status: PartyStatus | null;
  /** Kind of the institution; null for a State. */
  institutionKind: string | null;
}

const OF_STATES: Readonly<Record<PartyStatus, string>> = { member: 'member-state', observer: 'observer-state', guest: 'guest-state', partner: 'guest-state' };
const OF_INSTITUTIONS: Readonly<Record<string, string>> = { un: 'un-entity', igo: 'igo', ngo: 'ngo', donor: 'donor' };

/** As what the people of a party take part. A State that is no party comes as a guest; whoever is no State and no organisation of a known kind sends experts. */
export function categoryOf({ status, institutionKind }: PartyKind): string {
  if (institutionKind !== null) return OF_INSTITUTIONS[institutionKind] ?? 'expert';
  return status === null ? 'guest-state' : OF_STATES[status];
}
