import type { LocalisedText } from '../../platform/i18n/index.js';

export const PARTY_STATUSES = ['member', 'observer', 'guest', 'partner'] as const;
export type PartyStatus = (typeof PARTY_STATUSES)[number];

export const FOCAL_POINT_RANKS = ['principal', 'alternate'] as const;
export type FocalPointRank = (typeof FOCAL_POINT_RANKS)[number];

/** A party as it stands on one day. */
export interface PartyOn {
  id: string;
  processId: string;
  stateIso2: string | null;
  institutionId: string | null;
  name: LocalisedText;
  /** null on a day on which it has none. */
  status: PartyStatus | null;
  /** Chairs the process on that day. */
  chair: boolean;
}

/** Who speaks for a party. */
export interface FocalPointOn {
  personId: string;
  partyId: string;
  rank: FocalPointRank;
}
